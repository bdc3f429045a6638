package web

import (
	"strings"
	"testing"
)

func TestAProvisionIsCitedWithoutAScript(t *testing.T) {
	s := newTestSite(t)
	url := documentURL(s.ids["plan"])
	for _, asked := range []string{"dieu-2.khoan-1", "kho%E1%BA%A3n+1+%C4%90i%E1%BB%81u+2", "%C4%90i%E1%BB%81u+2+kho%E1%BA%A3n+1"} {
		b := s.page(t, url+"?dan="+asked)
		for _, want := range []string{`<details class="ct" id="trich-dan" open>`, "Đang dẫn <b>khoản 1 Điều 2</b>",
			"khoản 1 Điều 2 Kế hoạch số 12/KH-UBND ngày 03/02/2025 của Ủy ban nhân dân tỉnh Vân Sơn</textarea>",
			"khoản 1 Điều 2 Kế hoạch số 12/KH-UBND</textarea>"} {
			if !strings.Contains(b, want) {
				t.Errorf("dan=%s: the page lacks %s", asked, want)
			}
		}
	}
	if b := s.page(t, url+"?dan=dieu-77"); !strings.Contains(b, "Văn bản không có “dieu-77”") || strings.Contains(b, "dieu-77 Kế hoạch") {
		t.Error("a provision that the document does not have is cited, or not said to be absent")
	}
	if b := s.page(t, url); !strings.Contains(b, `<details class="ct" id="trich-dan"><summary`) {
		t.Error("the citation is open unasked")
	}
}
