package web

import (
	"cmp"
	"regexp"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/web/bibliography"
)

// Citation is how a document, or a provision of it, is cited, ready to copy. What is not known stands as "[không ghi]", never invented.
// The forms are those of corpus/citations.tsv.
type Citation struct {
	// Provision is what is cited of the document: "điểm a khoản 2 Điều 5", "" for the whole.
	Provision string `json:"provision,omitempty"`
	// First is for the first mention: "Kế hoạch số 154/KH-UBND ngày 27 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Lào
	// Cai về …"; Rules for that in a legal normative document, where it is another: "Luật Đất đai số 31/2024/QH15".
	First string `json:"first"`
	Rules string `json:"rules,omitempty"`
	// Brief is for within a sentence: "Kế hoạch số 154/KH-UBND ngày 27/3/2025 của Ủy ban nhân dân tỉnh Lào Cai".
	Brief string `json:"brief"`
	// Later is for mentions after the first: "Kế hoạch số 154/KH-UBND".
	Later  string `json:"later"`
	BibTeX string `json:"bibtex"`
	RIS    string `json:"ris"`
}

const notStated = "[không ghi]"

// newCitation cites a document, with the path of a provision before it where one is chosen ("khoản 2 Điều 5").
func newCitation(d *corpus.Document, provision string) Citation {
	h := d.Header
	c := corpus.Citation{System: h.System, Type: cmp.Or(h.Type, "Văn bản"), Number: h.Number, Issuer: h.Issuer, Issued: h.Issued,
		Abstract: spelled(d.Text, strings.TrimSpace(h.Abstract)), Path: provision, Gap: notStated}
	r := newReference(d.ID, h, d.Title, cmp.Or(d.Language, "vi"), "")
	out := Citation{Provision: provision, First: c.As(corpus.CitationFirst), Rules: c.As(corpus.CitationRules), Brief: c.As(corpus.CitationBrief),
		Later: c.As(corpus.CitationLater), BibTeX: strings.TrimSpace(r.BibTeX()), RIS: strings.TrimRight(strings.ReplaceAll(r.RIS(), "\r", ""), "\n")}
	if c.Abstract == "" && d.Title != "" && h.Number == "" {
		out.First += " “" + strings.TrimRight(d.Title, ".") + "”"
	}
	return out
}

// preambleSize is how much of a text may hold its preamble, in bytes.
const preambleSize = 16 << 10

// spelled is an abstract in the letters of a sentence, where its letterhead sets it in capitals and the preamble writes it out: which of its
// words are names, capitals do not tell.
// Example: "LUẬT ĐẤT ĐAI" is "Luật Đất đai" where "Quốc hội ban hành Luật Đất đai." follows.
func spelled(text, abstract string) string {
	if !viet.Capitals(abstract) {
		return abstract
	}
	words := strings.Fields(abstract)
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	again, err := regexp.Compile(`(?i)` + strings.Join(words, `\s+`))
	if err != nil {
		return abstract
	}
	text = text[:min(len(text), preambleSize)]
	for _, found := range again.FindAllString(text, -1) {
		if !viet.Capitals(found) {
			return viet.Squeeze(found)
		}
	}
	return abstract
}

// newReference is a document as bibliographies have it; at is where it is read, "" for nowhere.
func newReference(id corpus.ID, h corpus.Header, title, language, at string) bibliography.Reference {
	return bibliography.Reference{Key: string(id), Title: title, Author: h.Issuer, Type: h.Type, Number: h.Number, Place: h.Place,
		Year: h.Issued.Year, Month: h.Issued.Month, Day: h.Issued.Day, Language: language, Address: at}
}
