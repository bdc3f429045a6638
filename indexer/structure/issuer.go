package structure

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

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
				tail = viet.Uncapitalise(small)
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
