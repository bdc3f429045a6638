package web

import (
	"strings"
	"testing"
)

func TestLayersOfATextStandInTheAddress(t *testing.T) {
	for _, c := range []struct{ name, query, value, marked string }{
		{"nothing said", "", "", "dan so"},
		{"a list", "lop=ten,dan", "dan,ten", "dan ten"},
		{"a form of boxes", "lop=khong&lop=so&lop=dan", "", "dan so"},
		{"a form with no box ticked", "lop=khong", "khong", ""},
		{"all", "lop=dan,so,ten", "dan,so,ten", "dan so ten"},
	} {
		l, err := readLayers(readParams(c.query, layersKey))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var marked []string
		for _, x := range textLayers {
			if l.has(x.key) {
				marked = append(marked, x.key)
			}
		}
		if l.value() != c.value || strings.Join(marked, " ") != c.marked {
			t.Errorf("%s: %q marks %v, want %q and %s", c.name, l.value(), marked, c.value, c.marked)
		}
	}
	s := newTestSite(t)
	url := documentURL(s.ids["plan"])
	if b := s.page(t, url); !strings.Contains(b, `id="dan-1" class="ref"`) {
		t.Error("citations are no links, or have no address")
	}
	if b := s.page(t, url+"?lop=khong"); strings.Contains(b, `class="ref"`) {
		t.Error("citations are marked where nothing is to be")
	}
	if a := s.get(t, url+"?lop=mau"); a.code != 400 {
		t.Errorf("an unknown layer answers %d", a.code)
	}
}
