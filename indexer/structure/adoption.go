package structure

import (
	"strings"

	"vankho/corpus"
)

// adoptionLength is within how many bytes the sentence of an adoption tells its day: a paragraph of two or three printed lines.
const adoptionLength = 300

// adoptionAt reports whether a line begins the sentence that tells of the adoption of the text, which stands below its last article and is part
// of none: "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV, kỳ họp thứ 8 thông qua ngày 28 tháng 11 năm 2024."
func adoptionAt(text string, l line) bool {
	of, said, ok := strings.Cut(l.text, " này ")
	if !ok || len(of) > 40 {
		return false
	}
	if _, ok := corpus.TypeByName(of); !ok {
		return false
	}
	if said = strings.TrimPrefix(said, "đã "); !strings.HasPrefix(said, "được ") {
		return false
	}
	sentence := text[l.Start:]
	sentence = sentence[:min(len(sentence), adoptionLength)]
	if end := strings.IndexAny(sentence, ".;"); end >= 0 {
		sentence = sentence[:end]
	}
	return strings.Contains(strings.Join(strings.Fields(sentence), " "), " thông qua ngày ")
}
