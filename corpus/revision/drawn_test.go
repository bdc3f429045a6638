package revision

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/validity"
)

// sectionKinds are the kinds of the first parts of paths.
var sectionKinds = map[string]corpus.SectionKind{"chuong": corpus.SectionChapter, "muc": corpus.SectionDivision, "dieu": corpus.SectionArticle,
	"khoan": corpus.SectionClause, "diem": corpus.SectionPoint, "phu": corpus.SectionAnnex, "kem": corpus.SectionAnnex}

// sectionLabels are what they are called.
var sectionLabels = map[string]string{"chuong": "Chương", "muc": "Mục", "dieu": "Điều", "khoan": "khoản", "diem": "điểm", "phu": "Phụ lục", "kem": "Kèm theo"}

// drawn makes a document of lines, each with the path of the section that it begins, a bar, and its words: "dieu-1.khoan-2|2. Hai.". A line
// without a path goes on with the one before; a path with trich is quoted.
func drawn(id corpus.ID, lines ...string) *corpus.Document {
	d := &corpus.Document{ID: id, Title: string(id)}
	d.Header.Number = string(id)
	var open []int
	shut := func(keep func(corpus.Section) bool, end int) {
		for len(open) > 0 && !keep(d.Sections[open[len(open)-1]]) {
			d.Sections[open[len(open)-1]].End = end
			open = open[:len(open)-1]
		}
	}
	for _, line := range lines {
		path, words, _ := strings.Cut(line, "|")
		end := len(d.Text)
		if d.Text != "" {
			d.Text += "\n"
		}
		start := len(d.Text)
		d.Text += words
		if path == "" {
			continue
		}
		name := path[strings.LastIndexByte(path, '.')+1:]
		kind, mark, _ := strings.Cut(name, "-")
		s := corpus.Section{ID: corpus.SectionID(path), Kind: sectionKinds[kind], Label: strings.TrimSpace(sectionLabels[kind] + " " + mark), Quoted: strings.Contains(path, "trich"),
			Span: corpus.Span{Start: start}}
		if _, heading, ok := strings.Cut(words, ". "); ok && s.Kind == corpus.SectionArticle {
			s.Heading = heading
		}
		shut(func(o corpus.Section) bool {
			chapter := o.Kind == corpus.SectionChapter && s.Kind == corpus.SectionArticle
			return chapter || strings.HasPrefix(path, string(o.ID)+".")
		}, end)
		if len(open) > 0 {
			s.Parent = d.Sections[open[len(open)-1]].ID
		}
		s.Level = len(open) + 1
		open = append(open, len(d.Sections))
		d.Sections = append(d.Sections, s)
	}
	shut(func(corpus.Section) bool { return false }, len(d.Text))
	return d
}

// act is an act of a document under construction.
type act struct {
	Act
	effect *corpus.Effect
	facts  validity.Facts
}

// acting makes an act of lines as drawn has them, that takes effect on a day and was issued a month before, and changes the document to.
func acting(id corpus.ID, day string, to corpus.ID, lines ...string) *act {
	d := drawn(id, lines...)
	a := &act{Act: Act{Document: d, Targets: []corpus.ID{to}}}
	d.Header.Issued = date(day).Plus(-30)
	d.Edges = []corpus.Edge{{From: corpus.Self, Relation: corpus.RelationAmends, To: string(to), Scope: corpus.ScopeProvisions}}
	a.effect = &corpus.Effect{Date: date(day), Rule: corpus.EffectDated}
	a.facts = validity.Facts{Actor: validity.Actor{ID: id, Number: string(id), Issued: d.Header.Issued, First: date(day)}, Effect: a.effect}
	return a
}

// done is the act as revisions read it.
func (a *act) done() Act {
	a.Standing = validity.Read(a.facts)
	return a.Act
}

// at is where words stand in the text of the act, behind a place.
func (a *act) at(words string, from int) corpus.Span {
	if words == "" {
		return corpus.Span{}
	}
	i := strings.Index(a.Document.Text[from:], words)
	if i < 0 {
		panic("no “" + words + "” in " + a.Document.Text)
	}
	return corpus.Span{Start: from + i, End: from + i + len(words)}
}

// orders adds an instruction: its sentence, the place, the words that go and the new ones, which stand behind the sentence's begin.
func (a *act) orders(quote string, op corpus.Operation, place string, old, wording string, more ...func(*corpus.Instruction)) *act {
	x := corpus.Instruction{Edge: 1, Operation: op, Provision: provision(place), Span: a.at(quote, 0), Quote: quote}
	x.Old = a.at(old, x.Start)
	x.Wording = a.at(wording, max(x.Start, x.Old.End))
	for _, m := range more {
		m(&x)
	}
	a.Document.Instructions = append(a.Document.Instructions, x)
	return a
}

// narrowed is orders for words that stand on a side of others alone.
func (a *act) narrowed(quote string, op corpus.Operation, place string, old, wording string, side corpus.Side, beside string) *act {
	return a.orders(quote, op, place, old, wording, func(x *corpus.Instruction) { x.Side, x.Beside = side, a.at(beside, x.Wording.End) })
}

// worded is orders where the new words stand before the old ones.
func (a *act) worded(quote string, op corpus.Operation, place string, old, wording string) *act {
	return a.orders(quote, op, place, old, "", func(x *corpus.Instruction) { x.Wording = a.at(wording, 0) })
}

func beside(side corpus.Side, place string) func(*corpus.Instruction) {
	return func(x *corpus.Instruction) { x.Side, x.Anchor = side, provision(place) }
}

// opening speaks of the opening words alone.
func opening(x *corpus.Instruction) { x.Opening = true }

func becomes(place string) func(*corpus.Instruction) {
	return func(x *corpus.Instruction) { x.Becomes = provision(place) }
}

// provision reads a place: "5.2.a" is điểm a khoản 2 Điều 5, "" the whole.
func provision(place string) corpus.Provision {
	if place == "" {
		return corpus.Provision{}
	}
	parts := append(strings.Split(place, "."), "", "")
	return corpus.Provision{Dieu: parts[0], Khoan: parts[1], Diem: parts[2]}
}

func date(s string) corpus.Date {
	d, _ := corpus.ParseISODate(s)
	return d
}

// law is a small law, in force since long.
func law() *corpus.Document {
	d := drawn("luat", "|QUỐC HỘI", "|LUẬT",
		"chuong-i|Chương I QUY ĐỊNH CHUNG",
		"dieu-1|Điều 1. Phạm vi", "|Luật này quy định về hồ sơ điện tử.",
		"dieu-2|Điều 2. Nộp hồ sơ", "dieu-2.khoan-1|1. Cơ quan chủ quản nhận hồ sơ; cơ quan chủ quản trả lời.", "dieu-2.khoan-2|2. Hồ sơ gồm:",
		"dieu-2.khoan-2.diem-a|a) Đơn;", "dieu-2.khoan-2.diem-b|b) Bản sao.", "dieu-2.khoan-3|3. Thời hạn là 05 ngày.",
		"chuong-ii|Chương II TỔ CHỨC",
		"dieu-3|Điều 3. Lưu trữ", "|Uỷ ban nhân dân lưu trữ hồ sơ.",
		"dieu-4|Điều 4. Thi hành", "|Luật này có hiệu lực từ ngày 01 tháng 01 năm 2020.")
	d.Header.Issued = date("2019-06-01")
	return d
}

// revised reads the law with acts.
func revised(base *corpus.Document, acts ...*act) corpus.Revision {
	f := Facts{Base: base, Standing: validity.Read(validity.Facts{Actor: validity.Actor{ID: base.ID, Number: string(base.ID), Issued: base.Header.Issued}})}
	for _, a := range acts {
		f.Acts = append(f.Acts, a.done())
	}
	return Read(f)
}
