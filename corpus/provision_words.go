package corpus

import "strings"

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
