package revision

import (
	"regexp"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// annexName is what an annex without a number is called by sentences and outlines.
const annexName = corpus.SectionID("phu-luc")

var (
	annexWord   = regexp.MustCompile(`\bphu luc\b`)
	quotedWords = regexp.MustCompile(`“[^”]*”?|"[^"]*"?`)
)

// annexMeant is the place of an instruction that names none by number but speaks of the annex, where the text has one without a number and no
// other: "Sửa đổi số thứ tự 3 Phụ lục như sau". It is "" else; the end of a whole text may mention its annex.
func annexMeant(base *corpus.Document, x corpus.Instruction, sentence string) corpus.SectionID {
	if x.Provision != (corpus.Provision{}) || x.Operation == corpus.OperationRepeal || !annexWord.MatchString(viet.Fold(quotedWords.ReplaceAllString(sentence, " "))) {
		return ""
	}
	found := corpus.SectionID("")
	for _, s := range base.Sections {
		if s.Kind != corpus.SectionAnnex || s.Quoted || s.Parent != "" && strings.HasPrefix(string(s.Parent), string(annexName)) {
			continue
		}
		if found != "" || s.ID != annexName {
			return ""
		}
		found = s.ID
	}
	return found
}
