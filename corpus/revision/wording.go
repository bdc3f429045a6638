package revision

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// wording is the new text of one place, and what stands beside it in the same quotation and no instruction speaks of.
type wording struct {
	node *node
	more []*node
}

// compose makes the new text of a place of an instruction from its wording, split by the sections that are quoted there. The second result
// is an official Vietnamese sentence where that cannot be told.
func (d *deed) compose() (wording, string) {
	doc := d.act.Document
	if d.wording.In(doc.Text) == "" {
		return wording{}, "Không đọc được lời văn mới trong văn bản sửa đổi."
	}
	if d.unclosed() {
		return wording{}, "Lời văn mới mở ngoặc kép mà không đóng, nên không rõ nó kết thúc ở đâu."
	}
	names := strings.Split(string(d.path), ".")
	tops := quotedTops(doc, d.wording)
	if own, ok := seek(doc, d.wording, tops, names); ok {
		w := wording{node: grow(doc, own, d.wording)}
		for _, other := range tops {
			if other.ID != own.ID && !other.Holds(own.Span) && !d.claimed(other) {
				w.more = append(w.more, grow(doc, other, d.wording))
			}
		}
		if rest := d.wording.In(doc.Text)[:max(0, tops[0].Start-d.wording.Start)]; !blank(rest) {
			return wording{}, "Lời văn mới có phần không rõ thuộc điều khoản nào: “" + clip(rest) + "”."
		}
		return w, ""
	}
	leaf := names[len(names)-1]
	if at, ok := labelled(d.wording.In(doc.Text), leaf); ok {
		n := &node{name: leaf, live: true, label: at}
		plant(n, doc.ID, doc.Text, d.wording, within(doc, d.wording, ""))
		n.kind = kindOf(leaf)
		return wording{node: n}, ""
	}
	return wording{}, "Lời văn mới không mang số hiệu “" + d.Provision.Words() + "” nên chưa rõ nó thay phần nào."
}

// unclosed reports whether a quotation begins before the new words and does not end up to the end of the provision that quotes them.
func (d *deed) unclosed() bool {
	text := d.act.Document.Text
	lead := corpus.Span{Start: d.End, End: d.wording.Start}
	if !strings.ContainsAny(lead.In(text), "“\"„«") {
		return false
	}
	end := d.wording.End
	for _, s := range d.act.Document.Sections {
		if s.ID == d.Section {
			end = max(end, s.End)
		}
	}
	rest := corpus.Span{Start: max(d.wording.End-len("”"), d.wording.Start), End: min(end+len("”."), len(text))}
	return !strings.ContainsAny(rest.In(text), "”\"»“")
}

// quotedTops are the quoted sections of a wording that no other of it holds.
func quotedTops(d *corpus.Document, at corpus.Span) []corpus.Section {
	var out []corpus.Section
	for _, s := range d.Sections {
		if s.Quoted && at.Holds(corpus.Span{Start: s.Start, End: s.Start}) && s.Start < at.End && (len(out) == 0 || s.Start >= out[len(out)-1].End) {
			out = append(out, s)
		}
	}
	return out
}

// within are the quoted sections of a span below a section, all of them for "", without those of a quotation within it.
func within(d *corpus.Document, at corpus.Span, below corpus.SectionID) []corpus.Section {
	var out []corpus.Section
	depth := 0
	if below != "" {
		depth = quotations(below)
	}
	for _, s := range d.Sections {
		if !s.Quoted || s.Start < at.Start || s.Start >= at.End || below != "" && (s.ID == below || !under(s.ID, below)) {
			continue
		}
		if depth == 0 {
			depth = quotations(s.ID)
		}
		if quotations(s.ID) == depth {
			out = append(out, s)
		}
	}
	return out
}

// quotations counts the quotations that a section stands in, one within the other.
func quotations(id corpus.SectionID) int { return strings.Count(string(id), ".trich") }

// under reports whether a section is another one or lies within it.
func under(id, in corpus.SectionID) bool {
	rest, ok := strings.CutPrefix(string(id), string(in))
	return ok && (rest == "" || rest[0] == '.')
}

// seek finds the section of a wording that has the name of a place: one of the topmost, or one that lies in those of the path.
func seek(d *corpus.Document, at corpus.Span, tops []corpus.Section, names []string) (corpus.Section, bool) {
	var found []corpus.Section
	for _, s := range tops {
		if sameName(last(s.ID), names[len(names)-1]) {
			found = append(found, s)
		}
	}
	if len(found) == 0 && len(names) > 1 {
		for _, s := range within(d, at, "") {
			if s.Start < at.End && sameName(last(s.ID), names[len(names)-1]) && sameName(last(s.Parent), names[len(names)-2]) && !slices.ContainsFunc(tops, func(t corpus.Section) bool { return t.ID == s.ID }) {
				found = append(found, s)
			}
		}
	}
	if len(found) != 1 {
		return corpus.Section{}, false
	}
	return found[0], true
}

// grow makes a provision of a quoted section with all that it holds.
func grow(d *corpus.Document, s corpus.Section, at corpus.Span) *node {
	n := &node{name: last(s.ID), kind: s.Kind, label: s.Label, heading: s.Heading, live: true}
	span := s.Span
	span.End = min(span.End, at.End)
	plant(n, d.ID, d.Text, span, within(d, span, s.ID))
	return n
}

// claimed reports whether another instruction of the text speaks of a section of the same quotation.
func (d *deed) claimed(s corpus.Section) bool {
	return slices.ContainsFunc(d.act.Document.Instructions, func(x corpus.Instruction) bool {
		return x.Wording.Start <= s.Start && s.Start < x.Wording.End && sameName(last(x.Provision.Path()), last(s.ID))
	})
}

// labelled reports whether a wording begins with the label of a provision, and answers it as citations write it.
// Example: "Phụ lục II\nDANH MỤC" begins with that of "phu-luc-ii", "2. Hồ sơ" with that of "khoan-2".
func labelled(words, leaf string) (label string, ok bool) {
	kind, mark := leaf, ""
	if at := strings.LastIndexByte(leaf, '-'); at >= 0 {
		kind, mark = leaf[:at], leaf[at+1:]
	}
	line := strings.TrimSpace(strings.ToLower(firstLine(strings.TrimSpace(words))))
	switch kind {
	case "khoan", "muc", "diem":
		for _, sign := range []string{".", ")", "/"} {
			if strings.HasPrefix(line, mark+sign) {
				return labelOf(leaf), true
			}
		}
		return "", false
	}
	rest, ok := strings.CutPrefix(viet.Fold(line), strings.ReplaceAll(leaf, "-", " "))
	return labelOf(leaf), ok && (rest == "" || !inWord(rune(rest[0])))
}

// labelOf is what citations call a provision of a name: "khoản 2".
func labelOf(name string) string {
	kinds := []struct{ kind, word string }{{"dieu", "Điều"}, {"khoan", "khoản"}, {"diem", "điểm"}, {"muc", "mục"}, {"chuong", "Chương"}, {"phan", "Phần"},
		{"phu-luc", "Phụ lục"}, {"mau", "Mẫu số"}, {"bieu", "Biểu"}}
	for _, k := range kinds {
		if mark, ok := strings.CutPrefix(name, k.kind+"-"); ok {
			if k.kind == "chuong" || k.kind == "phan" || k.kind == "phu-luc" {
				mark = strings.ToUpper(mark)
			}
			return k.word + " " + mark
		}
	}
	return name
}

// kindOf is the kind of a provision of a name.
func kindOf(name string) corpus.SectionKind {
	for _, k := range []struct {
		prefix string
		kind   corpus.SectionKind
	}{{"dieu-", corpus.SectionArticle}, {"khoan-", corpus.SectionClause}, {"diem-", corpus.SectionPoint}, {"chuong-", corpus.SectionChapter}, {"phan-", corpus.SectionPart},
		{"muc-", corpus.SectionDivision}} {
		if strings.HasPrefix(name, k.prefix) {
			return k.kind
		}
	}
	return corpus.SectionAnnex
}

// clip shortens words for a sentence.
func clip(s string) string {
	s = viet.Squeeze(s)
	if words := strings.Fields(s); len(words) > 12 {
		s = strings.Join(words[:12], " ") + " …"
	}
	return s
}

// sentence makes a sentence of a phrase.
func sentence(phrase string) string {
	return strings.TrimRight(viet.Capitalise(phrase), ".") + "."
}
