package msword_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vankho/corpus/viet"
)

// TestTheWordsAreThoseOfLibreOffice holds this reader against another on real files. Not compared are files in legacy encodings,
// which LibreOffice does not decode, and the numbers of notes, which stand elsewhere there.
func TestTheWordsAreThoseOfLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	names, _ := filepath.Glob("../../../../shared/eval/files/doc/*.doc")
	if testing.Short() || err != nil || len(names) == 0 {
		t.Skip("the run is to be short, or LibreOffice is not installed, or the real files are not beside the project")
	}
	out := t.TempDir()
	arguments := append([]string{"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(out, "profile")),
		"--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", out}, names...)
	if said, err := exec.CommandContext(t.Context(), office, arguments...).CombinedOutput(); err != nil {
		t.Skipf("LibreOffice does not run here: %v\n%s", err, said)
	}
	compared := 0
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		page, _, err := read(t, data)
		if err != nil || page.Encoding != "" {
			continue // RTF, TCVN3
		}
		reference, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(filepath.Base(name), ".doc")+".txt"))
		if err != nil {
			t.Error(err)
			continue
		}
		var own []string
		for _, line := range page.Lines {
			own = append(own, line.Text)
			own = append(own, line.Cells...)
		}
		compared++
		if f := f1(words(strings.Join(own, "\n")), words(string(reference))); f < 0.99 {
			t.Errorf("%s: word F1 %.4f", filepath.Base(name), f)
		}
	}
	t.Logf("%d files", compared)
}

func words(s string) []string {
	var all []string
	for w := range viet.Words(viet.Normalise(s)) {
		all = append(all, w.Text)
	}
	slices.Sort(all)
	return all
}

// f1 is the harmonic mean of the shares of two sorted lists that are in both.
func f1(a, b []string) float64 {
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			common, i, j = common+1, i+1, j+1
		}
	}
	return 2 * float64(common) / float64(max(1, len(a)+len(b)))
}
