package amend

import (
	"slices"
	"strings"
	"unicode"

	"vankho/corpus"
)

// spell gives the places that the new text itself names, where the sentence names only what holds them: "một số khoản của Điều 5 như sau: “2. …”",
// "bổ sung khoản sau đây vào Điều 5: “6. …”".
func (x *statement) spell(p place) []place {
	var out []place
	for _, w := range x.sentence.wordings {
		from, _ := slices.BinarySearchFunc(x.Sections, w.Start, func(s corpus.Section, at int) int { return s.Start - at })
		for i := from; i < len(x.Sections) && x.Sections[i].Start < w.End; i++ {
			s := x.Sections[i]
			field, mark, _ := strings.Cut(lastOf(s.ID), "-")
			rank := rankOf(strings.ReplaceAll(field, "-", "_"))
			if !s.Quoted || rank < 0 || len(out) > 0 && rank != out[0].low {
				continue
			}
			q := p
			q.bare, q.vague, q.low = false, false, rank
			switch {
			case rank >= p.low && !p.bare, p.bare && rank != p.low:
				return []place{p}
			case len(out) == 0 && !p.vague && !p.bare && first(mark):
				return []place{p} // the whole of it without its heading
			}
			*part(&q.Provision, rank) = mark
			out = append(out, q)
		}
	}
	if len(out) == 0 {
		return []place{p}
	}
	return out
}

// first reports whether a mark is the first of its list.
func first(mark string) bool { return mark == "1" || mark == "a" }

// wording gives an instruction its new text, or the reason why there is none.
func (x *statement) wording(in *corpus.Instruction, w corpus.Span, of int) {
	switch in.Wording = w; {
	case in.Doubt != "":
	case w.Len() == 0 && of > 1 && len(x.sentence.wordings) > 0:
		in.Operation, in.Doubt = corpus.OperationTouch, doubt("shared")
	case w.Len() == 0:
		in.Operation, in.Doubt = corpus.OperationTouch, doubt("wording")
	}
}

// annexed is the section of the text itself that has the path, also where it stands within another.
func (x *statement) annexed(path corpus.SectionID) corpus.Span {
	if n := slices.IndexFunc(x.Sections, func(s corpus.Section) bool { return s.ID == path }); n >= 0 {
		return x.Sections[n].Span
	}
	found := corpus.Span{}
	for _, s := range x.Sections {
		if s.Quoted || s.Kind != corpus.SectionAnnex || !strings.HasSuffix(string(s.ID), "."+string(path)) {
			continue
		}
		if found.Len() > 0 {
			return corpus.Span{} // which of them nobody can tell
		}
		found = s.Span
	}
	return found
}

// only is the one wording that follows the sentence.
func (x *statement) only() (corpus.Span, bool) {
	if len(x.sentence.wordings) == 1 {
		return x.sentence.wordings[0], true
	}
	return corpus.Span{}, false
}

// share tells which of the new texts behind a sentence belongs to which of its places, an empty span where none does.
func (x *statement) share(places []place) []corpus.Span {
	out := make([]corpus.Span, len(places))
	ws := x.sentence.wordings
	if len(ws) == 0 || len(places) == 0 {
		return out
	}
	from := x.shared
	x.shared += len(places)
	if x.alone <= 1 {
		out[0] = corpus.Span{Start: ws[0].Start, End: ws[len(ws)-1].End}
		return out
	}
	for i, p := range places {
		out[i] = x.labelled(p)
	}
	if !slices.ContainsFunc(out, func(s corpus.Span) bool { return s.Len() > 0 }) && len(ws) == x.alone && from+len(places) <= len(ws) {
		copy(out, ws[from:])
	}
	for i := range places {
		if i+1 < len(places) && out[i].Len() > 0 && out[i+1].Len() == 0 && !places[i+1].titled {
			out[i] = corpus.Span{} // what follows in it is not told apart: "a) …; b) …" in one line
		}
	}
	for i, p := range places {
		if p.titled && out[i].Len() == 0 { // the heading comes first
			w := ws[0]
			if k := slices.IndexFunc(out, func(s corpus.Span) bool { return s.Len() > 0 }); k >= 0 && out[k].Start > w.Start {
				w.End = min(w.End, out[k].Start)
			} else if len(ws) > 1 {
				out[i] = ws[0]
				continue
			}
			out[i] = w.Trim(x.Text, func(r rune) bool { return unicode.IsSpace(r) || r == '“' || r == '”' || r == '"' })
		}
	}
	return out
}

// labelled is the piece of the new texts that bears the label of a place: the whole text of khoản 3 where it is “3. …”.
func (x *statement) labelled(p place) corpus.Span {
	if p.titled || p.bare {
		return corpus.Span{}
	}
	var path corpus.Provision
	*part(&path, p.low) = *part(&p.Provision, p.low)
	label := string(path.Path())
	for _, w := range x.sentence.wordings {
		from, _ := slices.BinarySearchFunc(x.Sections, w.Start, func(s corpus.Section, at int) int { return s.Start - at })
		for i := from; i < len(x.Sections) && x.Sections[i].Start < w.End; i++ {
			if s := x.Sections[i]; s.Quoted && lastOf(s.ID) == label {
				return s.Span
			}
		}
	}
	return corpus.Span{}
}
