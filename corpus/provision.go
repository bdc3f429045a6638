package corpus

import "strings"

// This is the value of a part of a provision that the text calls "này": "Điều này".
const This = "this"

// Provision is one place cited inside a document; empty fields are not cited.
// Example: điểm a khoản 2 Điều 88 is {Dieu:"88", Khoan:"2", Diem:"a"}; "Điều này" is {Dieu:"this"}.
type Provision struct {
	// Mau is a form of an annex: "03" of Mẫu số 03.
	Mau    string `json:"mau,omitempty"`
	PhuLuc string `json:"phu_luc,omitempty"`
	Phan   string `json:"phan,omitempty"`
	Chuong string `json:"chuong,omitempty"`
	Muc    string `json:"muc,omitempty"`
	Dieu   string `json:"dieu,omitempty"`
	Khoan  string `json:"khoan,omitempty"`
	Diem   string `json:"diem,omitempty"`
}

// Relative reports whether a part of the provision is called "này", so that only the place of the citation tells which it is.
func (p Provision) Relative() bool {
	for _, part := range [...]string{p.Mau, p.PhuLuc, p.Phan, p.Chuong, p.Muc, p.Dieu, p.Khoan, p.Diem} {
		if part == This {
			return true
		}
	}
	return false
}

// Path is the path of the provision within a document, as the outline names its sections: articles run through chapters and leave them
// out. What it calls "này" is left out. It is "" where the provision names no section.
// Example: {Dieu:"5", Khoan:"2", Diem:"đ"} is "dieu-5.khoan-2.diem-đ". Source: handbook §3.3.
func (p Provision) Path() SectionID {
	var parts []string
	add := func(kind, mark string) {
		if mark != "" && mark != This {
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
	return SectionID(strings.Join(parts, "."))
}

// Words are the provision as citations put it, small to large. Example: {Dieu:"5", Khoan:"2", Diem:"a"} is "điểm a khoản 2 Điều 5".
func (p Provision) Words() string {
	var out []string
	add := func(word, value string) {
		switch value {
		case "":
		case This:
			out = append(out, word+" này")
		default:
			out = append(out, word+" "+value)
		}
	}
	add("Mẫu số", p.Mau)
	add("điểm", p.Diem)
	add("khoản", p.Khoan)
	add("Điều", p.Dieu)
	add("mục", p.Muc)
	add("Chương", p.Chuong)
	add("Phần", p.Phan)
	add("Phụ lục", p.PhuLuc)
	return strings.Join(out, " ")
}
