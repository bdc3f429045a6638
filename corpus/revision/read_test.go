package revision

import (
	"testing"

	"vankho/corpus"
)

// outline makes sections of lines of a text, each begun by its id and a bar: "dieu-1.khoan-2|2. …". It answers the text without them.
func outline(t *testing.T, id corpus.ID, lines ...string) *corpus.Document {
	t.Helper()
	return drawn(id, lines...)
}

func TestWithoutChangesTheTextIsThatOfTheBaseToTheByte(t *testing.T) {
	d := outline(t, "a", "|LUẬT", "chuong-i|Chương I", "dieu-1|Điều 1. Phạm vi", "dieu-1.khoan-1|1. Một.", "dieu-1.khoan-2|2. Hai.", "dieu-2|Điều 2. Khác", "|CHỦ TỊCH")
	r := Read(Facts{Base: d})
	if got := r.At(0, corpus.Date{}).Text(); got != d.Text {
		t.Errorf("%q, want %q", got, d.Text)
	}
	i, ok := r.Find("dieu-1.khoan-2", corpus.Date{})
	if got := r.At(i, corpus.Date{}); !ok || got.Text() != "2. Hai." || got.State != corpus.RevisedOriginal || got.Label != "khoản 2" {
		t.Errorf("%+v, %v", got, ok)
	}
}
