package engine

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWordsTypedSideBySideTellTheMarksThatAreMeant(t *testing.T) {
	for _, c := range []struct {
		name, question, text string
		want                 []string
	}{
		{"a neighbourhood settles its words", "chuyen doi so", "Sở Nội vụ lo chuyển đổi số và số liệu.", []string{"chuyển đổi số", "số"}},
		{"no neighbourhood: every reading", "so lieu", "Sở Nội vụ liệu có biết?", []string{"Sở", "liệu"}},
		{"typed marks that stand", "nhân dân", "Công nhân nhận việc của nhân dân.", []string{"nhân", "nhân dân"}},
		{"typed marks that do not stand", "nhấn dân", "Công nhân của dân.", []string{"nhân", "dân"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := ask(t, open(t, newMemory(doc("a|||||b", c.text))), c.question)
			var got []string
			for _, m := range r.Hits[0].Passages[0].Marks {
				got = append(got, m.In(c.text))
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestThePassageDoesNotRepeatTheTitle(t *testing.T) {
	const text = "KẾ HOẠCH\nChuyển đổi số năm 2025\nXã nào cũng chuyển đổi số một phần việc của mình."
	r := ask(t, open(t, newMemory(doc("a|||||Chuyển đổi số năm 2025", text))), "chuyen doi so")
	if p := r.Hits[0].Passages[0]; !strings.HasPrefix(p.Text, "Xã nào") {
		t.Errorf("first passage %q", p.Text)
	}
}
