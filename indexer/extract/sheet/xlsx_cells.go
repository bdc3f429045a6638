package sheet

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/parts"
)

// sheet reads the cells of one sheet, and the ranges that are merged.
func (x *xlsx) sheet(f *zip.File, s *Sheet) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	bounded := &io.LimitedReader{R: r, N: maxSheetPart}
	d := parts.Decoder(bounded)
	row, column := 0, -1
	for {
		token, err := d.RawToken()
		switch {
		case err == io.EOF && bounded.N > 0:
			return nil
		case bounded.N <= 0:
			return fault.Of(fault.OutputTooLarge, fault.Size(maxSheetPart))
		case err != nil:
			return err
		}
		t, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch t.Name.Local {
		case "row":
			if err := x.ctx.Err(); err != nil {
				return err
			}
			row++
			if n, err := strconv.Atoi(attribute(t, "r")); err == nil && n > 0 {
				row = n
			}
			column = -1
		case "c":
			column++
			var kind string
			style := cellStyle{}
			for _, a := range t.Attr {
				switch a.Name.Local {
				case "r":
					if c, r, ok := readPlace(a.Value); ok {
						column, row = c, r
					}
				case "t":
					kind = a.Value
				case "s":
					if n, err := strconv.Atoi(a.Value); err == nil && n >= 0 && n < len(x.styles) {
						style = x.styles[n]
					}
				}
			}
			raw, inline, err := cellParts(d)
			if raw != "" || len(inline.text) > 0 {
				if err := x.book.put(s, row, column, x.value(kind, raw, inline, style)); err != nil {
					return err
				}
			}
			if err != nil {
				return err
			}
		case "mergeCell":
			from, to, ranged := strings.Cut(attribute(t, "ref"), ":")
			c, r, ok := readPlace(from)
			c2, r2, ok2 := readPlace(to)
			if ranged && ok && ok2 && len(s.merges) < maxMerges {
				s.merges = append(s.merges, merge{r, c, r2, c2})
			}
		}
	}
}

// cellParts reads a cell up to its end: its value as it stands, or its text.
func cellParts(d *xml.Decoder) (raw string, inline sharedText, err error) {
	inValue := false
	for {
		token, err := d.RawToken()
		if err != nil {
			return raw, inline, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				inValue = true
			case "is":
				if inline, err = readText(d, "is"); err != nil {
					return raw, inline, err
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "c":
				return raw, inline, nil
			case "v":
				inValue = false
			}
		case xml.CharData:
			if inValue && len(raw) < maxCellText {
				raw += string(t)
			}
		}
	}
}

// readPlace reads the name of a cell. Example: "C12" is column 2, row 12.
func readPlace(name string) (column, row int, ok bool) {
	i := 0
	for ; i < len(name) && i < 4; i++ {
		c := name[i] &^ 0x20 // capital
		if c < 'A' || c > 'Z' {
			break
		}
		column = column*26 + int(c-'A') + 1
	}
	row, err := strconv.Atoi(name[i:])
	if i == 0 || err != nil || row < 1 || row > maxRow || column > maxColumn {
		return 0, 0, false
	}
	return column - 1, row, true
}
