package web

import (
	"slices"

	"vankho/corpus"
	"vankho/corpus/validity"
	"vankho/corpus/viet"
)

// mostUnclear is how many documents the banner of unclear changes names.
const mostUnclear = 3

// unclear says over the text what has changed it by a day without it being known which provision: documents that name none, and registers that
// say so where no text of the store does. Source: pages.md §5.3.
// Example: "Được sửa đổi, bổ sung bởi Luật số 12/2024/QH15 từ 01/01/2025; chưa rõ điều khoản nào."
func unclear(h validity.History, v Validity, on asOf) (b Banner, ok bool) {
	b = Banner{Kind: "unclear", Link: &Link{"Xem lịch sử", documentURL(h.Facts().ID) + "/lich-su"}}
	var said []corpus.ID
	left := 0
	for _, c := range h.Causes {
		if !vague(c) || on.Day.Before(c.From) || slices.Contains(said, c.Event.From.ID) || slices.ContainsFunc(h.Causes, func(o validity.Cause) bool {
			return o.Event != nil && o.Event.From.ID == c.Event.From.ID && len(o.Event.Provisions) > 0
		}) {
			continue
		}
		name, known := c.Event.Relation.NameIn(c.Event.Quote)
		if !known {
			continue
		}
		if said = append(said, c.Event.From.ID); len(said) > mostUnclear {
			left++
			continue
		}
		words := name.In + " " + c.Event.From.Name()
		if !c.From.IsZero() {
			words += " từ " + c.From.Short()
		}
		if b.Text != "" {
			words = "; " + viet.Uncapitalise(words)
		}
		b.Text += words
	}
	switch {
	case left > 0:
		b.Text += " và " + integer(left) + " văn bản khác; chưa rõ điều khoản nào."
	case len(said) > 0:
		b.Text += "; chưa rõ điều khoản nào."
	case v.Standing == corpus.StandingPartly && !slices.ContainsFunc(h.Causes, func(c validity.Cause) bool {
		return c.Doubt == "" && (c.Event != nil && c.Event.Relation != corpus.RelationExtends || c.Part != nil)
	}):
		b.Text = "Được sửa đổi hoặc hết hiệu lực một phần theo danh mục; chưa xác định được văn bản gây ra."
	default:
		return Banner{}, false
	}
	return b, true
}

// vague reports whether a cause changes provisions of the document that it does not name.
func vague(c validity.Cause) bool {
	e := c.Event
	if e == nil || c.Doubt != "" || e.Scope == corpus.ScopeWhole || len(e.Provisions) > 0 {
		return false
	}
	return e.Relation == corpus.RelationAmends || e.Relation == corpus.RelationRepeals || e.Relation == corpus.RelationCeases
}
