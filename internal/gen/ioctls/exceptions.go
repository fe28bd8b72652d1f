// SPDX-License-Identifier: Apache-2.0

package main

import (
	"regexp"
	"strings"
)

// plain is the headers with requests that are older than _IO(): plain numbers, told by
// their names.
var plain = map[string]*regexp.Regexp{
	"asm-generic/ioctls.h":  regexp.MustCompile(`^(TC|TIO|FIO)[A-Z0-9]+$`),
	"asm-generic/sockios.h": regexp.MustCompile(`^(SIOC|FIO)`),
	"linux/sockios.h":       regexp.MustCompile(`^SIOC`),
	"linux/wireless.h":      regexp.MustCompile(`^SIOC`),
	"linux/cdrom.h":         regexp.MustCompile(`^(CDROM[A-Z_0-9]*|DVD_(READ_STRUCT|WRITE_STRUCT|AUTH))$`),
	"linux/kd.h":            regexp.MustCompile(`^(KD|GIO_|PIO_|KIOCSOUND)`),
	"linux/hdreg.h":         regexp.MustCompile(`^HDIO_`),
	"linux/vt.h":            regexp.MustCompile(`^VT_`),
	"linux/fb.h":            regexp.MustCompile(`^FBIO`),
	"linux/loop.h":          regexp.MustCompile(`^LOOP_`),
	"scsi/sg.h":             regexp.MustCompile(`^SG_[A-Z_]+$`),
	"scsi/scsi.h":           regexp.MustCompile(`^SCSI_IOCTL_`),
}

// moreHeaders are the C library's copies of the kernel's headers for SCSI.
const moreHeaders = "\n/usr/include/scsi/sg.h\n/usr/include/scsi/scsi.h\n"

// leftOut are macros that are no requests; requests that stand for others of the same
// number; those of architectures that are none of ours, and those that newer headers
// no longer have.
var leftOut = regexp.MustCompile(`^(_IO\w*` +
	`|VIDIOC_SUBDEV_(S_EDID|G_EDID|ENUMSTD|[GS]_STD|QUERYSTD|.*DV_TIMINGS.*)|DMA_BUF_SET_NAME|FD(GET|SET|DEF)MEDIAPRM|PPPIOCGIDLE` +
	`|KVM_(S390|PPC|ARM|TRACE|ASSIGN|DEASSIGN)_\w+|KVM_SET_MEMORY_(REGION|ALIAS)|KVM_DEBUG_GUEST|__\w+` +
	`|ATM_(ADD|DEL|GET|RST)(LECS)?ADDR|ATM_(ADD|DROP)PARTY|MGSL_\w+|REISERFS_\w+|PPPOEIOC\w+|IOCTL_GNTALLOC_\w+|SOUND_MIXER_(READ|WRITE)_\w+` +
	`|(BTRFS|EXFAT|EXT4|F2FS)_IOC_SHUTDOWN|IBRSV2|VT_EVENT_\w+|VT_MAX_EVENT|SCSI_IOCTL_TAGGED_\w+|SNDRV_PROTOCOL_\w+|SNDRV_\w+_VERSION)$`)

// isLeftOut tells of headers of hardware that newer kernels have no drivers for.
func isLeftOut(path string) bool {
	for _, name := range []string{"/linux/atm_", "/linux/atmarp.h", "/linux/atmclip.h", "/linux/atmlec.h", "/linux/atmmpc.h", "/linux/atmsvc.h",
		"/linux/capi.h", "/linux/cm4000_cs.h", "/misc/cxl.h", "/misc/habanalabs.h"} {
		if strings.Contains(path, name) {
			return true
		}
	}
	return false
}
