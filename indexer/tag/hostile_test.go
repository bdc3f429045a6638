package tag

import (
	"fmt"
	"strings"
	"testing"

	"vankho/corpus"
)

func TestTheProductOfAListOfProvisionsHasAnEnd(t *testing.T) {
	text := "Sửa đổi các điểm từ a đến y khoản 1 đến khoản 60 Điều 1 đến Điều 60 Mục 1 đến Mục 60 Chương 1 đến Chương 60 Phần 1 đến Phần 60 của Luật Đất đai năm 2013."
	refs := References(Input{Text: text})
	checkReferences(t, text, refs)
	for _, r := range refs {
		if len(r.Provisions) > 2*mostProvisions {
			t.Errorf("%d provisions in %q", len(r.Provisions), r.Quote)
		}
	}
}

// These texts took quadratic time, or minutes, where a rule looked back or ahead without a bound. The time is logged by `go test -v` and
// decides nothing: a quadratic rule would run into the limit of the test itself.
func TestHostileTextsAreReadInLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("texts of megabytes")
	}
	for _, unit := range hostileUnits {
		for _, end := range []string{"", "\n"} {
			t.Run(unit+end, func(t *testing.T) {
				text := strings.Repeat(unit+end, 2<<20/len(unit+end))
				checkReferences(t, text, References(Input{Text: text, Header: corpus.Header{Issuer: "Ủy ban nhân dân tỉnh Lào Cai"}}))
			})
		}
	}
}

var hostileUnits = []string{"Luật ", "Điều này "}

func TestDocumentsThatTheirDayNamesAreReadInLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("a text of megabytes")
	}
	var b strings.Builder
	for i := 0; b.Len() < 5<<20; i++ {
		fmt.Fprintf(&b, "theo Quyết định ngày %d/3/2025 của Bộ Y tế; theo Quyết định số %d/QĐ-BYT; ", i%28+1, i+1)
	}
	checkReferences(t, b.String(), References(Input{Text: b.String()}))
}
