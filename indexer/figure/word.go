package figure

// numeral reports whether a word is one that numbers are written out with.
func numeral(w string) bool {
	switch w {
	case "không", "một", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "mốt", "trăm", "nghìn", "ngàn", "vạn", "triệu",
		"tỷ", "linh", "lẻ", "phẩy", "rưỡi", "phần", "đồng", "chẵn":
		return true
	}
	return false
}
