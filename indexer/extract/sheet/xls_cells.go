package sheet

import "math"

// errorValues are what cells show whose formula failed, by code ([MS-XLS] 2.5.10).
var errorValues = map[int]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

// sheet reads the cells of the sheet whose records begin at an offset; whole says that its end was met.
func (x *xls) sheet(at int, s *Sheet) (whole bool, err error) {
	first, ok := x.record(at)
	if !ok || first.kind != recordBOF {
		return false, nil
	}
	depth := 1          // charts lie within sheets
	var waiting *[3]int // row, column and style of a formula whose text follows
	for n, at := 0, first.next; ; n++ {
		r, ok := x.record(at)
		if !ok {
			return false, nil
		}
		at = r.next
		if n%4096 == 0 {
			if err := x.ctx.Err(); err != nil {
				return false, err
			}
		}
		switch r.kind {
		case recordBOF:
			depth++
		case recordEOF:
			if depth--; depth == 0 {
				return true, nil
			}
		}
		if depth > 1 {
			continue
		}
		row, column, style := r.data.u16(0)+1, r.data.u16(2), r.data.u16(4)
		var cell Cell
		switch r.kind {
		case recordNumber:
			cell = x.number(r.data.float(6), style)
		case recordRK:
			cell = x.number(rk(r.data.u32(6)), style)
		case recordMulRK:
			for i := 4; i+6 <= len(r.data)-2; i += 6 {
				if err := x.book.put(s, row, column, x.number(rk(r.data.u32(i+2)), r.data.u16(i))); err != nil {
					return false, err
				}
				column++
			}
			continue
		case recordLabelSST:
			if n := int(r.data.u32(6)); n >= 0 && n < len(x.shared) {
				cell = x.text(x.book.shown(x.shared[n], x.style(style).font), style)
			}
		case recordLabel, recordRString:
			cell = x.text(x.longText(r.data.from(6), style), style)
		case recordBoolErr:
			cell.Text = truth(r.data.u8(6), r.data.u8(7) != 0)
		case recordFormula, recordFormula4:
			waiting = nil
			switch {
			case r.data.u16(12) != 0xFFFF:
				cell = x.number(r.data.float(6), style)
			case r.data.u8(6) == 0:
				waiting = &[3]int{row, column, style}
			case r.data.u8(6) == 1, r.data.u8(6) == 2:
				cell.Text = truth(r.data.u8(8), r.data.u8(6) == 2)
			}
		case recordString:
			if waiting == nil {
				continue
			}
			row, column, style = waiting[0], waiting[1], waiting[2]
			waiting = nil
			cell = x.text(x.longText(r.data, style), style)
		case recordMerged:
			for i := 2; i+8 <= len(r.data) && len(s.merges) < maxMerges; i += 8 {
				s.merges = append(s.merges, merge{r.data.u16(i) + 1, r.data.u16(i + 4), r.data.u16(i+2) + 1, r.data.u16(i + 6)})
			}
			continue
		default:
			continue
		}
		if err := x.book.put(s, row, column, cell); err != nil {
			return false, err
		}
	}
}

// number is a number in the format of its cell.
func (x *xls) number(v float64, style int) Cell {
	return numberCell(v, x.style(style).format, x.from1904)
}

// text is a text in the format of its cell.
func (x *xls) text(s string, style int) Cell {
	if format := x.style(style).format; format != nil {
		s = format.text(s)
	}
	return Cell{Text: s}
}

// longText reads a text after its length in two bytes.
func (x *xls) longText(b block, style int) string {
	font := x.style(style).font
	if x.biff8 {
		text, _ := unicodeText(b.from(2), b.u16(0))
		return x.book.typed(text, font)
	}
	rest := b.from(2)
	return x.book.typed(x.bytes(rest[:min(b.u16(0), len(rest))], font), font)
}

// rk is a number in four bytes: a whole one of 30 bits or the upper half of a fraction, perhaps divided by a hundred.
func rk(code uint32) float64 {
	v := math.Float64frombits(uint64(code&^3) << 32)
	if code&2 != 0 {
		v = float64(int32(code) >> 2)
	}
	if code&1 != 0 {
		v /= 100
	}
	return v
}

// truth is a truth value, or an error.
func truth(code int, failed bool) string {
	switch {
	case failed:
		return errorValues[code]
	case code != 0:
		return "TRUE"
	}
	return "FALSE"
}
