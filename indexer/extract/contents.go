package extract

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"unicode"

	"vankho/corpus"
	"vankho/indexer/extract/charset"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/legacy"
	"vankho/indexer/extract/markup"
	"vankho/indexer/extract/msword"
	"vankho/indexer/extract/odf"
	"vankho/indexer/extract/office"
	"vankho/indexer/extract/pdf"
	"vankho/indexer/extract/picture"
	"vankho/indexer/extract/rtf"
	"vankho/indexer/extract/sheet"
)

// contents reads a file by what its bytes are.
func (r *reading) contents(in io.ReaderAt, size int64, unpacked bool) error {
	f, err := sniff(in, size, r.name)
	if err != nil {
		return fault.Of(fault.Unreadable)
	}
	if !unpacked {
		r.result.MIME = f.mime
	}
	suffix, misnamed := f.misnamed(r.name)
	var notes []corpus.Problem
	if misnamed && f.read {
		notes = append(notes, fault.Of(fault.WrongName, suffix, f.words).Problem())
	}
	switch f.mime {
	case formatPDF.mime:
		pages, problems, err := pdf.Read(r.ctx, in, size, pdf.Limits{Pages: r.limits.Pages, Text: r.limits.Document}, pdf.Options{Cache: r.cache}, r.tick)
		return r.document(pages, append(notes, problems...), err)
	case formatDOCX.mime:
		pages, problems, err := office.ReadDOCX(r.ctx, in, size, r.limits.Document)
		return r.document(pages, append(notes, problems...), err)
	case formatDOC.mime:
		pages, problems, err := msword.Read(r.ctx, in, size, r.limits.Document)
		return r.lastResort(r.document(pages, append(notes, problems...), err), in, size, f)
	case formatRTF.mime:
		pages, problems, err := rtf.Read(r.ctx, in, size, r.limits.Document)
		return r.lastResort(r.document(pages, append(notes, problems...), err), in, size, f)
	case formatXLSX.mime:
		book, err := sheet.ReadXLSX(r.ctx, in, size, r.limits.Document)
		return r.workbook(book, notes, err)
	case formatODT.mime:
		pages, problems, err := odf.ReadODT(r.ctx, in, size, r.limits.Document)
		return r.document(pages, append(notes, problems...), err)
	case formatODS.mime:
		book, err := sheet.ReadODS(r.ctx, in, size, r.limits.Document)
		return r.workbook(book, notes, err)
	case formatXLS.mime:
		book, err := sheet.ReadXLS(r.ctx, in, size, r.limits.Document)
		return r.lastResort(r.workbook(book, notes, err), in, size, f)
	case formatHTML.mime:
		data, err := r.whole(in, size)
		if err != nil {
			return err
		}
		pages := markup.HTML(data)
		if markup.OnlyProperties(pages) {
			notes = append(notes, fault.Of(fault.PropertiesOnly).Problem())
		}
		return r.document(pages, notes, nil)
	case formatMarkdown.mime, formatText.mime:
		return r.textFile(f, in, size, notes)
	case formatJSONL.mime:
		r.result.Problems = append(r.result.Problems, notes...)
		return r.jsonl(io.NewSectionReader(in, 0, size))
	case formatCSV.mime:
		return r.csv(in, size, notes)
	case formatGzip.mime:
		if unpacked {
			return fault.Of(fault.Unsupported, "tệp nén GZIP nhiều lớp")
		}
		return r.gzip(io.NewSectionReader(in, 0, size))
	case formatPNG.mime, formatJPEG.mime, formatTIFF.mime:
		pages, err := pictures(in, size)
		return r.document(pages, notes, err)
	}
	if _, ok := containers[f.mime]; ok && !unpacked {
		r.result.Container, r.result.Problems = true, append(r.result.Problems, notes...)
		return nil
	}
	if c, ok := conversions()[f.mime]; ok && r.mayConvert() {
		err := r.convert(in, size, f, c)
		if err == nil && misnamed {
			r.result.Problems = append(r.result.Problems, fault.Of(fault.WrongName, suffix, f.words).Problem())
		}
		return err
	}
	switch {
	case f.mime == formatJSON.mime:
		return fault.Of(fault.JSONNoRegister)
	case f.words == formatLocked.words:
		return fault.Of(fault.EncryptedFile)
	case f.words == "":
		return fault.Of(fault.Unknown)
	case misnamed:
		return fault.Of(fault.UnsupportedAs, suffix, f.words)
	}
	return fault.Of(fault.Unsupported, f.words)
}

// pictures are the pages of a picture file, which all wait for text recognition.
func pictures(in io.ReaderAt, size int64) ([]corpus.RawPage, error) {
	n, err := picture.Pages(in, size)
	if err != nil {
		return nil, err
	}
	pages := make([]corpus.RawPage, n)
	for i := range pages {
		pages[i] = corpus.RawPage{Number: i + 1, Waiting: true}
	}
	return pages, nil
}

func (r *reading) document(pages []corpus.RawPage, problems []corpus.Problem, err error) error {
	if err != nil {
		return err
	}
	return r.putDocument(pages, problems)
}

func (r *reading) textFile(f format, in io.ReaderAt, size int64, notes []corpus.Problem) error {
	data, err := r.whole(in, size)
	if err != nil {
		return err
	}
	text, name := charset.Decode(data)
	text, encoding := legacy.Text(text)
	switch name {
	case charset.Windows1252, charset.Windows1258:
		if encoding != "" {
			break // the encoding is known, and will be told
		}
		notes = append(notes, fault.Of(fault.GuessedCharset, name).Problem())
	case charset.UTF8:
		if bad := charset.BadBytes(data); bad > 0 {
			notes = append(notes, fault.Of(fault.BadBytes, bad).Problem())
		}
	}
	pages := plain(text)
	if f.mime == formatMarkdown.mime {
		pages = markup.Markdown(text)
	}
	for i := range pages {
		pages[i].Encoding = string(encoding)
	}
	return r.putDocument(pages, notes)
}

// whole reads a format that is read in one piece.
func (r *reading) whole(in io.ReaderAt, size int64) ([]byte, error) {
	if size > r.limits.Document {
		return nil, fault.Of(fault.InputTooLarge, fault.Size(r.limits.Document))
	}
	data := make([]byte, size)
	n, err := in.ReadAt(data, 0)
	if err != nil && err != io.EOF {
		return nil, fault.Of(fault.Unreadable)
	}
	return data[:n], nil
}

// gzip reads the one file in a gzip stream; a register streams through, other formats are unpacked in memory.
func (r *reading) gzip(in io.Reader) error {
	z, err := gzip.NewReader(in)
	if err != nil {
		return fault.Of(fault.BrokenGzip)
	}
	inner := r.name
	switch suffix := strings.ToLower(filepath.Ext(r.name)); suffix {
	case ".gz", ".gzip":
		inner = r.name[:len(r.name)-len(suffix)]
	}
	head := make([]byte, sniffBytes)
	n, err := io.ReadFull(z, head)
	head = head[:n]
	switch {
	case n == 0 && err == io.EOF:
		return fault.Of(fault.Empty)
	case err != nil && err != io.EOF && err != io.ErrUnexpectedEOF:
		return fault.Of(fault.BrokenGzip)
	}
	r.name = inner
	f, _ := sniff(bytes.NewReader(head), int64(n), inner)
	if f.mime == formatJSONL.mime {
		return r.jsonl(gzipBody{io.MultiReader(bytes.NewReader(head), z)})
	}
	body, err := io.ReadAll(io.LimitReader(z, r.unpackedLimit()-int64(n)))
	data := append(head, body...)
	if int64(len(data)) >= r.unpackedLimit() {
		return fault.Of(fault.OutputTooLarge, fault.Size(r.unpackedLimit()))
	}
	if err != nil {
		r.result.Problems = append(r.result.Problems, fault.Of(fault.TruncatedGzip).Problem())
	}
	return r.contents(bytes.NewReader(data), int64(len(data)), true)
}

// unpackedLimit is how much of a gzip stream is kept in memory.
func (r *reading) unpackedLimit() int64 { return min(r.limits.Input, 4*r.limits.Document) }

// errCut says that a gzip stream broke off.
var errCut = errors.New("gzip stream broke off")

// gzipBody marks the errors of a gzip stream.
type gzipBody struct{ io.Reader }

func (g gzipBody) Read(p []byte) (int, error) {
	n, err := g.Reader.Read(p)
	if err != nil && err != io.EOF {
		err = errCut
	}
	return n, err
}

// hasInk reports whether anything of s would be printed.
func hasInk(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return unicode.IsGraphic(c) && !unicode.IsSpace(c) })
}
