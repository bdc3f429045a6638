package structure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// body is a name of the left column, its lines joined.
type body struct {
	corpus.Span
	text string
}

// readIssuer reads the issuing body: the last name in capitals above the number, completed by the symbol, by the body
// above it and by the place. Source: handbook §2.3.
func (r *reading) readIssuer() {
	if r.facts.Issuer != "" {
		return
	}
	bodies := r.bodies()
	table := r.symbolBody()
	if len(bodies) == 0 {
		if table != "" && r.system != corpus.SystemUnknown {
			if name := r.withPlace(table, ""); name != "" {
				r.facts.Issuer = name
				r.inferred(corpus.FieldIssuer)
			}
		}
		return
	}
	last := bodies[len(bodies)-1]
	method := "tên cơ quan trên dòng số"
	name := restore(last.text)
	switch f, t := viet.Fold(name), viet.Fold(table); {
	case table == "":
	case f == t || strings.HasPrefix(f, t+" "):
		tail := rest(name, table)
		if allCaps(tail) {
			if small := restore(tail); !allCaps(small) {
				first, w := utf8.DecodeRuneInString(small)
				tail = string(unicode.ToLower(first)) + small[w:]
			}
		}
		name = strings.TrimSpace(table + " " + tail)
	case strings.HasPrefix(t, f):
		// "VĂN PHÒNG" under "BAN CHẤP HÀNH TRUNG ƯƠNG", "NGÂN HÀNG NHÀ NƯỚC": the symbol completes the name.
		name, method = table, "tên cơ quan trên dòng số, bổ sung theo ký hiệu"
		if len(bodies) > 1 && strings.HasPrefix(restore(bodies[len(bodies)-2].text), "Thành ủy") {
			name = strings.Replace(name, "Tỉnh ủy", "Thành ủy", 1) // TU is the code of both
		}
	}
	above := ""
	if len(bodies) > 1 {
		above = restore(bodies[len(bodies)-2].text)
	}
	if above != "" && !allCaps(above) && slices.Contains(standing(), name) {
		// "BAN THƯỜNG TRỰC" under the name of its body.
		name, above = name+" "+above, ""
	}
	if joint := r.joint(bodies); joint != "" {
		name, above = joint, ""
		last.Start = bodies[0].Start
	}
	r.facts.Issuer = name
	if full := r.withPlace(name, above); full != "" && full != name {
		r.facts.Issuer = full
		method += ", bổ sung theo địa danh"
	}
	r.found(corpus.FieldIssuer, last.Span, method)
	if table != "" && r.ownSystem() && !r.agrees(bodies) {
		r.contradict("Tên cơ quan “" + r.facts.Issuer + "” không khớp ký hiệu “" + r.number.Symbol() + "” (" + table + ").")
	}
}

// standing are the standing bodies, which have no name of their own.
func standing() []string {
	return []string{"Đoàn Chủ tịch", "Ban Thường trực", "Ban Thường vụ", "Ban Chấp hành", "Thường trực", "Văn phòng"}
}

// rest is what follows the table's name in a name that begins with it, word for word.
func rest(name, table string) string {
	fields := strings.SplitAfter(name, " ")
	return strings.Join(fields[min(len(fields), len(strings.Fields(table))):], "")
}

// bodies are the names in capitals before the type line, the lines of one name joined.
func (r *reading) bodies() []body {
	var out []body
	for i, p := range r.pieces {
		if r.typeAt >= 0 && i >= r.typeAt || isAbout(p.text) {
			break
		}
		if n := len(out); n > 0 && p.role == rolePlain && !allCaps(out[n-1].text) && isPlaceLine(p.text) && !r.between(out[n-1].End, p.Start) {
			out[n-1].text += " " + p.text // "Ủy ban nhân dân ⏎ huyện Mẫu", both in small letters
			out[n-1].End = p.End
			continue
		}
		if p.role != rolePlain || !allCaps(p.text) && !r.plainBody(p) || r.beside(p) {
			if p.role == roleNumber && len(out) > 0 {
				break
			}
			continue
		}
		text := strings.TrimRight(p.text, " -*_.")
		if r.recognised {
			text = placeRestored(text)
			if name := r.symbolBody(); name != "" && viet.Fold(name) == viet.Fold(text) {
				text = strings.ToUpper(name) // "CHÍNH PHÙ" over a number of the Government
			}
		}
		switch {
		case isBody(text) && !continues(out, text):
			if isRole(text) && r.adopter(i) && len(out) > 0 {
				continue
			}
			out = append(out, body{p.Span, text})
		case len(out) > 0 && !isRole(text) && (out[len(out)-1].End == p.Start || !r.between(out[len(out)-1].End, p.Start)):
			b := &out[len(out)-1]
			b.text += " " + text
			b.End = p.End
		}
	}
	return out
}

// isPlaceLine reports whether a line in small letters is the place of the body above it: "huyện Mẫu".
func isPlaceLine(s string) bool {
	for _, w := range []string{"tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường"} {
		rest, ok := strings.CutPrefix(s, w+" ")
		c, _ := utf8.DecodeRuneInString(rest)
		if ok && unicode.IsUpper(c) && len(strings.Fields(rest)) <= 4 {
			return true
		}
	}
	return false
}

// plainBody reports whether a line in small letters is the whole name of a body of the table, above the number.
func (r *reading) plainBody(p piece) bool {
	i, ok := corpus.IssuerByName(p.text)
	return ok && i.Level != corpus.LevelUnit && r.numberAt > p.Start && !startsSmall(p.text) && i.Name == r.symbolBody()
}

// beside reports whether a piece is a mark of secrecy, urgency or draft and no name.
func (r *reading) beside(p piece) bool {
	switch viet.Fold(p.text) {
	case "cong van den", "den", "van ban den", "mat", "toi mat", "tuyet mat", "hoa toc", "thuong khan", "khan", "du thao", "hoa toc hen gio":
		return true
	}
	return strings.HasPrefix(p.text, "DỰ THẢO")
}

// between reports whether another fact or a rule lies between two offsets.
func (r *reading) between(from, to int) bool {
	for _, p := range r.pieces {
		if p.Start >= from && p.End <= to && p.role != rolePlain && p.text != bar && p.role != roleMotto && p.role != roleStamp {
			return true
		}
	}
	return false
}

// continues reports whether a line that could begin a name goes on with the one above: "ỦY BAN THƯỜNG VỤ ⏎ QUỐC HỘI",
// "BỘ CHỈ HUY ⏎ BỘ ĐỘI BIÊN PHÒNG".
func continues(above []body, text string) bool {
	if len(above) == 0 {
		return false
	}
	last := above[len(above)-1].text
	if hanging(last) {
		return true
	}
	if _, ok := corpus.IssuerByName(last + " " + text); ok {
		return true
	}
	return false
}

// hanging reports whether a line cannot be the end of a name.
func hanging(s string) bool {
	for _, w := range []string{"VÀ", ",", "-", "CỦA", "CÁC"} {
		if strings.HasSuffix(s, " "+w) || strings.HasSuffix(s, ",") {
			return true
		}
	}
	return false
}

// symbolBody is the body that the symbol names, empty where it names none, or several that share a code.
func (r *reading) symbolBody() string {
	if len(r.number.Issuers) != 1 {
		return ""
	}
	code := r.number.Issuers[0]
	var system corpus.System
	switch r.number.Family {
	case corpus.FamilyParty:
		system = corpus.SystemParty
	case corpus.FamilyState, corpus.FamilyLaw:
		system = corpus.SystemState
	}
	name, exact := "", false
	for _, i := range corpus.IssuersByCode(code) {
		switch {
		case i.System != "" && i.System != system || exact && i.System == "":
		case i.System == system && !exact:
			// A body of the system itself comes before those that any system has (BTC: Bộ Tài chính, Ban Tổ chức).
			name, exact = i.Name, true
		case name != "":
			return ""
		default:
			name = i.Name
		}
	}
	// A name that lists several bodies is none.
	if strings.ContainsAny(name, "(;") || strings.Contains(name, "ủy, ") {
		return ""
	}
	return name
}

// ownSystem reports whether the symbol's code belongs to the state or to the Party: mass organisations have too many
// names for one code.
func (r *reading) ownSystem() bool {
	i, ok := corpus.IssuerByCode(r.number.Issuers[0])
	return ok && i.System != ""
}

// agrees reports whether one of the names of the letterhead is that of the symbol: the table's name, or one whose
// first letters are the code. Superior bodies count, since departments sign with the number of their superior.
func (r *reading) agrees(bodies []body) bool {
	code := strings.TrimRight(viet.Fold(r.number.Issuers[0]), "0123456789")
	if r.number.Family == corpus.FamilyParty {
		// A committee signs with the code of its Party organisation.
		for _, b := range bodies {
			if strings.Contains(viet.Fold(b.text), "dang bo") {
				return true
			}
		}
	}
	for _, i := range corpus.IssuersByCode(r.number.Issuers[0]) {
		t := viet.Fold(i.Name)
		for _, b := range bodies {
			f := viet.Fold(restore(b.text))
			if strings.HasPrefix(f, t) || strings.HasPrefix(t, f) || strings.Contains(f, t) || initials(f, code) {
				return true
			}
		}
	}
	for _, b := range bodies {
		if initials(viet.Fold(b.text), code) {
			return true
		}
	}
	return false
}

// initials reports whether a code is made of first letters of the words of a name, in their order.
func initials(name, code string) bool {
	for w := range viet.Words(name) {
		if code != "" && w.Text[0] == code[0] {
			code = code[1:]
		}
	}
	return code == ""
}

// joint is the name of several bodies that issue together, empty where one does: joint numbers have several issuers.
func (r *reading) joint(bodies []body) string {
	if len(r.number.Issuers) < 2 || len(bodies) < 2 {
		return ""
	}
	if last := bodies[len(bodies)-1]; strings.Count(strings.ReplaceAll(last.text, "–", "-"), " - ")+1 >= len(r.number.Issuers) {
		// All stand in one line; what stands above it is their superior.
		bodies = bodies[len(bodies)-1:]
	}
	var names []string
	for _, b := range bodies {
		names = append(names, restore(strings.Trim(b.text, "- ")))
	}
	return strings.Join(names, " - ")
}

// withPlace completes a local body with its place: "Ủy ban nhân dân" with the place of the date line, "Sở Nội vụ"
// with that of the body above it. A name that says its place already stays; empty where nothing is to be completed.
func (r *reading) withPlace(name, above string) string {
	if place := placeIn(name); place != "" {
		return name
	}
	if allCaps(name) && strings.HasSuffix(name, " TỈNH") {
		return "" // a name whose small letters are not known
	}
	level, bare := strings.CutSuffix(name, " tỉnh")
	if bare {
		name = level
	}
	if place := placeIn(above); place != "" && !strings.HasPrefix(name, "Bộ ") {
		if _, tier := placeWords().prefix(strings.Fields(place)); bare && tier == 0 {
			place = "tỉnh " + place
		}
		return name + " " + place
	}
	if bare && !local(name) {
		if p, ok := corpus.ProvinceAt(r.facts.Place, r.facts.Issued); ok && r.facts.Place != "" {
			return name + " " + p.FullName()
		}
	}
	if !local(name) {
		return ""
	}
	if place := r.placeNamed(name); place != "" {
		return name + " " + place
	}
	if p, ok := corpus.ProvinceAt(r.facts.Place, r.facts.Issued); ok && r.facts.Place != "" {
		if party(name) {
			if p.Level == "thành phố" {
				name = "Thành ủy" // TU is the code of both
			}
			return name + " " + p.Name
		}
		return name + " " + p.FullName()
	}
	return ""
}

// local reports whether a name is that of a body which every place has, so that it needs its place.
func local(name string) bool {
	switch name {
	case "Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND", "Thường trực Hội đồng nhân dân", "Tỉnh ủy", "Thành ủy":
		return true
	}
	return strings.HasPrefix(name, "Sở ")
}

// party reports whether a name says its tier itself: "Tỉnh ủy Lào Cai", not "Tỉnh ủy tỉnh Lào Cai".
func party(name string) bool { return name == "Tỉnh ủy" || name == "Thành ủy" }

// placeNamed looks for the body with its place elsewhere in the letterhead: the line of the adopting body.
func (r *reading) placeNamed(name string) string {
	for _, p := range r.pieces {
		if p.role != rolePlain || !allCaps(p.text) {
			continue
		}
		full := restore(p.text)
		at, from := viet.Fold(full), viet.Fold(name)+" "
		if !strings.HasPrefix(at, from) && !(isRole(full) && strings.Contains(at, " "+from)) {
			continue
		}
		if place := placeIn(full); place != "" && !allCaps(full) && !allCaps(place) {
			return place
		}
	}
	return ""
}

// placeIn is the place at the end of a name, with its kind: "tỉnh Vĩnh Long"; "Lào Cai" of "Tỉnh ủy Lào Cai".
func placeIn(name string) string {
	fields := strings.Fields(name)
	for i := range fields {
		w, n := placeWords().prefix(fields[i:])
		if n == 0 || i+n >= len(fields) {
			continue
		}
		r, _ := utf8.DecodeRuneInString(fields[i+n])
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(first) {
			return strings.Join(fields[i+n:], " ")
		}
		return strings.Join(fields[i:], " ")
	}
	return ""
}

// restore gives a name in capitals its small letters back, by the table of bodies and by tables of terms and places.
// Where a word is in none of them the name stays as written, since its capitals are not ours to guess.
func restore(s string) string {
	s = squeeze(s)
	if !allCaps(s) {
		return s
	}
	if i, ok := corpus.IssuerByName(s); ok && !strings.ContainsAny(i.Name, "(;") {
		return i.Name
	}
	fields := strings.Fields(s)
	var out []string
	for i := 0; i < len(fields); {
		if w, n := placeWords().prefix(fields[i:]); n > 0 {
			out = append(out, inCase(w, fields[i+n-1]))
			i += n
			for i < len(fields) {
				if _, n := placeWords().prefix(fields[i:]); n > 0 || fields[i] == "-" || fields[i] == "–" {
					break
				}
				out = append(out, properCase(fields[i]))
				i++
			}
			continue
		}
		if long, ok := abbreviations()[strings.TrimRight(fields[i], ",")]; ok {
			out = append(out, inCase(long, fields[i]))
			i++
			continue
		}
		if n := len(fields) - i; i > 0 && n > 1 && n < 5 {
			// A province ends a name without its kind: "BAN QUẢN LÝ … HÀ NỘI".
			if _, ok := corpus.ProvinceByName(strings.Join(fields[i:], " ")); ok {
				for ; i < len(fields); i++ {
					out = append(out, properCase(fields[i]))
				}
				continue
			}
		}
		if w, n := issuerPrefix(fields[i:]); n > 0 {
			if _, tier := placeWords().prefix(fields[i+n-1 : i+n]); tier == 0 {
				out = append(out, inCase(w, fields[i+n-1]))
				i += n
				continue
			}
			// "Công an tỉnh": its last word is left, for the name of the place that follows it.
			w, _, _ = cutLast(w)
			out = append(out, w)
			i += n - 1
			continue
		}
		if w, n := terms().prefix(fields[i:]); n > 0 {
			out = append(out, inCase(w, fields[i+n-1]))
			i += n
			continue
		}
		if strings.Trim(fields[i], "0123456789/") == "" {
			out = append(out, fields[i])
			i++
			continue
		}
		if fields[i] == "-" || fields[i] == "–" {
			out = append(out, "-")
			i++
			continue
		}
		return s
	}
	joined := strings.Join(out, " ")
	return viet.Capitalise(joined)
}

// issuerPrefix is the longest name of the table of bodies that the words begin with, two words at least.
func issuerPrefix(fields []string) (string, int) {
	for n := min(len(fields), 10); n > 1; n-- {
		if i, ok := corpus.IssuerByName(strings.TrimRight(strings.Join(fields[:n], " "), ",")); ok && !strings.ContainsAny(i.Name, "(;") && len(strings.Fields(i.Name)) == n {
			return i.Name, n
		}
	}
	return "", 0
}

// cutLast parts the last word from a name.
func cutLast(s string) (before, last string, ok bool) {
	k := strings.LastIndexByte(s, ' ')
	if k < 0 {
		return s, "", false
	}
	return s[:k], s[k+1:], true
}

// inCase is a name of a table with the mark that stood behind its last word.
func inCase(name, lastWord string) string {
	if strings.HasSuffix(lastWord, ",") {
		return name + ","
	}
	return name
}

// properCase writes a syllable of a proper name: "LÀO" → "Lào", "HUẾ," → "Huế,", "B'LAO" → "B'lao".
func properCase(s string) string {
	return viet.Capitalise(strings.ToLower(s))
}
