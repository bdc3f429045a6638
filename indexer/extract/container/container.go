// Package container takes files apart that hold other files: ZIP archives, letters with what is attached to them, and web pages saved
// as one file. Each part becomes a file of its own; what the parts are, their reader finds out.
package container

import (
	"context"
	"io"

	"vankho/corpus"
)

// Kind is a format of file that holds others.
type Kind string

// The kinds.
const (
	Zip     Kind = "zip"
	Mail    Kind = "mail"    // a letter, RFC 5322 and MIME
	WebPage Kind = "webpage" // a page saved with its pictures, MHTML
)

// Limits bounds what one container may cost. A zero field takes its default.
type Limits struct {
	// Parts is the most parts; default 10,000.
	Parts int
	// Bytes is how much is written in all; default 1 GiB.
	Bytes int64
	// Ratio is how many times its packed size a part may have, once it is larger than RatioFrom bytes; defaults 200 and 64 MiB.
	Ratio     int64
	RatioFrom int64
	// Text is the largest text of a letter in bytes; default 64 MiB.
	Text int64
}

func (l Limits) withDefaults() Limits {
	if l.Parts <= 0 {
		l.Parts = 10_000
	}
	for _, f := range []struct {
		field *int64
		value int64
	}{{&l.Bytes, 1 << 30}, {&l.Ratio, 200}, {&l.RatioFrom, 64 << 20}, {&l.Text, 64 << 20}} {
		if *f.field <= 0 {
			*f.field = f.value
		}
	}
	return l
}

// Part is one file of a container.
type Part struct {
	// Name is its path within the container: relative, with slashes, in NFC, without "..", of its own among the parts.
	// Example: "Phụ lục/biểu 1.xlsx". The text of a letter is "thư.txt" or "thư.html".
	Name string
	// File is where its bytes were written, a file of the same base name as far as the disk allows; "" where nothing could be had.
	File string
	// Size is that of File in bytes.
	Size int64
	// Problem says why it could not be unpacked, or, where there is a File, what is wrong with it.
	Problem *corpus.Problem
}

// Unpack writes each part of a container of size bytes into dir, which is there and which the caller removes, and hands it to part, in the
// container's order. Folders, symbolic links and what systems leave behind ("__MACOSX", "Thumbs.db") are passed over.
//
// The error is a *fault.Fault where the container as a whole is bad or over a limit, after the parts that could be had; else it is
// ctx's, part's or the disk's. Containers among the parts are parts like any other: how deep to go is the caller's to say.
func Unpack(ctx context.Context, in io.ReaderAt, size int64, kind Kind, dir string, limits Limits, part func(Part) error) error {
	s := &spool{ctx: ctx, dir: dir, limits: limits.withDefaults(), part: part, names: map[string]bool{}}
	switch kind {
	case Zip:
		return s.zip(in, size)
	case WebPage:
		return s.webPage(in, size)
	default:
		return s.letter(in, size)
	}
}
