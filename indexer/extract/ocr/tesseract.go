package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"vankho/indexer/extract/fault"
)

// Tesseract (bộ nhận dạng chữ) is the text recognition program of this machine. It is never required.
type Tesseract struct {
	// Path is where the program lies.
	Path string
	// Version is the program's own. Example: "5.3.0".
	Version string
}

// String is how a page names its reader. Example: "tesseract 5.3.0".
func (t Tesseract) String() string { return strings.TrimSpace("tesseract " + t.Version) }

// language is the one that pages are read in; with "vie+eng" more words are wrong.
const language = "vie"

// Find looks for tesseract on the path and for its Vietnamese data. The error is a *fault.Fault where the machine lacks something,
// NoReader or NoVietnamese; any other error says that the program could not be asked.
// Example: Find(ctx) is {Path:"/usr/bin/tesseract", Version:"5.3.0"}.
func Find(ctx context.Context) (Tesseract, error) {
	path, err := exec.LookPath("tesseract")
	if err != nil {
		return Tesseract{}, fault.Of(fault.NoReader)
	}
	t := Tesseract{Path: path}
	about, err := t.run(ctx, nil, "--version")
	if err != nil {
		return Tesseract{}, err
	}
	first, _, _ := strings.Cut(string(about), "\n")
	t.Version = strings.TrimPrefix(strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(first), "tesseract")), "v")
	list, err := t.run(ctx, nil, "--list-langs")
	if err != nil {
		return Tesseract{}, err
	}
	if !slices.Contains(strings.Fields(string(list)), language) {
		return Tesseract{}, fault.Of(fault.NoVietnamese)
	}
	return t, nil
}

// How tesseract is to divide a picture: of a page, where it finds columns and blocks itself reads more than one block.
const (
	findBlocks = "3"
	oneBlock   = "6"
)

// recognise gives the words of a prepared picture. tessedit_do_invert=0 spares a second try of each word in white on black.
func (t Tesseract) recognise(ctx context.Context, img *image.Gray, dpi float64, division string) ([]word, error) {
	out, err := t.run(ctx, pgm(img), "-", "-", "-l", language, "--psm", division, "--dpi", strconv.Itoa(int(dpi+0.5)),
		"-c", "tessedit_do_invert=0", "-c", "tessedit_create_tsv=1")
	if err != nil {
		return nil, err
	}
	return parseTSV(string(out)), nil
}

// pgm is the picture as tesseract reads it from its standard input, without compression.
func pgm(img *image.Gray) io.Reader {
	b := img.Bounds()
	head := strings.NewReader(fmt.Sprintf("P5\n%d %d\n255\n", b.Dx(), b.Dy()))
	if img.Stride == b.Dx() {
		return io.MultiReader(head, bytes.NewReader(img.Pix[:b.Dx()*b.Dy()]))
	}
	parts := []io.Reader{head}
	for y := range b.Dy() {
		parts = append(parts, bytes.NewReader(img.Pix[y*img.Stride:][:b.Dx()]))
	}
	return io.MultiReader(parts...)
}

const (
	mostOutput = 32 << 20 // bytes of one answer; a page of the smallest print gives under 1 MB
	mostSaid   = 4 << 10  // bytes kept of what tesseract says on its error output
	// dying is how long the pipes of a killed process may stay open.
	dying = 2 * time.Second
)

// run starts the program, feeds it and returns what it writes. Ending ctx kills it; it stays in the process group of its caller, so that
// it dies with a child that is killed.
func (t Tesseract) run(ctx context.Context, in io.Reader, args ...string) ([]byte, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	command := exec.CommandContext(ctx, t.Path, args...)
	command.WaitDelay = dying
	command.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1") // its threads cost more than they give; pages run side by side
	out := &capped{most: mostOutput, full: func() { cancel(errTooMuch) }}
	said := &capped{most: mostSaid, full: func() {}}
	command.Stdin, command.Stdout, command.Stderr = in, out, said
	err := command.Run()
	if cause := context.Cause(ctx); cause != nil {
		return nil, fmt.Errorf("%s: %w", t, cause)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %s", t, err, strings.TrimSpace(said.String()))
	}
	return out.Bytes(), nil
}

var errTooMuch = errors.New("it writes more than a page can hold")

// capped keeps the first bytes of an output and drops the rest.
type capped struct {
	bytes.Buffer
	most int
	full func()
}

func (c *capped) Write(p []byte) (int, error) {
	room := c.most - c.Len()
	if len(p) <= room {
		return c.Buffer.Write(p)
	}
	c.Buffer.Write(p[:max(0, room)])
	c.full()
	return len(p), nil
}
