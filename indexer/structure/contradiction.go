package structure

import (
	"regexp"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// contradictions compares the facts with each other. What disagrees is said and never repaired. Source: handbook §0.4, §2.3.
func (r *reading) contradictions() {
	n := r.number
	if n.Type != "" && r.typeAt >= 0 && r.facts.Type != "" {
		t, ok := corpus.TypeByName(r.facts.Type)
		if ok && !r.sameType(t, n.Type) {
			r.contradict("Tên loại “" + t.Name + "” không khớp ký hiệu “" + n.Symbol() + "”.")
		}
	}
	if n.Year != 0 && r.facts.Number != "" && r.facts.Issued.Year != 0 && n.Year != r.facts.Issued.Year {
		r.contradict("Năm trong số “" + n.String() + "” không khớp ngày ban hành " + r.facts.Issued.Short() + ".")
	}
	if other := r.otherNumber(); other != "" {
		r.contradict("Phần đầu văn bản ghi hai số: “" + r.facts.Number + "” và “" + other + "”.")
	}
	if name := r.symbolBody(); name != "" && r.facts.Adopter != "" && r.facts.Number != "" && !r.adopterAgrees(name) {
		r.contradict("Nơi ban hành “" + r.facts.Adopter + "” không khớp ký hiệu “" + n.Symbol() + "” (" + name + ").")
	}
	r.impossibleDate()
}

// otherNumber is a second number line above the type or the abstract that gives another number; empty where there is none.
func (r *reading) otherNumber() string {
	if r.facts.Number == "" || r.system == corpus.SystemUnknown || r.recognised {
		return ""
	}
	end := r.end
	if r.typeAt >= 0 {
		end = r.pieces[r.typeAt].Start
	} else if e, ok := r.facts.Evidence[corpus.FieldAbstract]; ok && e.Start > r.numberAt {
		end = e.Start
	}
	if end < r.numberAt {
		return ""
	}
	own := r.facts.Evidence[corpus.FieldNumber].End
	for _, f := range corpus.ScanNumbers(r.text[own:max(own, end)]) {
		f.Span = f.Span.Shift(own)
		if f.Number.StrictKey() == r.number.StrictKey() || copied(f.Number) || !r.alone(f.End) {
			continue
		}
		if before := strings.TrimRight(r.text[:f.Start], " :\u00a0"); !strings.HasSuffix(before, "Số") && !strings.HasSuffix(before, "SỐ") {
			continue
		}
		if _, caption, ok := r.numberLine(f.Start); ok && caption == "" {
			return f.Number.String()
		}
	}
	return ""
}

// adopterAgrees reports whether who decides may sign with the symbol's code: the code's body or its head, or a name that begins with the
// same letters. Documents of the Party are signed for many bodies with one code.
func (r *reading) adopterAgrees(name string) bool {
	if r.number.Family == corpus.FamilyParty || r.number.Family == corpus.FamilyOld || r.number.Type == consolidated || !r.ownSystem() {
		return true
	}
	f := viet.Fold(r.facts.Adopter)
	if issuer := viet.Fold(r.facts.Issuer); issuer != "" && strings.Contains(f, issuer) {
		return true
	}
	if strings.Contains(f, viet.Fold(name)) || strings.Contains(viet.Fold(name), f) {
		return true
	}
	code := strings.TrimRight(viet.Fold(r.number.Issuers[0]), "0123456789")
	return initials(f, code)
}

// writtenDate is a date line in words whose figures were all read.
var writtenDate = regexp.MustCompile(`(?i)ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})`)

// impossibleDate says where the date line gives a day that the calendar lacks: "ngày 30 tháng 02 năm 2025". The date stays unknown.
func (r *reading) impossibleDate() {
	if !r.facts.Issued.IsZero() || r.recognised || r.system == corpus.SystemUnknown {
		return
	}
	for _, at := range writtenDate.FindAllStringSubmatchIndex(r.text[:r.end], -1) {
		if d := figuresDate(r.text, at); d.Valid() || r.placeBefore(strings.TrimRight(r.text[:at[0]], ", \n")).Len() == 0 {
			continue
		}
		written := squeeze(r.text[at[0]:at[1]])
		r.problems = append(r.problems, corpus.Problem{Stage: corpus.StageStructure, Kind: corpus.KindImpossible,
			Detail: "Ngày ban hành “" + written + "” không có trong lịch."})
		return
	}
}

// figuresDate is the date of a match of writtenDate, whether the calendar has it or not.
func figuresDate(text string, at []int) corpus.Date {
	var d corpus.Date
	for i, into := range []*int{&d.Day, &d.Month, &d.Year} {
		*into, _ = strconv.Atoi(text[at[2*i+2]:at[2*i+3]]) // at most four digits
	}
	return d
}

// sameType reports whether a type agrees with the code of a symbol.
func (r *reading) sameType(t corpus.DocType, code string) bool {
	if own, ok := r.number.DocType(); t.Code == code || code == consolidated || ok && own.Name == t.Name {
		return true
	}
	for _, system := range []corpus.System{r.facts.System, corpus.SystemParty, corpus.SystemState} {
		c, ok := corpus.TypeByCode(code, system)
		if !ok || c.Name == t.Name || t.Code != "" && c.Code == t.Code {
			return true
		}
	}
	return false
}
