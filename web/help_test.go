package web

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

func TestEveryExampleOfTheHelpPageFindsSomething(t *testing.T) {
	s := newTestSite(t)
	table := regexp.MustCompile(`(?s)<section id="cach-viet">.*?</section>`).FindString(s.page(t, "/tro-giup"))
	n := 0
	for _, to := range hrefs(table) {
		n++
		if a := s.get(t, to); a.code == http.StatusOK && strings.Contains(a.body, "Không tìm thấy văn bản nào") {
			t.Errorf("%s finds nothing", to)
		}
	}
	if n < 3 {
		t.Errorf("only %d examples run", n)
	}
}
