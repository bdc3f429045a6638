package corpus

import (
	"strings"
	"testing"
)

func TestTheSentenceAroundASpan(t *testing.T) {
	for _, c := range []struct{ name, text, find, want string }{
		{"between full stops", "Có 5 xã. Đạt 90%; còn 10%. Hết.", "90%", "Đạt 90%; còn 10%."},
		{"a number's point ends nothing", "Thu 3.370 tỷ đồng, tăng 5%. Chi ít.", "5%", "Thu 3.370 tỷ đồng, tăng 5%."},
		{"within its line", "Một\n  Hai 2 ba  \nBốn", "2", "Hai 2 ba"},
		{"the whole", "81%", "81%", "81%"},
		{"very long", strings.Repeat("dài ", 300) + "; đạt 7%; " + strings.Repeat("dài ", 300), "7%", "đạt 7%;"},
	} {
		t.Run(c.name, func(t *testing.T) {
			i := strings.Index(c.text, c.find)
			if got := SentenceAt(c.text, Span{i, i + len(c.find)}).In(c.text); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func FuzzSentenceAt(f *testing.F) {
	f.Add("Có 5 xã. Đạt 90%; còn 10%.", 10, 14)
	f.Fuzz(func(t *testing.T, text string, a, b int) {
		at := Span{a, b}
		s := SentenceAt(text, at)
		if !s.Fits(text) {
			t.Errorf("%v of %d bytes", s, len(text))
		}
	})
}
