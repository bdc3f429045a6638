package resolve

import (
	"strings"

	"vankho/corpus"
)

// Place is the path of a provision within a document, as the outline names its sections: articles run through chapters and leave them out.
// It is "" where the provision names no section, or one that only the place of the citation tells: "khoản 2 Điều này". Example: {Dieu:"5", Khoan:"2", Diem:"đ"} is "dieu-5.khoan-2.diem-đ".
// Source: handbook §3.3.
func Place(p corpus.Provision) corpus.SectionID {
	if hasThis(p) {
		return ""
	}
	return pathOf(p)
}

// pathOf is the path of what a provision names, without what it calls "này".
func pathOf(p corpus.Provision) corpus.SectionID {
	var parts []string
	add := func(kind, mark string) {
		if mark != "" && mark != corpus.This {
			parts = append(parts, kind+"-"+strings.NewReplacer(" ", "-", ".", "-").Replace(strings.ToLower(mark)))
		}
	}
	add("phu-luc", p.PhuLuc)
	add("mau", p.Mau)
	if p.Dieu == "" {
		add("phan", p.Phan)
		add("chuong", p.Chuong)
		add("muc", p.Muc)
	}
	add("dieu", p.Dieu)
	add("khoan", p.Khoan)
	add("diem", p.Diem)
	return corpus.SectionID(strings.Join(parts, "."))
}
