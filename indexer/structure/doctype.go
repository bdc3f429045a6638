package structure

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// findTypeLine finds the pieces that name the type: "NGHỊ ĐỊNH", "THÔNG TƯ ⏎ LIÊN TỊCH", and where no line is the
// type alone, one that begins with it: "HƯỚNG DẪN VỀ THỂ THỨC …". A line such as "QUYẾT ĐỊNH:" is a verb.
func (r *reading) findTypeLine() {
	for i, p := range r.pieces {
		if p.role != rolePlain || !r.mayBeType(i) {
			continue
		}
		if next := i + 1; next < len(r.pieces) && r.pieces[next].role == rolePlain && allCaps(r.pieces[next].text) {
			if _, ok := corpus.TypeByName(p.text + " " + r.pieces[next].text); ok {
				r.typeAt, r.typeEnd = i, next+1
				return
			}
		}
		if isTypeWord(p.text) || r.plainType(p.text) {
			r.typeAt, r.typeEnd = i, i+1
			return
		}
	}
	if r.official() {
		return
	}
	for i, p := range r.pieces {
		if p.role != rolePlain || !r.mayBeType(i) || !allCaps(p.text) {
			continue
		}
		if t, rest := typePrefix(p.text); rest != "" && r.number.Type != "" && r.number.Type != consolidated && r.sameType(t, r.number.Type) {
			r.typeAt, r.typeEnd = i, i
			if r.beside(piece{text: rest}) {
				r.typeEnd = i + 1 // "CÔNG ĐIỆN KHẨN"
			}
			return
		}
	}
}

// official reports whether the number is that of an official letter, which has no type line.
func (r *reading) official() bool {
	t, ok := r.number.DocType()
	return ok && t.Name == officialLetter
}

// consolidated is the code of consolidated texts.
const consolidated = "VBHN"

// consolidatedText is their type.
const consolidatedText = "Văn bản hợp nhất"

// officialLetter is the type that has no name in its letterhead.
const officialLetter = "Công văn"

// mayBeType reports whether a piece stands where types stand: behind the number or the motto, or first of all.
func (r *reading) mayBeType(i int) bool {
	if r.system == corpus.SystemUnknown && r.numberAt < 0 {
		for _, p := range r.pieces[:i] {
			if p.role != roleRule && p.role != roleStamp {
				return false
			}
		}
		return allCaps(r.pieces[i].text)
	}
	at := r.pieces[i].Start
	return r.numberAt >= 0 && at > r.numberAt || r.system != corpus.SystemUnknown && at > r.motto.Start
}

// isTypeWord reports whether a line is the name of a type in capitals and nothing else.
func isTypeWord(s string) bool {
	if !allCaps(s) || len(s) > 60 {
		return false
	}
	t, ok := corpus.TypeByName(s)
	return ok && t.Name != draft
}

// draft is in the table of types, since people look for drafts; in a letterhead it stands beside the type.
const draft = "Dự thảo"

// plainType reports whether a line in small letters is the type that the symbol tells, and nothing else.
func (r *reading) plainType(s string) bool {
	t, ok := corpus.TypeByName(s)
	return ok && r.number.Type != "" && r.number.Type != consolidated && !startsSmall(s) && r.sameType(t, r.number.Type)
}

// typePrefix is the longest name of a type that s begins with, and what follows it.
func typePrefix(s string) (corpus.DocType, string) {
	fields := strings.Fields(s)
	for n := min(4, len(fields)-1); n > 0; n-- {
		if t, ok := corpus.TypeByName(strings.Join(fields[:n], " ")); ok {
			return t, strings.Join(fields[n:], " ")
		}
	}
	return corpus.DocType{}, ""
}

// readType decides the type: the type line, else the words before the number, else the symbol.
func (r *reading) readType() {
	symbol, told := r.number.DocType()
	switch {
	case told && symbol.Code == consolidated:
		// A consolidated text bears the type line of the document that it consolidates.
		r.facts.Type = symbol.Name
		r.inferred(corpus.FieldType)
	case r.typeAt >= 0 && r.typeEnd > r.typeAt:
		at := corpus.Span{Start: r.pieces[r.typeAt].Start, End: r.pieces[r.typeEnd-1].End}
		t, ok := corpus.TypeByName(squeeze(at.In(r.text)))
		if !ok {
			t, _ = typePrefix(at.In(r.text))
		}
		r.facts.Type = t.Name
		r.found(corpus.FieldType, at, "dòng tên loại")
	case r.typeAt >= 0:
		p := r.pieces[r.typeAt]
		t, rest := typePrefix(p.text)
		r.facts.Type = t.Name
		r.found(corpus.FieldType, corpus.Span{Start: p.Start, End: p.End - len(rest)}, "đầu dòng tên loại và trích yếu")
		r.found(corpus.FieldType, trimmed(r.text, r.facts.Evidence[corpus.FieldType].Span), "đầu dòng tên loại và trích yếu")
	case r.caption != "":
		r.facts.Type = r.caption
		r.found(corpus.FieldType, corpus.Span{Start: r.numberAt, End: r.numberAt + len(r.caption)}, "trước số, ký hiệu")
	case told && !(r.unitAlone() && r.letterSigns()):
		r.facts.Type = symbol.Name
		r.inferred(corpus.FieldType)
	case r.letterSigns():
		r.facts.Type = officialLetter
		r.told(corpus.FieldType, "suy từ “V/v” và “Kính gửi”")
	}
}

// unitAlone reports whether no code behind the symbol's type is that of a body: in 1712/CT-CS the type CT is rather the
// Cục Thuế.
func (r *reading) unitAlone() bool {
	for _, code := range r.number.Issuers {
		if i, ok := corpus.IssuerByCode(code); ok && i.Level != corpus.LevelUnit {
			return false
		}
	}
	return true
}

// inferred notes that a fact was read from the symbol of the number.
func (r *reading) inferred(f corpus.Field) {
	e := r.facts.Evidence[corpus.FieldNumber]
	e.Method, e.Confidence = methodSymbol, confidence(methodSymbol)
	r.facts.Evidence[f] = e
}

// letterSigns reports whether the letterhead has the two signs of an official letter: "V/v" and "Kính gửi".
func (r *reading) letterSigns() bool {
	about := false
	for _, p := range r.pieces {
		about = about || isAbout(p.text)
	}
	rest := viet.Fold(r.text[r.end:min(len(r.text), r.end+60)])
	return about && strings.Contains(rest, "kinh gui")
}

// isAbout reports whether a piece begins with "V/v".
func isAbout(s string) bool { return len(s) > 3 && strings.EqualFold(s[:3], "V/v") }
