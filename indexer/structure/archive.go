package structure

import (
	"strings"

	"vankho/corpus/viet"
)

// filed reports whether an item says where the document is filed: "Lưu: VT", "Lưu Văn phòng Tỉnh ủy".
func filed(s string) bool {
	f := strings.ReplaceAll(viet.Fold(s[:runeCut(s, 40)]), softHyphen, "")
	rest, ok := strings.CutPrefix(f, "luu")
	if !ok || rest != "" && isLetter(rest[0]) {
		return false
	}
	rest = strings.TrimLeft(rest, " :")
	return !strings.HasPrefix(rest, "hanh ") && !strings.HasPrefix(rest, "y ")
}

// archiveName is what stands behind "Lưu", without the number of copies and the drafter's code: "VT, QHQT" of "Lưu: VT, QHQT (3).21".
func archiveName(s string) string {
	s = squeeze(strings.ReplaceAll(s, softHyphen, ""))
	s = strings.TrimLeft(s[min(len(s), len("Lưu")):], " :.")
	if k := strings.IndexByte(s, '('); k > 0 {
		s = s[:k]
	}
	if k := strings.IndexByte(s, '.'); k > 0 && len(s)-k < 16 {
		s = s[:k]
	}
	return strings.Trim(s, " ,.;:/|-")
}
