package extract

import (
	"archive/zip"
	"bytes"
	"io"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"vankho/indexer/extract/charset"
)

// format is what the bytes of a file are.
type format struct {
	// mime is the media type, without parameters.
	mime string
	// words names the format for a person: "DOC (Word 97-2003)".
	words string
	// suffixes are the proper endings of a file name, lower case, the usual one first.
	suffixes []string
	// read says that this program reads it.
	read bool
}

var (
	formatPDF      = format{"application/pdf", "PDF", []string{".pdf"}, true}
	formatDOCX     = format{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX (Word)", []string{".docx", ".docm", ".dotx"}, true}
	formatHTML     = format{"text/html", "HTML (trang web)", []string{".html", ".htm", ".xhtml"}, true}
	formatMarkdown = format{"text/markdown", "Markdown", []string{".md", ".markdown"}, true}
	formatText     = format{"text/plain", "văn bản thuần", []string{".txt", ".text", ".log"}, true}
	formatJSONL    = format{"application/x-ndjson", "JSONL (sổ đăng ký)", []string{".jsonl", ".ndjson", ".json"}, true}
	formatCSV      = format{"text/csv", "CSV", []string{".csv", ".tsv"}, true}
	formatGzip     = format{"application/gzip", "GZIP", []string{".gz", ".gzip"}, true}

	formatPNG  = format{"image/png", "ảnh PNG", []string{".png"}, true}
	formatJPEG = format{"image/jpeg", "ảnh JPEG", []string{".jpg", ".jpeg"}, true}
	formatTIFF = format{"image/tiff", "ảnh TIFF", []string{".tif", ".tiff"}, true}
	formatMail = format{"message/rfc822", "thư điện tử EML", []string{".eml"}, true}

	formatJSON    = format{"application/json", "JSON", []string{".json"}, false}
	formatDOC     = format{"application/msword", "DOC (Word 97-2003)", []string{".doc", ".dot"}, true}
	formatXLS     = format{"application/vnd.ms-excel", "XLS (Excel 97-2003)", []string{".xls", ".xlt"}, true}
	formatPPT     = format{"application/vnd.ms-powerpoint", "PPT (PowerPoint 97-2003)", []string{".ppt", ".pps"}, false}
	formatOLE     = format{"application/x-ole-storage", "tệp OLE của Microsoft Office", nil, false}
	formatRTF     = format{"application/rtf", "RTF", []string{".rtf"}, true}
	formatXLSX    = format{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX (Excel)", []string{".xlsx", ".xlsm", ".xltx"}, true}
	formatXLSB    = format{"application/vnd.ms-excel.sheet.binary.macroenabled.12", "XLSB (Excel nhị phân)", []string{".xlsb"}, false}
	formatPPTX    = format{"application/vnd.openxmlformats-officedocument.presentationml.presentation", "PPTX (PowerPoint)", []string{".pptx", ".ppsx"}, false}
	formatODT     = format{"application/vnd.oasis.opendocument.text", "ODT (OpenDocument)", []string{".odt", ".ott", ".fodt"}, true}
	formatODS     = format{"application/vnd.oasis.opendocument.spreadsheet", "ODS (OpenDocument)", []string{".ods", ".ots", ".fods"}, true}
	formatMHTML   = format{"multipart/related", "MHTML (trang web lưu thành một tệp)", []string{".mht", ".mhtml"}, true}
	formatODP     = format{"application/vnd.oasis.opendocument.presentation", "ODP (OpenDocument)", []string{".odp"}, false}
	formatWordXML = format{"application/vnd.ms-word.2003xml", "XML của Word 2003", []string{".xml", ".doc"}, false}
	formatCalcXML = format{"application/vnd.ms-excel.2003xml", "XML của Excel 2003", []string{".xml", ".xls"}, false}
	formatXML     = format{"text/xml", "XML", []string{".xml"}, false}
	formatSVG     = format{"image/svg+xml", "ảnh SVG", []string{".svg"}, false}
	formatZip     = format{"application/zip", "tệp nén ZIP", []string{".zip"}, true}
	formatUnknown = format{"application/octet-stream", "", nil, false}

	// formatLocked is an Office file under a password: an OLE file around an encrypted package.
	formatLocked = format{"application/x-ole-storage", "tệp Office có mật khẩu", []string{".docx", ".xlsx", ".pptx"}, false}
)

// textFormats are the formats that only the file's name can tell from plain text.
var textFormats = []format{formatHTML, formatMarkdown, formatText, formatJSONL, formatCSV}

// sniffBytes is how much of a file is looked at; mimetype itself reads 3 KiB.
const sniffBytes = 64 << 10

// standardInput is the name of a stream without a name: it is plain text unless its bytes are a binary format.
const standardInput = "-"

// sniff tells what the bytes are. The name only decides among formats that are all plain text in their bytes.
func sniff(in io.ReaderAt, size int64, name string) (format, error) {
	head := make([]byte, min(size, sniffBytes))
	if n, err := in.ReadAt(head, 0); err != nil && err != io.EOF {
		return formatUnknown, err
	} else {
		head = head[:n]
	}
	switch {
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return formatPDF, nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return sniffZip(in, size), nil
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return sniffOLE(in, size), nil
	case bytes.HasPrefix(head, []byte("{\\rtf")):
		return formatRTF, nil
	case bytes.HasPrefix(head, []byte("\x1F\x8B")):
		return formatGzip, nil
	case charset.Binary(head):
		return sniffBinary(head), nil
	}
	return sniffText(head, name), nil
}

// sniffZip looks into the table of contents, since the first entry of a DOCX may be any of its parts.
func sniffZip(in io.ReaderAt, size int64) format {
	archive, err := zip.NewReader(in, size)
	if err != nil {
		// A cut DOCX has lost its table of contents; the names of its first parts still stand in its head.
		head := make([]byte, min(size, sniffBytes))
		n, _ := in.ReadAt(head, 0)
		if bytes.Contains(head[:n], []byte("word/")) {
			return formatDOCX
		}
		return formatZip
	}
	for _, entry := range archive.File {
		switch {
		case entry.Name == "word/document.xml" || strings.HasPrefix(entry.Name, "word/document") && strings.HasSuffix(entry.Name, ".xml"):
			return formatDOCX
		case entry.Name == "xl/workbook.xml":
			return formatXLSX
		case entry.Name == "xl/workbook.bin":
			return formatXLSB
		case entry.Name == "ppt/presentation.xml":
			return formatPPTX
		case entry.Name == "mimetype" && entry.UncompressedSize64 < 200:
			return sniffOpenDocument(entry)
		}
	}
	return formatZip
}

func sniffOpenDocument(entry *zip.File) format {
	r, err := entry.Open()
	if err != nil {
		return formatZip
	}
	defer r.Close()
	mime, _ := io.ReadAll(io.LimitReader(r, 200))
	for _, f := range []format{formatODT, formatODS, formatODP} {
		if strings.HasPrefix(string(mime), f.mime) {
			return f
		}
	}
	return formatZip
}

// sniffOLE looks for the names of the streams, which the directory of the file holds in UTF-16.
func sniffOLE(in io.ReaderAt, size int64) format {
	streams := []struct {
		name string
		format
	}{
		{"EncryptedPackage", formatLocked}, {"WordDocument", formatDOC}, {"Workbook", formatXLS}, {"Book", formatXLS},
		{"PowerPoint Document", formatPPT},
	}
	found := make([]bool, len(streams))
	const chunk, overlap = 1 << 20, 64
	buffer := make([]byte, chunk+overlap)
	for at := int64(0); at < size; at += chunk {
		n, err := in.ReadAt(buffer, at)
		for i, s := range streams {
			// The name stands at the head of its 128-byte directory entry.
			found[i] = found[i] || directoryName(buffer[:n], s.name)
		}
		if err != nil {
			break
		}
	}
	for i, s := range streams {
		if found[i] {
			return s.format
		}
	}
	return formatOLE
}

func directoryName(data []byte, name string) bool {
	wide := make([]byte, 0, 2*len(name)+2)
	for _, c := range []byte(name + "\x00") {
		wide = append(wide, c, 0)
	}
	for at := 0; ; at++ {
		i := bytes.Index(data[at:], wide)
		if i < 0 {
			return false
		}
		if at += i; at%128 == 0 {
			return true
		}
	}
}

// sniffBinary names what is neither text nor a format known above: pictures, archives, programs.
func sniffBinary(head []byte) format {
	m := mimetype.Detect(head)
	f := format{mime: strings.Split(m.String(), ";")[0]}
	if m.Extension() != "" {
		f.suffixes = []string{m.Extension()}
	}
	for _, known := range []format{formatPNG, formatJPEG, formatTIFF} {
		if f.mime == known.mime {
			return known
		}
	}
	kind := strings.ToUpper(strings.TrimPrefix(m.Extension(), "."))
	switch {
	case m.Is("application/octet-stream") || m.Is("text/plain"):
		return formatUnknown
	case strings.HasPrefix(f.mime, "image/"):
		f.words = "ảnh " + kind
	case strings.HasPrefix(f.mime, "audio/"), strings.HasPrefix(f.mime, "video/"):
		f.words = "âm thanh hoặc phim " + kind
	case kind == "":
		f.words = f.mime
	default:
		f.words = kind
	}
	return f
}

// sniffText tells the text formats apart.
func sniffText(head []byte, name string) format {
	if filepath.Base(name) == standardInput {
		return formatText
	}
	text := strings.TrimSpace(charset.Head(head))
	if f, ok := sniffMail(text, strings.ToLower(filepath.Ext(name))); ok {
		return f
	}
	page := looksHTML(text)
	switch {
	case strings.HasPrefix(text, "<svg") || strings.HasPrefix(text, "<?xml") && strings.Contains(text, "<svg"):
		return formatSVG
	case strings.HasPrefix(text, "<?xml") && strings.Contains(text, `office:mimetype="`+formatODT.mime):
		return formatODT
	case strings.HasPrefix(text, "<?xml") && strings.Contains(text, `office:mimetype="`+formatODS.mime):
		return formatODS
	case strings.HasPrefix(text, "<?xml") && (strings.Contains(text, `progid="Word.Document"`) || strings.Contains(text, "<w:wordDocument")):
		return formatWordXML
	case strings.HasPrefix(text, "<?xml") && (strings.Contains(text, `progid="Excel.Sheet"`) || strings.Contains(text, "urn:schemas-microsoft-com:office:spreadsheet")):
		return formatCalcXML
	case strings.HasPrefix(text, "<?xml") && !page && !strings.Contains(text, "<html"):
		return formatXML
	}
	suffix := strings.ToLower(filepath.Ext(name))
	for _, f := range textFormats {
		for _, s := range f.suffixes {
			switch {
			case s != suffix:
			case f.mime == formatHTML.mime && !page && !strings.Contains(text, "<"):
				return formatText
			case f.mime == formatText.mime && page:
				return formatHTML
			case suffix == ".json" && !strings.HasPrefix(text, "{"):
				return formatJSON
			default:
				return f
			}
		}
	}
	switch {
	case page:
		return formatHTML
	case strings.HasPrefix(text, `{"`):
		return formatJSONL
	}
	return formatText
}

// headField is a line of a letter's header (RFC 5322, 2.2).
var headField = regexp.MustCompile(`^([!-9;-~]+):`)

// sniffMail tells a letter, or a web page saved as one, by its header: fields up to the first empty line, those of a letter among them.
func sniffMail(text, suffix string) (format, bool) {
	fields := map[string]string{}
	last := ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		if m := headField.FindStringSubmatch(line); m != nil {
			last = strings.ToLower(m[1])
			fields[last] += line[len(m[0]):]
		} else if last != "" && (line[0] == ' ' || line[0] == '\t') {
			fields[last] += line
		} else {
			return format{}, false
		}
	}
	_, from := fields["from"]
	_, mime := fields["mime-version"]
	_, dated := fields["date"]
	_, received := fields["received"]
	switch kind := strings.ToLower(fields["content-type"]); {
	case strings.Contains(kind, "multipart/related") && mime && suffix != ".eml" && !received:
		return formatMHTML, true
	case from && (mime || dated || received), suffix == ".eml" && (from || mime):
		return formatMail, true
	}
	return format{}, false
}

// looksHTML asks mimetype, which knows the openings of a page (and takes SVG and XML apart from it).
func looksHTML(text string) bool {
	return mimetype.Detect([]byte(text)).Is("text/html") || strings.HasPrefix(text, "<?xml") && strings.Contains(text, "<html")
}

// misnamed reports whether the suffix promises another format; a name without a suffix promises nothing.
func (f format) misnamed(name string) (suffix string, wrong bool) {
	suffix = strings.ToLower(filepath.Ext(name))
	if suffix == "" || suffix == name || f.suffixes == nil || strings.ContainsAny(suffix, " /") {
		return "", false
	}
	known := false
	for _, other := range knownFormats() {
		for _, s := range other.suffixes {
			known = known || s == suffix
		}
	}
	for _, s := range f.suffixes {
		if s == suffix {
			return "", false
		}
	}
	return suffix, known
}

func knownFormats() []format {
	return append([]format{formatPDF, formatDOCX, formatGzip, formatJSON, formatDOC, formatXLS, formatPPT, formatRTF, formatXLSX, formatXLSB,
		formatPPTX, formatODT, formatODS, formatMHTML, formatODP, formatXML, formatSVG, formatZip, formatPNG, formatJPEG, formatTIFF, formatMail}, textFormats...)
}
