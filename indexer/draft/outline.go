package draft

import (
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// outline are the sections of a text as citations reach them.
type outline struct {
	ids map[corpus.SectionID]bool
	// ends maps what an id ends in to the ids that do: an annexed regulation is cited without its annex.
	ends map[corpus.SectionID][]corpus.SectionID
	// below are the marks of the sections right below another, by their kind: below["dieu-5"]["khoan"] = [1 2 3].
	below map[corpus.SectionID]map[string][]string
}

func newOutline(ids []corpus.SectionID) outline {
	o := outline{ids: map[corpus.SectionID]bool{}, ends: map[corpus.SectionID][]corpus.SectionID{}, below: map[corpus.SectionID]map[string][]string{}}
	for _, id := range ids {
		if slices.ContainsFunc(strings.Split(string(id), "."), isQuote) {
			continue
		}
		o.ids[id] = true
		o.ends[id] = append(o.ends[id], id)
		parent, last := parted(id)
		for at := 0; ; {
			next := strings.IndexByte(string(id)[at:], '.')
			if next < 0 {
				break
			}
			at += next + 1
			o.ends[id[at:]] = append(o.ends[id[at:]], id)
		}
		if kind, mark, ok := strings.Cut(last, "-"); ok {
			if o.below[parent] == nil {
				o.below[parent] = map[string][]string{}
			}
			o.below[parent][kind] = append(o.below[parent][kind], mark)
		}
	}
	return o
}

// isQuote reports the part of an id from which on the text of another document is quoted: "trich", "trich-2".
func isQuote(part string) bool { return part == "trich" || strings.HasPrefix(part, "trich-") }

// parted splits an id before its last part.
func parted(id corpus.SectionID) (parent corpus.SectionID, last string) {
	if i := strings.LastIndexByte(string(id), '.'); i >= 0 {
		return id[:i], string(id[i+1:])
	}
	return "", string(id)
}

// find is the section of that path, else the only one that ends in it; ok is false where none does. Where several end so, one is there and
// none is told: "" and true.
func (o outline) find(path corpus.SectionID) (corpus.SectionID, bool) {
	switch found := o.ends[path]; {
	case o.ids[path]:
		return path, true
	case len(found) == 1:
		return found[0], true
	default:
		return "", len(found) > 0
	}
}

// gap is a provision that a text surely has not.
type gap struct {
	// kind is "dieu", "khoan" or "diem"; mark is what is cited, first and last are those that there are.
	kind, mark, first, last string
	// within is the path of the section that would hold it, "" for the whole text.
	within corpus.SectionID
	// annexed is true where within is a text that comes with the document.
	annexed bool
}

// missing tells the provision of a path that the text surely has not: its outline counts without a break from the first to the last of
// those, and the cited one lies behind. Numbers with a letter ("12a") are what amendments add: nobody is sure of those.
func (o outline) missing(path corpus.SectionID) (gap, bool) {
	if path == "" || len(o.ids) == 0 {
		return gap{}, false
	}
	if _, ok := o.find(path); ok {
		return gap{}, false
	}
	parent, last := parted(path)
	for parent != "" {
		if _, ok := o.find(parent); ok {
			break
		}
		parent, last = parted(parent)
	}
	kind, mark, ok := strings.Cut(last, "-")
	if !ok {
		return gap{}, false
	}
	within := []corpus.SectionID{""}
	if parent == "" {
		for id := range o.below {
			if len(o.below[id][kind]) > 0 && id != "" && kind == "dieu" {
				within = append(within, id)
			}
		}
		if kind != "dieu" {
			return gap{}, false // "khoản 2" without its article is cited from somewhere
		}
	} else {
		within = o.ends[parent]
	}
	var out gap
	found := false
	for _, id := range within {
		marks := o.below[id][kind]
		if len(marks) == 0 && id == "" {
			continue
		}
		first, final, ok := counted(marks)
		if !ok || !behind(mark, final) {
			return gap{}, false
		}
		if !found || behind(final, out.last) {
			out = gap{kind: kind, mark: mark, first: first, last: final, within: id}
		}
		found = true
	}
	if !found {
		return gap{}, false
	}
	out.annexed = parent == "" && out.within != ""
	return out, true
}

// counted reports whether marks count on without a break from the first, and which the first and the last are; marks with a letter behind
// the figures may stand between.
func counted(marks []string) (first, last string, ok bool) {
	next := 1
	for _, m := range marks {
		r := rank(m)
		switch {
		case r == 0 && suffixed(m):
			continue
		case r != next:
			return "", "", false
		}
		if first == "" {
			first = m
		}
		last = m
		next++
	}
	return first, last, next > 2 // what counts to one only may be misread
}

// pointLetters are the letters that count points. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; Nghị định 78/2025/NĐ-CP.
const pointLetters = "a b c d đ e g h i k l m n o p q r s t u v x y"

// rank counts a mark: 3 for "3" and for "c"; 0 for what is neither.
func rank(mark string) int {
	if n, err := strconv.Atoi(mark); err == nil && n > 0 {
		return n
	}
	return slices.Index(strings.Fields(pointLetters), mark) + 1
}

// suffixed reports "12a", "3b".
func suffixed(mark string) bool {
	return strings.TrimLeft(mark, "0123456789") != "" && strings.TrimLeft(mark, "0123456789") != mark
}

// behind reports whether a mark comes after another.
func behind(mark, last string) bool { return rank(mark) > 0 && rank(mark) > rank(last) }

// called is how a provision of one kind and mark is written: "Điều 5", "khoản 2", "điểm đ".
func called(kind, mark string) string {
	switch kind {
	case "dieu":
		return "Điều " + mark
	case "khoan":
		return "khoản " + mark
	case "diem":
		return "điểm " + mark
	case "phu-luc", "phu":
		return "Phụ lục " + strings.ToUpper(strings.TrimPrefix(mark, "luc-"))
	case "chuong":
		return "Chương " + strings.ToUpper(mark)
	case "muc":
		return "Mục " + strings.ToUpper(mark)
	case "phan":
		return "Phần " + strings.ToUpper(mark)
	case "mau":
		return "Mẫu số " + strings.ToUpper(mark)
	}
	return kind + " " + mark
}

// place is how a path is written: "điểm a khoản 2 Điều 5".
func place(path corpus.SectionID) string {
	var out []string
	parts := strings.Split(string(path), ".")
	slices.Reverse(parts)
	for _, p := range parts {
		if kind, mark, ok := strings.Cut(p, "-"); ok && kind != "kem" {
			out = append(out, called(kind, mark))
		}
	}
	return strings.Join(out, " ")
}

// sentence says what there is in place of the cited provision: "Điều 5 của 30/2020/NĐ-CP có khoản 1 đến khoản 4; dự thảo dẫn khoản 6".
func (g gap) sentence(of string) string {
	there := called(g.kind, g.first) + " đến " + called(g.kind, g.last)
	holder := of
	switch {
	case g.annexed:
		holder = "văn bản kèm theo " + of
	case g.within != "":
		holder = place(g.within) + " của " + of
	}
	return holder + " có " + there + "; dự thảo dẫn " + called(g.kind, g.mark) + "."
}

// own is the outline of the draft itself.
type own struct {
	outline
	text, docType string
	sections      []corpus.Section
	// whole is true where all of the draft was read, and "Điều 5" in it can only be its own.
	whole bool
}

func newOwn(d *corpus.Document) own {
	o := own{text: d.Text, docType: d.Header.Type, sections: d.Sections, whole: d.Waiting() == 0}
	// A text that gives others a new wording cites places of those, quoted or not.
	o.whole = o.whole && !slices.ContainsFunc(d.Sections, func(s corpus.Section) bool { return s.Quoted }) &&
		!slices.ContainsFunc(d.References, func(r corpus.Reference) bool { return r.Kind == corpus.ReferenceAmendTarget })
	for _, p := range d.Problems {
		if p.Kind == corpus.KindPartial || p.Kind == corpus.KindTooLarge {
			o.whole = false
		}
	}
	ids := make([]corpus.SectionID, 0, len(d.Sections))
	for _, s := range d.Sections {
		if !s.Quoted {
			ids = append(ids, s.ID)
		}
	}
	o.outline = newOutline(ids)
	return o
}

// missing is the finding of a citation of a place in the draft that the draft has not, nil where it has it or nobody can be sure: without
// "này" it may be a place of the document that the sentence speaks of.
func (o own) missing(r corpus.Reference, l corpus.Link) *corpus.Finding {
	if l.Section != "" || !o.whole || !names(r.Quote) || o.another(r) {
		return nil
	}
	for _, p := range r.Provisions {
		path := p.Path()
		if p.Dieu == corpus.This || p.Dieu == "" && p.Khoan != "" {
			article := o.article(r.Start)
			if article == "" {
				continue
			}
			path = article + "." + path
		}
		if g, ok := o.outline.missing(path); ok {
			return &corpus.Finding{State: corpus.FindingNoSection, Mend: true, Sentence: capital(g.sentence("dự thảo này"))}
		}
	}
	return nil
}

// names reports whether a citation says "này", and not of what comes with the draft.
func names(quote string) bool {
	folded := viet.Fold(viet.Squeeze(quote))
	return strings.HasSuffix(folded, " nay") && !strings.Contains(folded, " kem theo ")
}

// another reports whether "Luật này" is not said of the draft: it is of another type, or quotes.
func (o own) another(r corpus.Reference) bool {
	if r.DocType != "" && o.docType != "" && r.DocType != o.docType && !slices.ContainsFunc(o.sections, func(s corpus.Section) bool { return s.Kind == corpus.SectionAnnex }) {
		return true
	}
	line := o.text[max(0, r.Start-longLine):r.Start]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	return strings.Count(line, "“") > strings.Count(line, "”")
}

// longLine is how far back a line is looked at for the mark that opens a quote, in bytes.
const longLine = 4000

// article is the innermost article around an offset, "" for none.
func (o own) article(at int) corpus.SectionID {
	var found corpus.SectionID
	for _, s := range o.sections {
		if s.Start > at {
			break
		}
		if s.Kind == corpus.SectionArticle && !s.Quoted && at < s.End {
			found = s.ID
		}
	}
	return found
}
