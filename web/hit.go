package web

import (
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search"
)

// Hit is one document of the list, or one section of a document where sections are asked for.
type Hit struct {
	corpus.Summary
	URL      string        `json:"url"`
	Validity Badge         `json:"validity"`
	Score    float64       `json:"score"`
	Marks    []corpus.Span `json:"title_marks,omitempty"`
	// Section is the section found, nil where the hit is a document.
	Section  *HitSection `json:"section,omitempty"`
	Passages []Passage   `json:"passages,omitempty"`
	// Ended says what ended or paused the document or a part of it, nil where nothing else had by the day of the question.
	Ended *Ending `json:"ended_by,omitempty"`
	// Witness tells of a document whose text is not held; nil where nothing cites it.
	Witness *Witness `json:"witness,omitempty"`
	// Same are documents folded into this hit, which say nearly the same.
	Same []SameText `json:"same,omitempty"`
	// Why tells what the score is made of, where it is asked for.
	Why *Explanation `json:"why,omitempty"`

	Badges   []Badge       `json:"-"`
	Open     string        `json:"-"`
	Original string        `json:"-"`
	Heading  template.HTML `json:"-"`
	// First opens the first match; empty where the passages hold none as it was typed.
	First string `json:"-"`
	// Bring is where a reader who may add files hands in the missing text; empty for others.
	Bring string `json:"-"`
	// WhyFirst tells why the hit comes first; empty for others.
	WhyFirst string `json:"-"`
	// Unlike is true for the first of the hits that hold what was typed only with other marks.
	Unlike bool `json:"-"`
}

// HitSection is a section as a hit: "Điều 5. Mục tiêu".
type HitSection struct {
	ID    corpus.SectionID `json:"id"`
	Place string           `json:"place"`
	Title string           `json:"title,omitempty"`
	HTML  template.HTML    `json:"-"`
}

// Ending is a document that replaces, repeals or suspends another one or a part of it, with the words that say so.
type Ending struct {
	// Words are "Được thay thế bởi", "Điều 6 bị bãi bỏ bởi", "Hết hiệu lực theo"; URL opens the sentence that says it.
	Words string      `json:"words"`
	Name  string      `json:"name"`
	Since corpus.Date `json:"since,omitzero"`
	URL   string      `json:"url"`
}

// Witness is a sentence of another document that names a document without text.
type Witness struct {
	// Documents counts those that name it, Source is how the one shown is called.
	Documents int     `json:"documents"`
	Source    string  `json:"source"`
	Passage   Passage `json:"passage"`
}

// SameText is a document that says nearly the same as a hit.
type SameText struct {
	ID     corpus.ID `json:"id"`
	Name   string    `json:"name"`
	Detail string    `json:"detail,omitempty"`
	URL    string    `json:"url"`
}

// Passage is a piece of a document's text with its matches and the address that opens it.
type Passage struct {
	search.Passage
	// Page is 1-based, 0 in a document of one page or none.
	Page int           `json:"page,omitempty"`
	URL  string        `json:"url"`
	HTML template.HTML `json:"-"`
}

// Where is what the link of a passage says: "Khoản 2 Điều 5, trang 3".
func (p Passage) Where() string {
	where := p.Place
	if p.Page > 0 {
		where = joinFacts(where, "trang "+integer(p.Page))
	}
	if where == "" {
		return "Xem trong văn bản"
	}
	return capital(where)
}

// newHit shows a hit; text are the words that its document is searched for, meant the same taken apart.
func newHit(sum corpus.Summary, h search.Hit, text string, meant wanted, on asOf) Hit {
	url := documentURL(sum.ID)
	short := text
	if len(text) > carried {
		short = ""
	}
	out := Hit{Summary: sum, URL: url, Validity: timelineBadge(sum.Timeline, sum.ID, on), Score: h.Score, Marks: h.TitleMarks,
		Badges: badgesOf(sum, on), Original: address(url+"/goc", "q", short)}
	out.Open = address(url, "q", strings.TrimSuffix(shorten(text, carried), "…"))
	out.Heading = markedTitle(sum.Title, h.TitleMarks, meant)
	said := []string{viet.Slug(sum.Title), viet.Slug(sum.Type), viet.Slug(numberedName(sum.Type, sum.Number) + " " + sum.Title)}
	for _, p := range h.Passages {
		if len(h.Passages) > 1 && slices.Contains(said, viet.Slug(p.Text)) {
			continue // the lines that the title, type and number were taken from say nothing new
		}
		if len(out.Passages) > 0 && len(p.Marks) == 0 {
			continue // beside another it would not show why it is here
		}
		out.Passages = append(out.Passages, newPassage(url, short, p, meant))
		if out.First == "" && short != "" && len(meant.find(p.Text)) > 0 {
			out.First = address(url, "q", text, "khop", "1") + "#khop"
		}
	}
	return out
}

// inSection makes the hit one of a section, which the list of a document's sections holds. The line of its heading is no passage: it
// stands above them.
func (h *Hit) inSection(x corpus.Section, all sections, text string) {
	place := all.place(x)
	h.Section = &HitSection{ID: x.ID, Place: place, Title: viet.Capitalise(strings.TrimRight(x.Heading, ".")), HTML: plainHTML(joinHeading(place, x.Heading))}
	if len(text) > carried {
		text = ""
	}
	h.Open = address(h.URL, "q", text, "muc", string(x.ID)) + "#" + pathSegment(string(x.ID))
	heading := viet.Slug(joinHeading(x.Label, x.Heading))
	h.Passages = slices.DeleteFunc(h.Passages, func(p Passage) bool {
		if viet.Slug(p.Text) != heading {
			return false
		}
		h.Section.HTML = p.HTML
		return true
	})
}

// joinHeading is a section as its text begins: "Điều 5. Mục tiêu".
func joinHeading(place, heading string) string {
	if heading == "" {
		return place
	}
	return place + ". " + viet.Capitalise(strings.TrimRight(heading, "."))
}

// longestTitle is how many characters of a title a list shows.
const longestTitle = 240

// markedTitle shows a title with a capital; marks are offsets into the title as stored.
func markedTitle(title string, marks []corpus.Span, meant wanted) template.HTML {
	shown := viet.Capitalise(title)
	if len(shown) != len(title) {
		shown = title // a capital of another length would move the marks
	}
	return markedHTML(shorten(shown, longestTitle), joined(shown, marks, meant))
}

// joined makes one mark of those that only spaces part: words that stand together were found together. Beside words that stand together
// single ones are not marked, which would mark half the text, unless another word than one asked for was found in its stead.
func joined(text string, marks []corpus.Span, meant wanted) []corpus.Span {
	var out []corpus.Span
	for _, m := range marks {
		if n := len(out); n > 0 && out[n-1].End <= m.Start && m.Fits(text) && strings.Trim(text[out[n-1].End:m.Start], " ") == "" {
			out[n-1].End = m.End
			continue
		}
		out = append(out, m)
	}
	several := func(m corpus.Span) bool { return m.Fits(text) && strings.Contains(m.In(text), " ") }
	if !slices.ContainsFunc(out, several) {
		return out
	}
	return slices.DeleteFunc(out, func(m corpus.Span) bool {
		return m.Fits(text) && !several(m) && slices.ContainsFunc(meant.free, func(t term) bool { return t.fold == viet.Fold(m.In(text)) })
	})
}

// wholeSentences is the length in bytes below which a passage cannot have been cut: only longer sentences are.
const wholeSentences = 300

// newPassage shows a passage with "…" where a long sentence was cut; text goes with its address, meant are the words looked for.
func newPassage(document, text string, p search.Passage, meant wanted) Passage {
	marks := make([]corpus.Span, 0, len(p.Marks))
	for _, m := range p.Marks {
		marks = append(marks, m.Shift(-p.Start))
	}
	html := markedHTML(reflowed(p.Text), joined(p.Text, marks, meant))
	if len(p.Text) >= wholeSentences {
		if first, n := utf8.DecodeRuneInString(p.Text); unicode.IsLower(first) && !strings.HasPrefix(p.Text[n:], ")") {
			html = "…" + html
		}
		if last, _ := utf8.DecodeLastRuneInString(p.Text); !strings.ContainsRune(".;:!?…”\"", last) {
			html += "…"
		}
	}
	return Passage{Passage: p, URL: spanURL(document, text, p.Text, p.Span), HTML: html}
}

// reflowed is a text whose lines run on where they were only printed to a margin, byte for byte as long: passages keep the lines of their text, as
// rows of tables and items want, and a page is narrower or wider than the paper was.
func reflowed(text string) string {
	out := []byte(text)
	start := 0
	for i := range out {
		if out[i] != '\n' {
			continue
		}
		if viet.GoesOn(text, start, i) {
			out[i] = ' '
		}
		start = i + 1
	}
	return string(out)
}
