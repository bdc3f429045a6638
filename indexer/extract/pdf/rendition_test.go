package pdf

import (
	"strings"
	"testing"
)

func TestTheBetterReadingIsKept(t *testing.T) {
	good := strings.Repeat("Ủy ban nhân dân tỉnh quyết định ban hành. ", 10)
	cases := []struct {
		name        string
		first, next string
		holes       int
		want        string
	}{
		{"equal: the first", good, good, 0, "first"},
		{"words cut into letters", strings.ReplaceAll(good, "â", " â "), good, 0, "next"},
		{"characters without a meaning", strings.ReplaceAll(good, "â", "\uFFFD"), good, 0, "next"},
		{"the first without a part", good[:len(good)/2], good, 0, "next"},
		{"the next without a part", good, good[:len(good)/2], 0, "first"},
		{"an old encoding", strings.NewReplacer("ủ", "ñ", "â", "©", "ỉ", "Ø", "ế", "Õ", "ị", "Þ").Replace(good), good, 0, "next"},
		{"letters that pass for spaces in the next", strings.ReplaceAll(good, "h", "\uFFFD"), strings.ReplaceAll(good, "h", " "), 20, "first"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			best, agreed := choose([]rendition{{reader: "first", text: c.first, page: page{holes: c.holes}}, {reader: "next", text: c.next}})
			if best.reader != c.want {
				t.Errorf("%s, agreement %.2f", best.reader, agreed)
			}
			if (agreed == 1) != (c.first == c.next) {
				t.Errorf("agreement %.2f", agreed)
			}
		})
	}
}

func TestWhichPagesWaitForRecognition(t *testing.T) {
	good := strings.Repeat("Ủy ban nhân dân tỉnh quyết định ban hành. ", 10)
	english := strings.Repeat("The committee of the province has decided. ", 10)
	cases := []struct {
		name    string
		text    string
		page    page
		state   state
		waiting bool
	}{
		{"text", good, page{}, textPage, false},
		{"text over a picture", good, page{pictures: 1}, textPage, false},
		{"a stamp on a scan", "Người ký: Cổng Thông tin", page{pictures: 1}, scanPage, true},
		{"a few words beside a small picture", "Người ký: Cổng Thông tin", page{pictures: 0.2}, textPage, false},
		{"a picture alone", "", page{pictures: 0.1}, scanPage, true},
		{"nothing", "", page{strokes: 3}, blankPage, false},
		{"outlines", "", page{strokes: 500}, mutePage, true},
		{"a bad layer of text", english, page{pictures: 1}, textPage, true},
		{"another language", english, page{}, textPage, false},
		{"words with holes", good + "C\uFFFDN\uFFFD P\uFFFDỦ T\uFFFDỦ TƯỚNG", page{}, textPage, true},
		{"one word with a hole that is drawn", good + "C\uFFFDÍNH", page{holes: 1}, textPage, true},
		{"bullets of a symbol font", strings.Repeat("\uF0A8 ", 3) + good, page{}, textPage, false},
		{"no meaning at all", strings.Repeat("\uFFFD\uFFFD\uFFFD ", 40), page{}, textPage, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if s, waiting := judge(&rendition{text: c.text, page: c.page, quality: measure(c.text)}); s != c.state || waiting != c.waiting {
				t.Errorf("state %d, waiting %v", s, waiting)
			}
		})
	}
}
