package web

import (
	"fmt"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Citation is how a document is cited, ready to copy. What is not known stands as "[không ghi]", never invented.
// Form: Nghị định 30/2020/NĐ-CP, Phụ lục I; a Party document has a comma before the date (Hướng dẫn 05-HD/VPTW).
type Citation struct {
	// First is for the first mention: "Kế hoạch số 154/KH-UBND ngày 27 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Lào
	// Cai về …"; Later for those after it: "Kế hoạch số 154/KH-UBND".
	First  string `json:"first"`
	Later  string `json:"later"`
	BibTeX string `json:"bibtex"`
	RIS    string `json:"ris"`
}

const notStated = "[không ghi]"

// newCitation cites a document, with the path of a provision before it where one is chosen ("khoản 2 Điều 5").
func newCitation(d *corpus.Document, provision string) Citation {
	h := d.Header
	name := stated(h.Type)
	if h.Type == "" {
		name = "Văn bản"
	}
	later := name + " số " + stated(h.Number)
	if provision != "" {
		later = provision + " " + later
	}
	date := h.Issued.Long()
	if date == "" {
		date = "ngày " + notStated
	}
	comma := ""
	if h.System == corpus.SystemParty {
		comma = ","
	}
	first := later + comma + " " + date + " của " + stated(h.Issuer)
	switch about := strings.TrimSpace(h.Abstract); {
	case about == "":
		if d.Title != "" && h.Number == "" {
			first += " “" + strings.TrimRight(d.Title, ".") + "”"
		}
	case aboutWord(about):
		first += " " + viet.Uncapitalise(strings.TrimRight(about, ".;"))
	default:
		first += " “" + strings.TrimRight(about, ".;") + "”"
	}
	return Citation{first, later, bibTeX(d), ris(d)}
}

// aboutWord reports whether an abstract already begins with "về" or "v/v", as most do.
func aboutWord(s string) bool {
	f := viet.Fold(s)
	return strings.HasPrefix(f, "ve ") || strings.HasPrefix(f, "v/v")
}

func stated(s string) string {
	if s == "" {
		return notStated
	}
	return s
}

// bibTeX writes the facts that are known and leaves the others out.
func bibTeX(d *corpus.Document) string {
	h := d.Header
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s", d.ID)
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, ",\n  %s = {%s}", name, braces.Replace(value))
		}
	}
	field("title", d.Title)
	if h.Issuer != "" {
		fmt.Fprintf(&b, ",\n  author = {{%s}}", braces.Replace(h.Issuer))
	}
	field("type", h.Type)
	field("number", h.Number)
	field("date", h.Issued.String())
	field("language", "vi")
	b.WriteString("\n}")
	return b.String()
}

// braces keeps a value within the braces of BibTeX.
var braces = strings.NewReplacer("{", "(", "}", ")", "\\", "/", "\n", " ", "%", `\%`, "&", `\&`, "#", `\#`, "_", `\_`, "$", `\$`)

// ris writes the facts that are known as RIS, type GOVDOC.
func ris(d *corpus.Document) string {
	h := d.Header
	var b strings.Builder
	b.WriteString("TY  - GOVDOC\n")
	field := func(tag, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s  - %s\n", tag, viet.Squeeze(value))
		}
	}
	field("TI", d.Title)
	field("AU", h.Issuer)
	field("M3", h.Type)
	field("SN", h.Number)
	if !h.Issued.IsZero() {
		field("PY", fmt.Sprintf("%04d", h.Issued.Year))
		field("DA", strings.ReplaceAll(h.Issued.String(), "-", "/"))
	}
	field("LA", "vi")
	b.WriteString("ER  - ")
	return b.String()
}
