package web

import (
	"regexp"
	"testing"
)

// TestEveryPartOfADocumentCountsItsFigures holds the tabs of a document against each other: the count is there, and the same, on all of them.
func TestEveryPartOfADocumentCountsItsFigures(t *testing.T) {
	s := newFigureSite(t)
	counted := regexp.MustCompile(`>Số liệu <span class="n q">(\d+)</span></a>`)
	found := regexp.MustCompile(`href="(/van-ban/81-bc-ubnd[^"/?.]*)`).FindStringSubmatch(s.page(t, "/tim?q=81/BC-UBND&mo=danh-sach"))
	if found == nil {
		t.Fatal("the report is not found")
	}
	first := ""
	for _, part := range []string{"", "/goc", "/lien-he", "/so-lieu", "/thuoc-tinh", "/chat-luong"} {
		m := counted.FindStringSubmatch(s.page(t, found[1]+part))
		if m == nil || first != "" && m[1] != first {
			t.Errorf("%q counts %v, others %s", part, m, first)
			continue
		}
		first = m[1]
	}
}
