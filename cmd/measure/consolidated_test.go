package measure

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vankho/corpus"
)

func TestTheConsolidatedResolutionOfTheSampleIsWhatIsAssembled(t *testing.T) {
	const files = "../../corpus/sample/files"
	dir := t.TempDir()
	entries, err := os.ReadDir(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "nq-") && !strings.HasPrefix(e.Name(), "vbhn-") {
			continue
		}
		content, err := os.ReadFile(filepath.Join(files, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, e.Name()), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r, err := Consolidated(t.Context(), ConsolidatedOptions{Sources: []string{dir}, Draw: 5, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if r.Consolidated != 1 || r.Compared != 1 || r.Different != 0 || r.Same < 15 {
		t.Errorf("%d consolidated, %d compared, %d articles agree, %d do not", r.Consolidated, r.Compared, r.Same, r.Different)
	}
	if r.Outcomes[corpus.StepApplied] < 20 || len(r.Drawn) != 5 || len(r.Drawn[0].Steps) == 0 {
		t.Errorf("outcomes %v, %d drawn", r.Outcomes, len(r.Drawn))
	}
	var out strings.Builder
	if err := r.Print(&out, func(s string) string { return s }); err != nil || !strings.Contains(out.String(), "Đã ghép") {
		t.Errorf("%v: %q", err, out.String())
	}
}
