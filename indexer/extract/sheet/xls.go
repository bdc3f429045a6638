package sheet

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"math"

	"vankho/corpus/viet"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/parts"
)

// The records of a workbook stream that are read ([MS-XLS] 2.3).
const (
	recordFormula    = 0x0006
	recordEOF        = 0x000A
	recordFrom1904   = 0x0022
	recordFilePass   = 0x002F
	recordFont       = 0x0031
	recordContinue   = 0x003C
	recordCodePage   = 0x0042
	recordBoundSheet = 0x0085
	recordMulRK      = 0x00BD
	recordRString    = 0x00D6
	recordXF         = 0x00E0
	recordMerged     = 0x00E5
	recordSST        = 0x00FC
	recordLabelSST   = 0x00FD
	recordNumber     = 0x0203
	recordLabel      = 0x0204
	recordBoolErr    = 0x0205
	recordString     = 0x0207
	recordFont4      = 0x0231
	recordRK         = 0x027E
	recordFormula4   = 0x0406
	recordFormat     = 0x041E
	recordBOF        = 0x0809
)

// maxExtra is the most, in bytes, that is passed over behind a text of how it is to be read aloud.
const maxExtra = 256 << 20

// xls is the reading of a workbook of Excel 5 to 2003.
type xls struct {
	ctx      context.Context
	book     *Book
	data     []byte
	biff8    bool // Excel 97 and later: texts are Unicode
	codePage int
	from1904 bool
	shared   []sharedText
	fonts    []string
	formats  map[int]*numberFormat
	styles   []cellStyle
	// unread are the fonts and formats of the styles, which may come before what they name.
	unread []xlsStyle
	sheets []xlsSheet
}

type xlsStyle struct{ font, format int }

// xlsSheet is a sheet and where its records begin.
type xlsSheet struct {
	name   string
	at     int
	hidden bool
}

// ReadXLS reads a workbook of Excel 5, 95 or 97 to 2003 ([MS-XLS]) as ReadXLSX reads a newer one. Limit is the most bytes of text. The error
// is a *fault.Fault, or ctx's.
//
// It is an own reader since the Go libraries for XLS panic on most damaged files, drop merged cells, fonts and formats, and none reads
// the workbooks of Excel 95.
func ReadXLS(ctx context.Context, in io.ReaderAt, size, limit int64) (*Book, error) {
	data, cut, err := workbookStream(in, size)
	if err != nil {
		return nil, err
	}
	x := &xls{ctx: ctx, book: newBook("xls", limit), data: data, codePage: 1252, formats: map[int]*numberFormat{}}
	if err := x.globals(); err != nil {
		return nil, err
	}
	hidden := 0
	for _, s := range x.sheets {
		if s.hidden {
			hidden++
			continue
		}
		sheet := Sheet{Name: s.name}
		whole, err := x.sheet(s.at, &sheet)
		x.book.add(sheet)
		switch {
		case errors.Is(err, errFull):
			x.book.full()
			return x.book, nil
		case err != nil:
			return nil, err
		case !whole || cut:
			x.book.Problems = append(x.book.Problems, fault.Of(fault.CutSheet, viet.Squeeze(s.name)).Problem())
			cut = false
		}
	}
	x.book.hidden(hidden)
	return x.book, nil
}

// workbookStream finds the workbook in its compound file; cut says that it ends before its end.
func workbookStream(in io.ReaderAt, size int64) (data []byte, cut bool, err error) {
	streams, broken := parts.Streams(in)
	book := cmp.Or(streams["Workbook"], streams["Book"])
	if broken != nil || book == nil {
		return nil, false, fault.Of(fault.BrokenSheet)
	}
	if data, cut = parts.ReadStream(book, size); len(data) == 0 {
		return nil, false, fault.Of(fault.BrokenSheet)
	}
	return data, cut, nil
}

// record is one record; at is where the next begins.
type record struct {
	kind int
	data block
	next int
}

// record reads the record at an offset; false at the end of the stream.
func (x *xls) record(at int) (record, bool) {
	if at < 0 || at+4 > len(x.data) {
		return record{}, false
	}
	kind := int(binary.LittleEndian.Uint16(x.data[at:]))
	length := int(binary.LittleEndian.Uint16(x.data[at+2:]))
	end := min(at+4+length, len(x.data))
	return record{kind, x.data[at+4 : end], at + 4 + length}, true
}

// block is data whose numbers may be asked for behind its end: they are 0 there.
type block []byte

func (b block) u8(at int) int {
	if at < 0 || at >= len(b) {
		return 0
	}
	return int(b[at])
}

func (b block) u16(at int) int { return b.u8(at) | b.u8(at+1)<<8 }

func (b block) u32(at int) uint32 { return uint32(b.u16(at)) | uint32(b.u16(at+2))<<16 }

func (b block) float(at int) float64 {
	return math.Float64frombits(uint64(b.u32(at)) | uint64(b.u32(at+4))<<32)
}

// from is the rest of the block from an offset on.
func (b block) from(at int) block { return b[min(max(at, 0), len(b)):] }

// globals reads what all sheets share.
func (x *xls) globals() error {
	first, ok := x.record(0)
	if !ok || first.kind != recordBOF {
		return fault.Of(fault.BrokenSheet)
	}
	x.biff8 = first.data.u16(0) == 0x0600
	for at := first.next; ; {
		r, ok := x.record(at)
		if !ok || r.kind == recordEOF {
			break
		}
		at = r.next
		switch r.kind {
		case recordFilePass:
			return fault.Of(fault.EncryptedFile)
		case recordCodePage:
			x.codePage = r.data.u16(0)
		case recordFrom1904:
			x.from1904 = r.data.u16(0) == 1
		case recordFont, recordFont4:
			x.fonts = append(x.fonts, x.shortText(r.data.from(14)))
		case recordFormat:
			x.formats[r.data.u16(0)] = readFormat(x.formatCode(r.data.from(2)))
		case recordXF:
			x.unread = append(x.unread, xlsStyle{r.data.u16(0), r.data.u16(2)})
		case recordBoundSheet:
			// The kind is that of a sheet of cells; charts and macros have others.
			if r.data.u8(5) == 0 && len(x.sheets) < maxSheets {
				x.sheets = append(x.sheets, xlsSheet{x.shortText(r.data.from(6)), int(int32(r.data.u32(0))), r.data.u8(4)&3 != 0})
			}
		case recordSST:
			segments := []block{r.data}
			for {
				more, ok := x.record(at)
				if !ok || more.kind != recordContinue {
					break
				}
				segments = append(segments, more.data)
				at = more.next
			}
			x.sharedTexts(segments)
		}
	}
	for _, s := range x.unread {
		format := x.formats[s.format]
		if code, known := builtIn()[s.format]; known && format == nil {
			format = readFormat(code)
			x.formats[s.format] = format
		}
		font := x.font(s.font)
		if _, _, old := viet.LegacyFont(font); !old {
			font = ""
		}
		x.styles = append(x.styles, cellStyle{format, font})
	}
	return x.ctx.Err()
}

// font names a font; the workbook has none with the number 4.
func (x *xls) font(n int) string {
	if n > 4 {
		n--
	}
	if n < 0 || n >= len(x.fonts) {
		return ""
	}
	return x.fonts[n]
}

func (x *xls) style(n int) cellStyle {
	if n < 0 || n >= len(x.styles) {
		return cellStyle{}
	}
	return x.styles[n]
}
