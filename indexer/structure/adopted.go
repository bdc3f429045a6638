package structure

import (
	"regexp"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// adoptedLines is how many lines an adoption may be broken over.
const adoptedLines = 4

// methodAdopted is the method of facts that stand under the type in place of a letterhead.
const methodAdopted = "dòng “của … số … ngày …” dưới tên loại"

// readAdopted reads what gazettes print under the type in place of a letterhead: "NGHỊ ĐỊNH ⏎ CỦA CHÍNH PHỦ SỐ 01/2010/NĐ-CP NGÀY 04 THÁNG
// 01 NĂM 2010 ⏎ VỀ …". It reports whether there is such a head. Its words are capitals: a sentence that names a document is none.
func (r *reading) readAdopted() bool {
	first := 0
	for first < len(r.lines) && rule(r.lines[first].text) {
		first++
	}
	of := first + 1
	if r.system != corpus.SystemUnknown && (of >= len(r.lines) || r.motto.Start < r.lines[of].End) {
		return false // a letterhead; the name of the republic below is part of who decides
	}
	if of >= len(r.lines) || !isTypeWord(r.lines[first].text) || !strings.HasPrefix(r.lines[of].text, "CỦA ") {
		return false
	}
	zone := corpus.Span{Start: r.lines[of].Start, End: r.lines[of].End}
	for _, l := range r.lines[of+1 : min(len(r.lines), of+adoptedLines)] {
		if !allCaps(l.text) {
			break
		}
		zone.End = l.End
	}
	text := zone.In(r.text)
	numbers := corpus.ScanNumbers(text)
	if len(numbers) == 0 {
		numbers = orderNumber(text, r.lines[first].text)
	}
	if len(numbers) == 0 {
		return false
	}
	n := numbers[0]
	lead := strings.TrimRightFunc(text[:n.Start], func(c rune) bool { return blank(c) || c == ':' })
	name, ok := strings.CutSuffix(lead, "SỐ")
	name = strings.TrimFunc(strings.TrimPrefix(name, "CỦA "), blank)
	if !ok || !allCaps(name) || !isBody(name) && !isRole(name) {
		return false
	}
	r.system, r.motto = corpus.SystemUnknown, corpus.Span{}
	r.marks = slices.DeleteFunc(r.marks, func(m mark) bool { return m.role == roleMotto })
	r.number, r.facts.Number = n.Number, n.Number.String()
	r.found(corpus.FieldNumber, n.Span.Shift(zone.Start), methodAdopted)
	at := zone.Start + strings.Index(text, name)
	r.facts.Issuer = jointly(name)
	r.found(corpus.FieldIssuer, corpus.Span{Start: at, End: at + len(name)}, methodAdopted)
	end := n.End
	if dates := corpus.ScanDates(text[n.End:]); len(dates) > 0 {
		d := dates[0]
		if between := viet.Fold(squeeze(text[n.End : n.End+d.Start])); between == "" || between == "ngay" {
			r.facts.Issued = d.Date
			r.found(corpus.FieldIssued, d.Span.Shift(zone.Start+n.End), methodAdopted)
			end += d.End
		}
	}
	r.marks = append(r.marks, mark{corpus.Span{Start: zone.Start, End: zone.Start + end}, roleNumber})
	return true
}

// orderNumber is the number of an order of the State President of 1945 to 1960, which has no symbol in such a head: "SỐ 66 NGÀY 24 THÁNG
// 11 NĂM 1945" under "SẮC LỆNH" is 66/SL. Source: handbook §1.1, O1.
func orderNumber(text, kind string) []corpus.FoundNumber {
	at := bareNumber.FindStringSubmatchIndex(text)
	if t, ok := corpus.TypeByName(kind); at == nil || !ok || t.Code != "SL" {
		return nil
	}
	n, ok := corpus.ParseNumber(text[at[2]:at[3]] + "/SL")
	if !ok {
		return nil
	}
	return []corpus.FoundNumber{{Span: corpus.Span{Start: at[2], End: at[3]}, Number: n}}
}

// bareNumber is a serial without a symbol, before its date.
var bareNumber = regexp.MustCompile(`SỐ:?\s+(\d{1,3}[a-zA-Z]?),?\s+NGÀY\s`)

// jointly restores the name of a body, or of several with a dash between them: "BỘ QUỐC PHÒNG-BỘ TÀI CHÍNH".
func jointly(name string) string {
	if one, ok := corpus.IssuerByName(name); ok {
		return one.Name // its own name has a dash: "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"
	}
	var names []string
	for part := range strings.SplitSeq(strings.ReplaceAll(name, "–", "-"), "-") {
		if !isBody(strings.TrimSpace(part)) || allCaps(restore(part)) {
			return restoreTitle(name)
		}
		names = append(names, restore(part))
	}
	return strings.Join(names, " - ")
}
