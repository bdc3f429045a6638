package corpus

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// Box (khung) is a rectangle on a page as it is shown, in points of 1/72 inch from its upper left corner: X to the right, Y down.
// Example: {X0:85, Y0:56.7, X1:91.2, Y1:70.1} is a letter near the upper left corner of an A4 page.
type Box struct {
	X0, Y0, X1, Y1 float32
}

// Union is the smallest box that holds both; an empty box adds nothing.
func (b Box) Union(c Box) Box {
	switch {
	case b == Box{}:
		return c
	case c == Box{}:
		return b
	}
	return Box{min(b.X0, c.X0), min(b.Y0, c.Y0), max(b.X1, c.X1), max(b.Y1, c.Y1)}
}

// TextBox is where a piece of text stands: a character, or a word that was recognised. The piece begins where the one before
// ends (the first at 0) and ends at the byte offset End. A piece that stands nowhere, like a space, has the zero Box.
// Example: the word "Số" of a scan is {End:4, Box:{85,56,97,70}}.
type TextBox struct {
	End int `json:"end"`
	Box
	// Doubtful says that text recognition is not sure of figures in the piece: they may have been written by hand or stamped. It is
	// used while a document is understood, and not kept in Boxes.
	Doubtful bool `json:"doubtful,omitempty"`
}

// Boxes are the TextBoxes of a page as they are kept: compressed, in tenths of a point, offsets counted from the start of the
// page's text. Pack makes them, All reads them.
//
// Form: deflate over unsigned varints; for each piece its length in bytes, then X0, Y0, X1−X0, Y1−Y0, each as the zigzag difference
// from the piece before.
type Boxes []byte

// boxScale is how many steps a point has.
const boxScale = 10

// maxBoxes bounds what All gives of a page: more than a page of the smallest print holds.
const maxBoxes = 1 << 20

// PackBoxes compresses boxes, which are in order.
func PackBoxes(boxes []TextBox) Boxes {
	if len(boxes) == 0 {
		return nil
	}
	var raw []byte
	var last [4]int64
	end := 0
	for _, b := range boxes {
		raw = binary.AppendUvarint(raw, uint64(max(0, b.End-end)))
		end = max(end, b.End)
		for i, v := range [4]int64{tenths(b.X0), tenths(b.Y0), tenths(b.X1) - tenths(b.X0), tenths(b.Y1) - tenths(b.Y0)} {
			raw = binary.AppendVarint(raw, v-last[i])
			last[i] = v
		}
	}
	var packed bytes.Buffer
	w, _ := flate.NewWriter(&packed, flate.BestCompression) // fails for an unknown level only
	_, _ = w.Write(raw)                                     // a bytes.Buffer takes everything
	_ = w.Close()
	return packed.Bytes()
}

func tenths(x float32) int64 {
	if x != x || math.Abs(float64(x)) > 1e6 {
		return 0
	}
	return int64(math.Round(float64(x) * boxScale))
}

// All unpacks the boxes. The error says that the bytes are damaged.
func (b Boxes) All() ([]TextBox, error) {
	if len(b) == 0 {
		return nil, nil
	}
	in := bufio.NewReader(flate.NewReader(bytes.NewReader(b)))
	var boxes []TextBox
	var last [4]int64
	end := 0
	for len(boxes) < maxBoxes {
		length, err := binary.ReadUvarint(in)
		if errors.Is(err, io.EOF) {
			return boxes, nil
		}
		if err == nil && length > math.MaxInt32 {
			err = errors.New("a piece of text too long")
		}
		if err != nil {
			return nil, fmt.Errorf("boxes: damaged: %w", err)
		}
		end += int(length)
		for i := range last {
			step, err := binary.ReadVarint(in)
			if err != nil {
				return nil, fmt.Errorf("boxes: damaged: %w", err)
			}
			last[i] += step
		}
		x, y := float32(last[0])/boxScale, float32(last[1])/boxScale
		boxes = append(boxes, TextBox{End: end, Box: Box{x, y, x + float32(last[2])/boxScale, y + float32(last[3])/boxScale}})
	}
	return boxes, nil
}
