package web

import (
	"strings"
	"testing"
)

// TestTheFrontPageAsksOnlyForFiguresThatAreThere holds the questions of the front page against the store: one that names no indicator of it
// would lead to "Không có số liệu này trong kho."
func TestTheFrontPageAsksOnlyForFiguresThatAreThere(t *testing.T) {
	for _, c := range []struct {
		name      string
		site      *testSite
		has, lack string
	}{
		{"no figures of online files", newTestSite(t), "Mọi số liệu trong kho", "Tỷ lệ hồ sơ tiếp nhận trực tuyến?"},
		{"reports on online files", newFigureSite(t), "Tỷ lệ hồ sơ tiếp nhận trực tuyến?", "Tỷ lệ hộ nghèo bao nhiêu?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			body := c.site.page(t, "/")
			if !strings.Contains(body, c.has) || strings.Contains(body, c.lack) {
				t.Errorf("has %q, lacks %q in\n%s", c.has, c.lack, body)
			}
		})
	}
}
