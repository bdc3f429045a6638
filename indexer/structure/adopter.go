package structure

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

const (
	methodAdopterLine = "dòng người, cơ quan ban hành trước căn cứ hoặc trước phần quyết định"
	methodAdopterLead = "câu mở đầu sau căn cứ"
	methodAdopterSign = "khối chữ ký “T/M”"
)

// readAdopter reads who decides where the letterhead names another: the line in capitals above the preamble or above "QUYẾT ĐỊNH:",
// the sentence behind the preamble, in documents of the Party the body on whose behalf is signed. Source: handbook §2.3.
func (r *reading) readAdopter(lines []line, p preamble) {
	if r.facts.Type == consolidatedText {
		return // its text names who adopted the document that it consolidates
	}
	for i := len(r.pieces) - 1; i >= 0 && i >= r.typeEnd; i-- {
		q := r.pieces[i]
		if q.role != rolePlain || q.text == bar {
			continue
		}
		if r.typeAt < 0 && (q.Start < r.numberAt || q.Start < r.facts.Evidence[corpus.FieldIssued].End || q.Start < r.motto.End) {
			break
		}
		if abstract, ok := r.facts.Evidence[corpus.FieldAbstract]; ok && q.Start < abstract.End {
			break
		}
		at, text := q.Span, q.text
		if i > 0 && r.pieces[i-1].role == rolePlain && !isAdopter(text) && isAdopter(r.pieces[i-1].text) && r.stopped {
			i--
			at.Start, text = r.pieces[i].Start, r.pieces[i].text+" "+text
		}
		if i > r.typeEnd && isBody(text) && isTitle(r.pieces[i-1].text) && allCaps(r.pieces[i-1].text) { // "TRƯỞNG BAN ⏎ BAN QUẢN LÝ …"
			at.Start, text = r.pieces[i-1].Start, r.pieces[i-1].text+" "+text
		}
		if isAdopter(text) && r.stopped {
			r.adopt(text, at, methodAdopterLine)
			return
		}
		break
	}
	if r.adopterAbove(lines, p) || r.adopterLead(lines, p) {
		return
	}
	r.adopterSigned(lines)
}

// adopterAbove reads the lines in capitals between the preamble and "QUYẾT ĐỊNH:".
func (r *reading) adopterAbove(lines []line, p preamble) bool {
	var at corpus.Span
	for _, l := range lines[min(p.behind, len(lines)):min(p.behind+4, len(lines))] {
		switch {
		case rule(l.text):
		case sectionStarts(l.text):
			if at.Len() == 0 {
				return false
			}
			r.adopt(squeeze(at.In(r.text)), at, methodAdopterLine)
			return true
		case !allCaps(l.text) || at.Len() == 0 && !isAdopter(l.text) || len(l.text) > 200:
			return false
		case at.Len() == 0:
			at = l.Span
		default:
			at.End = l.End
		}
	}
	return false
}

// adopterLead reads the sentence that follows the preamble: "Bộ trưởng Bộ Y tế ban hành Thông tư …".
func (r *reading) adopterLead(lines []line, p preamble) bool {
	if len(p.clauses) == 0 {
		return false
	}
	for _, l := range lines[min(p.behind, len(lines)):min(p.behind+2, len(lines))] {
		if rule(l.text) {
			continue
		}
		name := actor(l.text, "decides")
		if name == "" {
			return false
		}
		r.adopt(name, corpus.Span{Start: l.Start, End: l.Start + len(name)}, methodAdopterLead)
		return true
	}
	return false
}

// actor is the body or person at the beginning of a sentence, before a verb of leadverbs.tsv; empty where there is none. Of the verbs
// only those of a kind count, or all where the kind is empty.
func actor(s, kind string) string {
	s = s[:runeCut(s, 200)]
	if !isBody(s) && !isRole(s) {
		return ""
	}
	first, decides := len(s), false
	for _, row := range rows("leadverbs") {
		if k := strings.Index(s, " "+row[0]+" "); k > 0 && k < first {
			first, decides = k, row[1] == "decides"
		}
	}
	name := s[:first]
	if first == len(s) || kind != "" && !decides || strings.ContainsAny(name, ".;:") || len(strings.Fields(name)) > 14 {
		return ""
	}
	return name
}

// adopterSigned reads the body on whose behalf a document of the Party or of the youth union is signed: "T/M BAN THƯỜNG VỤ".
func (r *reading) adopterSigned(lines []line) {
	e, ok := r.facts.Evidence[corpus.FieldSigners]
	if !ok || r.facts.System != corpus.SystemParty && r.facts.System != corpus.SystemYouthUnion {
		return
	}
	for _, l := range lines {
		if l.Start < e.Start || l.Start > e.End {
			continue
		}
		c, of := capacity(l.text)
		if c != "TM." {
			return
		}
		at := corpus.Span{Start: l.End - len(of), End: l.End}
		name := restore(of)
		if !isBody(name) || allCaps(name) {
			return
		}
		if full := r.bodyOf(name); full != "" {
			r.adopt(full, at, methodAdopterSign)
		}
		return
	}
}

// bodyOf completes the name of a standing body with the committee of the letterhead; empty where the name is the committee itself, which
// decides as its letterhead says.
func (r *reading) bodyOf(name string) string {
	switch issuer := r.facts.Issuer; {
	case name == "Ban Chấp hành" || name == "Đảng ủy" || name == "Tỉnh ủy" || name == "Thành ủy" || name == "Huyện ủy" || name == "Chi ủy":
		return ""
	case (name == "Ban Thường vụ" || name == "Thường trực" || name == "Ban Thường trực") && issuer != "" && !strings.HasPrefix(issuer, name):
		if allCaps(issuer) {
			return ""
		}
		return name + " " + strings.TrimPrefix(issuer, "Ban Chấp hành ")
	}
	return name
}

// adopt notes who decides, unless the letterhead names the same.
func (r *reading) adopt(name string, at corpus.Span, method string) {
	name = squeeze(strings.TrimRight(name, " :,;|"))
	if k := strings.Index(name, " CỘNG HÒA "); k > 0 { // "CHỦ TỊCH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
		name = name[:k]
	}
	if allCaps(name) {
		for _, w := range []string{" KHÓA ", " KHOÁ ", " NHIỆM KỲ "} { // of an assembly: "… TỈNH LÀO CAI KHÓA XVI, KỲ HỌP THỨ 12"
			if k := strings.Index(name, w); k > 0 {
				name = strings.TrimRight(name[:k], " ,-")
			}
		}
		name = restoreTitle(name)
	}
	name = completed(name, r.facts.Issuer)
	if strings.Contains(r.facts.Issuer, " - ") && len(r.number.Issuers) > 1 {
		return // several decide together: "Liên Bộ …", the name of each over its legal bases
	}
	if name == "" || bodyKey(name) == bodyKey(r.facts.Issuer) {
		return
	}
	r.facts.Adopter = name
	r.found(corpus.FieldAdopter, at, method)
}

// bodyKey brings a name to the form in which adopter and issuer are compared.
func bodyKey(s string) string { return viet.Squeeze(viet.Fold(s)) }

// completed gives a name that ends as the issuer begins the rest of the issuer's: "Chủ tịch Ủy ban nhân dân tỉnh" for the issuer "Ủy ban
// nhân dân tỉnh Vĩnh Long" is "Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Long".
func completed(name, issuer string) string {
	if issuer == "" || allCaps(issuer) {
		return name
	}
	words, own := strings.Fields(name), strings.Fields(issuer)
	for i := range words {
		tail := words[i:]
		if len(tail) >= len(own) || len(tail) < 2 {
			continue
		}
		if viet.Fold(strings.Join(tail, " ")) == viet.Fold(strings.Join(own[:len(tail)], " ")) {
			return strings.Join(append(words[:i:i], own...), " ")
		}
	}
	return name
}
