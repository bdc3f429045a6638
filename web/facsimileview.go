package web

import (
	"fmt"
	"strconv"

	"vankho/corpus"
)

// facsimileView is the state of the page with the original as its address carries it.
type facsimileView struct {
	Query string
	Match int
	Span  spanRef
	Exact bool
	// Page is 0 where the address names none; Wide is one of zooms.
	Page, Wide int
	// Part is the part of a long document without pages, 0 where the address names none.
	Part   int
	Edit   bool
	Notice string
}

var facsimileKeys = [...]string{"q", "khop", "doan", "b", pageKey, "rong", "phan", "sua", noticeKey}

func readFacsimileView(p params) (facsimileView, error) {
	v := facsimileView{Query: p.get("q")}
	var err error
	if v.Match, err = p.number("khop", 0, 1, 1_000_000); err != nil {
		return v, err
	}
	if v.Span, v.Exact, err = parseSpan(p.get("doan"), p.get("b")); err != nil {
		return v, err
	}
	if v.Page, err = p.number(pageKey, 0, 1, 1_000_000); err != nil {
		return v, err
	}
	if v.Wide, err = zoomOf(p); err != nil {
		return v, err
	}
	if v.Part, err = p.number("phan", 0, 1, 10_000); err != nil {
		return v, err
	}
	if v.Edit, err = p.flag("sua"); err != nil {
		return v, err
	}
	v.Notice, err = notice(p)
	return v, err
}

// sought is what the address looks for, as pairs of an address.
func (v facsimileView) sought() []string {
	out := []string{"q", v.Query}
	if v.Match > 0 {
		out = append(out, "khop", strconv.Itoa(v.Match))
	}
	if v.Exact {
		out = append(out, "doan", fmt.Sprintf("%d-%d", v.Span.Start, v.Span.End))
	}
	if v.Span.HasCheck {
		out = append(out, "b", fmt.Sprintf("%08x", v.Span.Check))
	}
	return out
}

// zoom is the parameter "rong" of the view.
func (v facsimileView) zoom() string {
	if v.Wide == columnWide || v.Wide == 0 {
		return ""
	}
	return strconv.Itoa(v.Wide)
}

// facsimileURL is where a page of a document stands beside its picture.
func facsimileURL(id corpus.ID, page int, more ...string) string {
	return address(documentURL(id)+"/goc", append([]string{pageKey, strconv.Itoa(page)}, more...)...)
}

// turn is the address of another page under the same question and width.
func (v facsimileView) turn(id corpus.ID, page int) string {
	return facsimileURL(id, page, "q", v.Query, "rong", v.zoom()) + "#goc"
}

// match is the address of a match of the document, counted around from 1; "" where there is no other.
func (v facsimileView) match(id corpus.ID, n, of int) string {
	if of < 2 {
		return ""
	}
	anchor := "#khop"
	if v.Wide > columnWide {
		anchor = "#cho" // the picture stands above the text
	}
	return address(documentURL(id)+"/goc", "q", v.Query, "khop", strconv.Itoa((n+of-1)%of+1), "rong", v.zoom()) + anchor
}

// sentence is the address that shows a stretch of the text on the picture of a page.
func (v facsimileView) sentence(d *corpus.Document, page corpus.Page, at corpus.Span) string {
	at = trimmed(d.Text, corpus.Span{Start: max(at.Start, page.Start), End: min(at.End, page.End)})
	if at.Len() == 0 || at.Len() > maxSpan {
		return ""
	}
	return facsimileURL(d.ID, page.Number, "q", v.Query, "rong", v.zoom(), "doan", fmt.Sprintf("%d-%d", at.Start, at.End), "b", fmt.Sprintf("%08x", checksum(at.In(d.Text)))) + "#anh"
}
