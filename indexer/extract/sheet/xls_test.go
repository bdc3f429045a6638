package sheet

import (
	"bytes"
	"context"
	"encoding/binary"
	"math"
	"strings"
	"testing"
	"unicode/utf16"

	"vankho/corpus"
	"vankho/indexer/extract/cfbtest"
)

// records writes a workbook stream.
type records struct{ bytes.Buffer }

func (r *records) add(kind int, parts ...any) *records {
	var data bytes.Buffer
	for _, p := range parts {
		if s, ok := p.(string); ok {
			data.WriteString(s)
			continue
		}
		_ = binary.Write(&data, binary.LittleEndian, p) // a bytes.Buffer takes everything
	}
	_ = binary.Write(r, binary.LittleEndian, [2]uint16{uint16(kind), uint16(data.Len())})
	r.Write(data.Bytes())
	return r
}

// wide is a text of Excel 97 after its flags.
func wide(s string) string {
	var b bytes.Buffer
	_ = binary.Write(&b, binary.LittleEndian, utf16.Encode([]rune(s)))
	return "\x01" + b.String()
}

func u16(n int) uint16 { return uint16(n) }

// workbook97 has a hidden sheet and one with a table; more is put among the cells.
func workbook97(more func(*records)) []byte {
	var sheet records
	sheet.add(recordBOF, u16(0x0600), u16(0x10))
	sheet.add(recordLabelSST, u16(0), u16(0), u16(0), uint32(0)).add(recordLabelSST, u16(0), u16(2), u16(0), uint32(1))
	sheet.add(recordLabel, u16(0), u16(3), u16(0), u16(2), wide("Số"))
	sheet.add(recordMulRK, u16(1), u16(0), u16(1), uint32(1<<2|2), u16(1), uint32(123450<<2|3), u16(1))
	sheet.add(recordNumber, u16(1), u16(2), u16(2), 45743.0)
	sheet.add(recordFormula, u16(1), u16(3), u16(0), "\x00\x00\x00\x00\x00\x00\xFF\xFF", u16(0), uint32(0), u16(0)).add(recordString, u16(2), wide("ổn"))
	sheet.add(recordBoolErr, u16(2), u16(0), u16(0), "\x17\x01").add(recordFormula, u16(2), u16(1), u16(3), 0.5, u16(0), uint32(0), u16(0))
	sheet.add(recordLabelSST, u16(2), u16(2), u16(0), uint32(2)).add(recordBOF, u16(0x0600), u16(0x20)).add(recordNumber, u16(9), u16(9), u16(0), 1.0).add(recordEOF)
	sheet.add(recordMerged, u16(1), u16(0), u16(0), u16(0), u16(1))
	if more != nil {
		more(&sheet)
	}
	sheet.add(recordEOF)

	globals := func(at int) *records {
		var g records
		g.add(recordBOF, u16(0x0600), u16(5))
		for _, font := range []string{"Arial", "Arial", "Arial", "Arial", ".VnTime"} {
			g.add(recordFont, strings.Repeat("\x00", 14), string(rune(len(font))), "\x00", font)
		}
		g.add(recordFormat, u16(164), u16(5), "\x00", "#,##0")
		for _, style := range [][2]int{{0, 0}, {0, 4}, {0, 14}, {0, 9}, {5, 0}} {
			g.add(recordXF, u16(style[0]), u16(style[1]), strings.Repeat("\x00", 16))
		}
		g.add(recordBoundSheet, uint32(at), "\x01\x00", "\x02\x00An").add(recordBoundSheet, uint32(at), "\x00\x00", "\x04", wide("Biểu"))
		first := wide("Tên")
		g.add(recordSST, uint32(3), uint32(3), u16(3), first, u16(4), "\x01C\x00", "h\x00")
		// The second text goes on in another record, where one byte holds a character.
		return g.add(recordContinue, "\x00", "\xE9m", u16(4), "\x08", u16(1), "n\xAD\xEDc", u16(0), u16(5)).add(recordEOF)
	}
	at := globals(0).Len()
	return append(globals(at).Bytes(), sheet.Bytes()...)
}

func read(t *testing.T, data []byte, limit int64) (*Book, error) {
	t.Helper()
	return ReadXLS(context.Background(), bytes.NewReader(data), int64(len(data)), limit)
}

// rows gives the cells of a sheet, "|" between them.
func rows(s Sheet) string {
	var b strings.Builder
	for _, row := range s.Rows {
		for _, cell := range row.Cells {
			b.WriteString(cell.Text + "|")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestCellsOfExcel97(t *testing.T) {
	book, err := read(t, cfbtest.File(cfbtest.Stream{Name: "Workbook", Data: workbook97(nil)}), 1<<20)
	if err != nil || len(book.Sheets) != 1 {
		t.Fatalf("%v %+v", err, book)
	}
	s := book.Sheets[0]
	if want := "Tên|Chém|Số|\n1,00|1.234,50|27/03/2025|ổn|\n#REF!|50%|nước|\n"; rows(s) != want || s.Name != "Biểu" {
		t.Errorf("%q, want %q", rows(s), want)
	}
	if s.Rows[1].Cells[2].Date != (corpus.Date{Year: 2025, Month: 3, Day: 27}) || len(s.merges) != 1 || s.merges[0] != (merge{1, 0, 1, 1}) {
		t.Errorf("%+v %+v", s.Rows[1].Cells, s.merges)
	}
	if len(book.Problems) != 1 || book.Problems[0].Kind != corpus.KindPartial {
		t.Errorf("%+v", book.Problems)
	}
}

func TestCellsOfExcel95InAnOldFont(t *testing.T) {
	globals := func(at int) *records {
		var g records
		g.add(recordBOF, u16(0x0500), u16(5)).add(recordCodePage, u16(1252)).add(recordFont, strings.Repeat("\x00", 14), "\x07.VnTime")
		g.add(recordXF, u16(0), u16(0), strings.Repeat("\x00", 12)).add(recordXF, u16(9), u16(4), strings.Repeat("\x00", 12))
		return g.add(recordBoundSheet, uint32(at), "\x00\x00", "\x06Sheet1").add(recordEOF)
	}
	var sheet records
	sheet.add(recordBOF, u16(0x0500), u16(0x10)).add(recordLabel, u16(0), u16(0), u16(0), u16(15), "U\xFB ban nh\xA9n d\xA9n")
	sheet.add(recordNumber, u16(0), u16(1), u16(1), 1234.5).add(recordRString, u16(1), u16(0), u16(1), u16(4), "caf\xE9", "\x00").add(recordEOF)
	data := append(globals(globals(0).Len()).Bytes(), sheet.Bytes()...)
	book, err := read(t, cfbtest.File(cfbtest.Stream{Name: "Book", Data: data}), 1<<20)
	if err != nil || len(book.Sheets) != 1 || rows(book.Sheets[0]) != "Uỷ ban nhân dân|1.234,50|\ncafé|\n" || book.Encoding != "TCVN3" {
		t.Errorf("%v %+v", err, book)
	}
}

func TestWorkbooksThatCannotBeReadSayWhy(t *testing.T) {
	whole := workbook97(nil)
	var locked records
	locked.add(recordBOF, u16(0x0600), u16(5)).add(recordFilePass, u16(1)).add(recordEOF)
	for _, c := range []struct {
		name string
		data []byte
		want corpus.ProblemKind
	}{{"password", locked.Bytes(), corpus.KindEncrypted}, {"no workbook", []byte("khác"), corpus.KindBroken}} {
		_, err := read(t, cfbtest.File(cfbtest.Stream{Name: "Workbook", Data: c.data}), 1<<20)
		if f, ok := err.(interface{ Kind() corpus.ProblemKind }); !ok || f.Kind() != c.want {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	// Without the records behind it the head is read, and it is said.
	cut := whole[:len(whole)-60]
	book, err := read(t, cfbtest.File(cfbtest.Stream{Name: "Workbook", Data: cut}), 1<<20)
	if err != nil || len(book.Sheets) != 1 || len(book.Problems) != 2 {
		t.Errorf("cut: %v %+v", err, book)
	}
	book, err = read(t, cfbtest.File(cfbtest.Stream{Name: "Workbook", Data: whole}), 20)
	if err != nil || len(book.Problems) != 1 || book.Problems[0].Kind != corpus.KindTooLarge {
		t.Errorf("too large: %v %+v", err, book)
	}
}

func TestNumbersInFourBytes(t *testing.T) {
	half := uint32(math.Float64bits(0.5) >> 32)
	for _, c := range []struct {
		code uint32
		want float64
	}{{5<<2 | 2, 5}, {12345<<2 | 3, 123.45}, {half, 0.5}, {half | 1, 0.005}, {0xFFFFFFFF&^3 | 2, -1}} {
		if got := rk(c.code); got != c.want {
			t.Errorf("%x is %v, want %v", c.code, got, c.want)
		}
	}
}

func FuzzXLS(f *testing.F) {
	f.Add(workbook97(nil))
	f.Add(workbook97(func(r *records) { r.add(recordMulRK, u16(1)).add(recordString, u16(60000)) }))
	f.Fuzz(func(t *testing.T, stream []byte) {
		if len(stream) > 1<<16 {
			return
		}
		book, err := read(t, cfbtest.File(cfbtest.Stream{Name: "Workbook", Data: stream}), 1<<20)
		if (book == nil) == (err == nil) {
			t.Fatalf("%v %v", book, err)
		}
		if book != nil {
			book.Pages()
		}
	})
}
