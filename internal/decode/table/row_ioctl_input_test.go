// SPDX-License-Identifier: Apache-2.0

package table_test

import "testing"

// inputCall makes a request of descriptor 3 that returns n bytes.
func inputCall(name string, request uint64, n int64, is []byte, want string) callCase {
	return callCase{name: name, syscall: "ioctl", args: [6]uint64{3, request, 0x100}, ret: n, exit: memory(at(0x100, is)), want: want}
}

func TestInputRequests(t *testing.T) {
	testCalls(t, []callCase{
		inputCall("a name", 0x81004506, 4, []byte("Pad\x00rest"), `ioctl(3, EVIOCGNAME(256), "Pad\0") = 4`),
		inputCall("what has been asked for is all that is read", 0x80024506, 9, []byte("Pad"), `ioctl(3, EVIOCGNAME(2), "Pa") = 9`),
		inputCall("bits", 0x80604521, 8, []byte{6, 1, 0, 0, 0, 0, 0, 0}, `ioctl(3, EVIOCGBIT(EV_KEY, 96), [KEY_ESC KEY_1 KEY_7]) = 8`),
		inputCall("many bits", 0x80044520, 4, []byte{255, 255, 0, 0}, `ioctl(3, EVIOCGBIT(0, 4), [EV_SYN EV_KEY EV_REL EV_ABS ...]) = 4`),
		inputCall("a bit that has no name", 0x80044509, 4, []byte{0, 2, 0, 0}, `ioctl(3, EVIOCGPROP(4), [0x9 /* INPUT_PROP_??? */]) = 4`),
		inputCall("no bits", 0x80084519, 8, make([]byte, 8), `ioctl(3, EVIOCGLED(8), []) = 8`),
		inputCall("fewer bytes than were returned", 0x80084519, 8, make([]byte, 1), `ioctl(3, EVIOCGLED(8), 0x100) = 8`),
		inputCall("nothing returned", 0x80084519, 0, make([]byte, 8), `ioctl(3, EVIOCGLED(8), 0x100) = 0`),
		inputCall("as much returned as there can be", 0x80604521, 1<<62, make([]byte, 96), `ioctl(3, EVIOCGBIT(EV_KEY, 96), []) = 4611686018427387904`),
		inputCall("a type of events nobody knows", 0x80044533, 4, make([]byte, 4), `ioctl(3, EVIOCGBIT(0x13 /* EV_??? */, 4), 0x100) = 4`),
		inputCall("slots", 0x800c450a, 0, []byte{0x35, 0, 0, 0, 7, 0, 0, 0, 255, 255, 255, 255}, `ioctl(3, EVIOCGMTSLOTS(12), {code=ABS_MT_POSITION_X, values=[7, -1]}) = 0`),
		inputCall("no room for slots", 0x8003450a, 0, []byte{0x35, 0, 0}, `ioctl(3, EVIOCGMTSLOTS(3), 0x100) = 0`),
		inputCall("a key", 0x80084504, 0, []byte{4, 0, 7, 0, 30, 0, 0, 0}, `ioctl(3, EVIOCGKEYCODE, [458756, KEY_A]) = 0`),
		inputCall("a failure", 0x81004506, -25, nil, `ioctl(3, EVIOCGNAME(256), 0x100) = -1 ENOTTY (Inappropriate ioctl for device)`),
	})
}

func TestConsoleRequests(t *testing.T) {
	number := func(name string, request, v uint64, want string) callCase {
		return callCase{name: name, syscall: "ioctl", args: [6]uint64{3, request, v}, want: want}
	}
	testCalls(t, []callCase{
		inputCall("a keyboard", 0x4b33, 0, []byte{2}, "ioctl(3, KDGKBTYPE, [KB_101]) = 0"),
		inputCall("none", 0x4b33, -25, nil, "ioctl(3, KDGKBTYPE, 0x100) = -1 ENOTTY (Inappropriate ioctl for device)"),
		inputCall("a mode", 0x4b44, 0, []byte{3, 0, 0, 0}, "ioctl(3, KDGKBMODE, [K_UNICODE]) = 0"),
		inputCall("a mode that has no name", 0x4b44, 0, []byte{255, 255, 255, 255}, "ioctl(3, KDGKBMODE, [-1 /* K_??? */]) = 0"),
		number("a mode to set", 0x4b3a, 1, "ioctl(3, KDSETMODE, KD_GRAPHICS) = 0"),
		number("lights", 0x4b32, 0xf05, "ioctl(3, KDSETLED, LED_SCR|LED_CAP) = 0"),
		number("a sound", 0x4b2f, 1193, "ioctl(3, KIOCSOUND, 1193 /* 1000 Hz */) = 0"),
		number("a tone", 0x4b30, 100<<16|512, "ioctl(3, KDMKTONE, 100<<16|512 /* 2330 Hz, 100 ms */) = 0"),
		number("a tone of no length", 0x4b30, 512, "ioctl(3, KDMKTONE, 512 /* off */) = 0"),
		number("no tone", 0x4b30, 100<<16, "ioctl(3, KDMKTONE, 100<<16|0 /* off */) = 0"),
		videoCall("a key's code", 0x4b4c, at(0x100, uint32(1), uint32(0)), at(0x100, uint32(1), uint32(3)), "ioctl(3, KDGETKEYCODE, {scancode=0x1, keycode=0 => 0x3}) = 0"),
	})
}
