package extract

import (
	"os"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/indexer/extract/pdf/pdftest"
)

func TestWhatOnlyLibreOfficeReadsIsReadThroughIt(t *testing.T) {
	if testing.Short() || !HasOffice() {
		t.Skip("LibreOffice is not there, or takes too long")
	}
	scratch := t.TempDir()
	p := NewPool(PoolOptions{Command: childCommand("serve"), Cache: pdftest.Cache(), Scratch: scratch, Workers: 1})
	defer p.Close()
	slides, err := os.ReadFile("testdata/office/thuyet-trinh.pptx")
	if err != nil {
		t.Fatal(err)
	}
	records, result := poolRead(t, p, write(t, "thuyết trình.ppt", slides))
	if len(records) != 1 || !strings.Contains(text(records[0]), "chuyển đổi số năm 2025 của tỉnh Khuê Lĩnh") {
		t.Fatalf("%+v %+v", records, result)
	}
	if got := records[0].Pages[0].Reader; !strings.HasPrefix(got, "LibreOffice, ") {
		t.Errorf("read by %q", got)
	}
	if result.MIME != formatPPTX.mime || len(result.Problems) != 1 || result.Problems[0].Kind != corpus.KindWrongName {
		t.Errorf("%+v", result)
	}
	if left, err := os.ReadDir(scratch); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestWithoutLibreOfficeItIsSaidWhatIsMissing(t *testing.T) {
	t.Setenv("PATH", "")
	slides, err := os.ReadFile("testdata/office/thuyet-trinh.pptx")
	if err != nil {
		t.Fatal(err)
	}
	_, result := poolRead(t, newTestPool(t, 1, Limits{}), write(t, "a.pptx", slides))
	if len(result.Problems) != 1 || result.Problems[0].Kind != corpus.KindNoReader || !strings.Contains(result.Problems[0].Detail, "libreoffice-impress") {
		t.Errorf("%+v", result.Problems)
	}
}
