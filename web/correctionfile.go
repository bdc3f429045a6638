package web

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"vankho/corpus"
)

// maxCorrectionRows is how many corrections one file may carry.
const maxCorrectionRows = 5000

// correctionLine is one row of a file of corrections; Fault says what is wrong with it, "" where nothing is.
type correctionLine struct {
	Line  int
	Name  string
	Fault string
	corpus.DocumentCorrection
}

var sha256Form = regexp.MustCompile(`^[0-9a-f]{64}$`)

// readCorrections reads a file as serveCorrectionsCSV writes it; spreadsheets may have saved it with semicolons. A row that cannot be used says
// why; fault is a Vietnamese sentence about the file as a whole, "" where it can be read.
func readCorrections(in string) (lines []correctionLine, fault string) {
	in = strings.TrimPrefix(strings.ToValidUTF8(in, ""), byteOrderMark)
	first, _, _ := strings.Cut(in, "\n")
	rows := csv.NewReader(strings.NewReader(in))
	rows.Comma, rows.FieldsPerRecord, rows.LazyQuotes = separatorOf(first), -1, true
	head, err := rows.Read()
	if err != nil {
		return nil, "Tệp trống hoặc không phải CSV."
	}
	at := map[string]int{}
	for i, name := range head {
		at[clean(name)] = i
	}
	for _, name := range correctionsHead[2:7] {
		if _, ok := at[name]; !ok {
			return nil, fmt.Sprintf("Tệp thiếu cột “%s”. Hãy dùng tệp tải từ trang Hiệu chỉnh.", name)
		}
	}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return lines, ""
		}
		if err != nil {
			return nil, fmt.Sprintf("Không đọc được tệp từ dòng %d.", len(lines)+2)
		}
		if len(lines) == maxCorrectionRows {
			return nil, fmt.Sprintf("Tệp có quá %s dòng; hãy chia nhỏ.", integer(maxCorrectionRows))
		}
		line, _ := rows.FieldPos(0)
		cell := func(name string) string {
			if i, ok := at[name]; ok && i < len(row) {
				return typedCell(row[i])
			}
			return ""
		}
		lines = append(lines, newCorrectionLine(line, cell))
	}
}

// typedCell takes back what corpus.PlainCell did to a cell.
func typedCell(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && corpus.PlainCell(rest) == s {
		return rest
	}
	return s
}

func newCorrectionLine(line int, cell func(string) string) correctionLine {
	x := correctionLine{Line: line, Name: clean(cell("Văn bản"))}
	x.Document = corpus.ID(clean(cell("Mã văn bản")))
	x.SHA256 = strings.ToLower(clean(cell("SHA-256")))
	x.Was, x.Value, x.Who = written(cell("Chương trình đọc")), written(cell("Người sửa viết")), clean(cell("Người sửa"))
	x.When, _ = time.Parse(time.RFC3339, clean(cell("Lúc")))
	page, key := clean(cell("Trang")), clean(cell("Thuộc tính"))
	var known bool
	switch {
	case !sha256Form.MatchString(x.SHA256):
		x.Fault = "SHA-256 không đúng dạng."
	case (page == "") == (key == ""):
		x.Fault = "Ghi một trong hai cột Trang và Thuộc tính."
	case page != "":
		var err error
		if x.Page, err = strconv.Atoi(page); err != nil || x.Page < 1 {
			x.Fault = "Số trang không đúng."
		} else if len(x.Value) > maxPageText {
			x.Fault = "Chữ của trang dài quá."
		}
	default:
		if x.Field, known = fieldOf(key); !known {
			x.Fault = "Không có thuộc tính “" + shorten(key, 40) + "”."
		} else if len(x.Value) > maxFact {
			x.Fault = "Giá trị dài quá."
		} else if _, ok := corpus.ParseDate(x.Value); x.Field == corpus.FieldIssued && x.Value != "" && !ok {
			x.Fault = "Ngày không đúng dạng 27/3/2025."
		}
	}
	if x.Fault == "" && utf8.RuneCountInString(x.Who) > maxName {
		x.Fault = "Họ tên người sửa dài quá."
	}
	return x
}
