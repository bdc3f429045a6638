package corpus

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
)

// LineBoxes are the TextBoxes of a line. Their JSON is short, since a scan of a thousand pages goes through it: a string of, for each
// piece, its length in bytes as an unsigned varint, doubled and one more where it stands somewhere, then X0, Y0, X1, Y1 of four bytes.
// A list of objects is read too.
// Example: {{End:3, Box:{1,2,3,4}}, {End:4}} are the bytes 07, 16 bytes of numbers, 02.
type LineBoxes []TextBox

// MarshalJSON writes the boxes, which are in order.
func (l LineBoxes) MarshalJSON() ([]byte, error) {
	raw := make([]byte, 0, 10*len(l))
	end := 0
	for _, b := range l {
		length := uint64(max(0, b.End-end)) << 1
		end = max(end, b.End)
		if b.Box == (Box{}) {
			raw = binary.AppendUvarint(raw, length)
			continue
		}
		raw = binary.AppendUvarint(raw, length|1)
		for _, v := range [4]float32{b.X0, b.Y0, b.X1, b.Y1} {
			raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(v))
		}
	}
	return json.Marshal(raw)
}

// UnmarshalJSON reads what MarshalJSON wrote. The error says that it is damaged.
func (l *LineBoxes) UnmarshalJSON(text []byte) error {
	*l = nil
	if len(text) > 0 && text[0] == '[' {
		return json.Unmarshal(text, (*[]TextBox)(l))
	}
	var raw []byte
	if err := json.Unmarshal(text, &raw); err != nil {
		return fmt.Errorf("boxes of a line: %w", err)
	}
	end := 0
	for len(raw) > 0 {
		length, n := binary.Uvarint(raw)
		if n <= 0 || length>>1 > math.MaxInt32 {
			return errDamagedBoxes
		}
		raw = raw[n:]
		end += int(length >> 1)
		b := TextBox{End: end}
		if length&1 == 1 {
			if len(raw) < 16 {
				return errDamagedBoxes
			}
			for i, v := range [4]*float32{&b.X0, &b.Y0, &b.X1, &b.Y1} {
				*v = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
			}
			raw = raw[16:]
		}
		*l = append(*l, b)
	}
	return nil
}

var errDamagedBoxes = errors.New("boxes of a line: damaged")
