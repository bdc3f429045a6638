package task

import (
	"strings"

	"vankho/corpus"
)

// formula reports whether a task is to carry out the document itself: "chịu trách nhiệm thi hành Quyết định này", or tells nothing.
func (r *reading) formula(t corpus.Task) bool {
	low := r.low[t.Action.Start:t.Action.End]
	x, ok := r.words.formulas.begin(low)
	if low == "" || strings.HasSuffix(low, " biết, thực hiện") {
		return true
	}
	return ok && (len(low) == len(x.words) && t.Due.Kind == corpus.DueNone || strings.HasSuffix(low, " này") && len(low) < len(x.words)+maxFormula)
}

// maxFormula is how long, in bytes, the name of a document is in a formula.
const maxFormula = 48

// counts reports whether a task may be one in this document.
func (r *reading) counts(t corpus.Task, ordered bool) bool {
	if t.Due.Len() > 0 && t.Due.Start <= t.Action.Start && t.Due.End > t.Action.Start {
		return false
	}
	dated := t.Due.Kind == corpus.DueRecurring || t.Due.Kind != corpus.DueNone && !t.Due.Last.IsZero()
	return r.mode == modeAll || dated || r.mode == modeOrder && ordered
}

// finish fills in what a task needs beside who and by when.
func (r *reading) finish(t *corpus.Task, u unit) {
	text := r.in.Text
	t.Quote = t.In(text)
	if t.Due.Start > t.Action.Start && t.Due.Start < t.Action.End && onlySigns(text[min(t.Due.End, t.Action.End):t.Action.End]) && !r.partOfName(t.Due) {
		t.Action.End = t.Due.Start
		for {
			t.Action = t.Action.Trim(text, isLoose)
			cut := len(r.low[t.Action.Start:t.Action.End])
			for _, words := range r.words.connectives["tail"] {
				if s := r.low[t.Action.Start:t.Action.End]; len(s) > len(words)+12 && !strings.HasSuffix(s, "tiếp theo") && (strings.HasSuffix(s, " "+words) || strings.HasSuffix(s, "("+words)) {
					t.Action.End -= len(words)
				}
			}
			if t.Action.Len() == cut {
				break
			}
		}
	}
	t.Action = t.Action.Trim(text, isLoose)
	if u.section >= 0 {
		t.Section = r.in.Sections[u.section].ID
	}
}

// partOfName reports whether words of what comes again belong to the word before them: "trong giao ban hàng tháng".
func (r *reading) partOfName(d corpus.Due) bool {
	return d.Kind == corpus.DueRecurring && (strings.HasPrefix(r.low[d.Start:], "hằng ") || strings.HasPrefix(r.low[d.Start:], "hàng ")) &&
		isWord(lastRune(strings.TrimRight(r.low[:d.Start], " ")))
}

func isLoose(c rune) bool { return isBlank(c) || strings.ContainsRune(".,;:(-–/", c) }

// onlySigns reports whether nothing but signs stands there.
func onlySigns(s string) bool {
	return strings.IndexFunc(s, isWord) < 0
}
