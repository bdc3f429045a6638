package tag

import (
	"strings"
	"unicode/utf8"

	"vankho/corpus"
)

// readBare reads numbers without a symbol where the type and a date or year complete them beyond doubt: "Nghị định
// 30/2020" is 30/2020/NĐ-CP, since only the Government issues decrees; "Sắc lệnh số 175-b ngày …" is 175b/SL.
// Source: handbook §1.7.
func (r *reader) readBare() {
	for _, row := range bareRows() {
		for from := 0; ; {
			k := strings.Index(r.text[from:], row[0])
			if k < 0 {
				break
			}
			start := from + k
			from = start + len(row[0])
			r.readBareAt(start, from, row)
		}
	}
}

// bareRows are the rows of bare.tsv: type, symbol, whether the year stands in the number.
func bareRows() [][]string { return rows("bare") }

func (r *reader) readBareAt(start, at int, row []string) {
	if b, _ := utf8.DecodeLastRuneInString(r.text[:start]); start > 0 && b != ' ' && !strings.ContainsRune("\n\u00a0(“\"[|", b) {
		return
	}
	next, ok := blanks(r.text, at)
	if !ok {
		return
	}
	if end, ok := foldedPrefix(r.text, next, "số"); ok {
		next = end
		if n, ok := blanks(r.text, end); ok {
			next = n
		}
	}
	end := next
	for end < len(r.text) && '0' <= r.text[end] && r.text[end] <= '9' {
		end++
	}
	serial := r.text[next:end]
	if serial == "" || len(serial) > 5 {
		return
	}
	ref := corpus.Reference{Span: corpus.Span{Start: start, End: end}, Kind: corpus.ReferenceNumbered, DocType: row[0], Symbol: row[1]}
	mark := "/"
	if row[2] == "yes" {
		year := r.text[min(end+1, len(r.text)):min(end+5, len(r.text))]
		if end >= len(r.text) || r.text[end] != '/' || len(year) != 4 || strings.Trim(year, "0123456789") != "" || year < "1945" || year > "2099" {
			return
		}
		ref.End, ref.Year = end+5, year
		mark = "/" + year + "/"
	} else if tail, ok := letterTail(r.text, end); ok {
		serial += r.text[tail-1 : tail]
		ref.End = tail
	}
	if !boundary(r.text, ref.End) {
		return
	}
	n, ok := corpus.ParseNumber(serial + mark + row[1])
	if !ok {
		return
	}
	ref.Number, ref.Canonical = n.Serial, n.String()
	plain := ref.End
	r.readTail(&ref, lead{}, n)
	if row[2] != "yes" && ref.End == plain {
		return
	}
	r.refs = append(r.refs, ref)
}

// letterTail reads the letter behind a serial: "175-b", "30a".
func letterTail(text string, at int) (int, bool) {
	if at < len(text) && text[at] == '-' {
		at++
	}
	if at < len(text) && 'a' <= text[at] && text[at] <= 'z' && ends(text, at+1) {
		return at + 1, true
	}
	return 0, false
}

// boundary reports whether nothing that could be the rest of a number follows.
func boundary(text string, at int) bool {
	if at >= len(text) {
		return true
	}
	return ends(text, at) && text[at] != '/' && text[at] != '-' && !dotted(text, at)
}
