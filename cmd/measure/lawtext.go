package measure

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// lawText is a document put together from its articles, and which article each of its sections is.
type lawText struct {
	doc      *corpus.Document
	articles map[corpus.SectionID]string
}

var articleStart = regexp.MustCompile(`^(?i:điều)\s+(\d+)(\p{L}?)\s*(?:[.:]\s*|\s+|$)`)

// articleLabel parts "Điều 12a. Phạm vi điều chỉnh" into "Điều 12a" and its heading; a title without a label is a heading.
func articleLabel(title string) (label, heading string) {
	m := articleStart.FindStringSubmatch(title)
	if m == nil {
		return "", strings.TrimSpace(title)
	}
	return "Điều " + m[1] + m[2], strings.TrimSpace(title[len(m[0]):])
}

// lawTexts puts the articles of each law together, in the order of their numbers; an article whose law nobody knows is a text of its
// own. Texts come in the order of their first article.
func lawTexts(articles []Article) [][]Article {
	place := map[string]int{}
	var laws [][]Article
	for _, a := range articles {
		key := cmp.Or(a.Law, "\x00"+a.ID)
		i, ok := place[key]
		if !ok {
			i = len(laws)
			place[key] = i
			laws = append(laws, nil)
		}
		laws[i] = append(laws[i], a)
	}
	for _, l := range laws {
		slices.SortStableFunc(l, byNumber)
	}
	return laws
}

// byNumber orders articles by the number in their title; those without one come last.
func byNumber(a, b Article) int {
	an, as := numberOf(a)
	bn, bs := numberOf(b)
	return cmp.Or(cmp.Compare(an, bn), cmp.Compare(as, bs))
}

func numberOf(a Article) (int, string) {
	m := articleStart.FindStringSubmatch(a.Title)
	if m == nil {
		return 1 << 30, ""
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return 1 << 30, ""
	}
	return n, m[2]
}

// newLawText makes the document of one law as reading its file would: a line "Điều 1. Thanh niên" for each title, the article's text below, a
// section for each article.
func newLawText(articles []Article) lawText {
	law := viet.Normalise(articles[0].Law)
	d := &corpus.Document{Title: cmp.Or(law, viet.Normalise(articles[0].Title), articles[0].ID), Language: "vi"}
	if n, ok := corpus.ParseNumber(law); ok {
		d.Header.Number = n.String()
		d.Title = d.Header.Number
		if t, ok := n.DocType(); ok {
			d.Header.Type = t.Name
			d.Title = t.Name + " " + d.Header.Number
		}
	}
	l := lawText{d, map[corpus.SectionID]string{}}
	var text strings.Builder
	for i, a := range articles {
		l.section(&text, i, a)
	}
	d.Text = text.String()
	d.Pages = []corpus.Page{{Number: 1, Method: corpus.MethodText, Quality: 1, Span: corpus.Span{End: len(d.Text)}}}
	return l
}

// section writes one article below the others.
func (l lawText) section(text *strings.Builder, i int, a Article) {
	label, heading := articleLabel(viet.Normalise(viet.Squeeze(a.Title)))
	id := corpus.SectionID(viet.Slug(label))
	if label == "" {
		label = fmt.Sprintf("Mục %d", i+1)
		id = corpus.SectionID(fmt.Sprintf("muc-%d", i+1))
	}
	for base, n := id, 2; l.articles[id] != ""; n++ {
		id = corpus.SectionID(fmt.Sprintf("%s-%d", base, n))
	}
	l.articles[id] = a.ID
	s := corpus.Section{ID: id, Level: 1, Kind: corpus.SectionArticle, Label: label, Heading: heading, Span: corpus.Span{Start: text.Len()}}
	for _, part := range []string{viet.Normalise(viet.Squeeze(a.Title)), strings.TrimSpace(viet.Normalise(a.Text))} {
		if part != "" {
			text.WriteString(part)
			text.WriteByte('\n')
		}
	}
	s.End = text.Len()
	l.doc.Sections = append(l.doc.Sections, s)
}
