package container

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strconv"

	"vankho/indexer/extract/fault"
)

// spool writes the parts of one container into its folder and hands them on.
type spool struct {
	ctx    context.Context
	dir    string
	limits Limits
	part   func(Part) error
	// names are those given so far, parts counts them; bytes is what was written, kept or not.
	names map[string]bool
	parts int
	bytes int64
}

// diskError is an error of the folder, not of the container.
type diskError struct{ error }

func (e diskError) Unwrap() error { return e.error }

// fail hands on a part of which nothing could be had.
func (s *spool) fail(name string, code fault.Code, args ...any) error {
	return s.give(Part{Name: name}, fault.Of(code, args...))
}

// save writes what in gives into a file and hands it on. packed is the size that the part takes in its container; 0 is unknown.
// What in fails with becomes the part's problem; what came before stays.
func (s *spool) save(name string, in io.Reader, packed int64) error {
	if s.parts >= s.limits.Parts {
		return fault.Of(fault.TooManyParts, s.limits.Parts, s.parts)
	}
	most, over := s.limits.Bytes-s.bytes, fault.Of(fault.OutputTooLarge, fault.Size(s.limits.Bytes))
	whole := true // going over ends the whole container
	if bound := max(s.limits.RatioFrom, s.limits.Ratio*packed); packed > 0 && bound < most {
		most, over, whole = bound, fault.Of(fault.Bomb, s.limits.Ratio), false
	}
	folder := filepath.Join(s.dir, strconv.Itoa(s.parts+1))
	if err := os.Mkdir(folder, 0o700); err != nil {
		return fmt.Errorf("unpack: %w", err)
	}
	p := Part{Name: name, File: filepath.Join(folder, diskName(name))}
	var bad error
	var err error
	p.Size, bad, err = s.write(p.File, in, most)
	s.bytes += p.Size
	if err != nil {
		return fmt.Errorf("unpack: %w", err)
	}
	var found *fault.Fault
	switch {
	case p.Size > most:
		found = over
	case bad == nil:
		return s.give(p, nil)
	case s.ctx.Err() != nil:
		return s.ctx.Err()
	case !errors.As(bad, &found):
		found = fault.Of(fault.BrokenPart)
	}
	if p.Size > most || p.Size == 0 || found.Code != fault.BrokenPart {
		if err := os.RemoveAll(folder); err != nil {
			return fmt.Errorf("unpack: %w", err)
		}
		p.File, p.Size = "", 0
	}
	if found == over && whole {
		return over
	}
	return s.give(p, found)
}

// write copies at most most bytes and one more into a new file. bad is what in failed with, err what the disk did.
func (s *spool) write(file string, in io.Reader, most int64) (size int64, bad, err error) {
	out, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, nil, err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	bad = fault.Contain(func() error {
		buffer := make([]byte, 64<<10)
		for size <= most {
			if err := s.ctx.Err(); err != nil {
				return err
			}
			n, err := in.Read(buffer)
			n = int(min(int64(n), most+1-size))
			if _, failed := out.Write(buffer[:n]); failed != nil {
				return diskError{failed}
			}
			size += int64(n)
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	var disk diskError
	if errors.As(bad, &disk) {
		return size, nil, disk.error
	}
	return size, bad, nil
}

func (s *spool) give(p Part, f *fault.Fault) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	if s.parts >= s.limits.Parts {
		return fault.Of(fault.TooManyParts, s.limits.Parts, s.parts)
	}
	s.parts++
	p.Name = s.own(p.Name)
	if f != nil {
		problem := f.Problem()
		p.Problem = &problem
	}
	return s.part(p)
}

// own makes a name that no other part has: "a.pdf", "a (2).pdf".
func (s *spool) own(name string) string {
	unique := name
	suffix := path.Ext(name)
	for i := 2; s.names[unique]; i++ {
		unique = fmt.Sprintf("%s (%d)%s", name[:len(name)-len(suffix)], i, suffix)
	}
	s.names[unique] = true
	return unique
}
