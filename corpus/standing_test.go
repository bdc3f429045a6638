package corpus_test

import (
	"testing"

	"vankho/corpus"
)

func TestRegistersSayWhetherADocumentIsInForce(t *testing.T) {
	for in, want := range map[string]corpus.Standing{
		"Còn hiệu lực": "con", "Văn bản đang có hiệu lực": "con", "CÓ HIỆU LỰC": "con", "Hết hiệu lực toàn bộ": "het", "Hết hiệu lực một phần": "mot-phan",
		"Ngưng hiệu lực": "ngung", "Chưa có hiệu lực": "chua", "Không còn phù hợp": "het", "Đã bị bãi bỏ": "het", "": "khong-ro", "Không xác định": "khong-ro",
		"Đã ban hành": "khong-ro",
	} {
		if got := corpus.ParseStanding(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
