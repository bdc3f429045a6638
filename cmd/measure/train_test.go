package measure

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vankho/search/rank"
)

func TestWhatIsLearnedIsWrittenWithItsReport(t *testing.T) {
	o := small(t)
	train := TrainOptions{Corpus: o.Corpus, Queries: o.Queries, Qrels: o.Qrels, Data: filepath.Join(t.TempDir(), "kho"), Folds: 2, Seeds: 1}
	var models []string
	for _, out := range []string{"mot", "hai"} {
		train.Out = filepath.Join(t.TempDir(), out)
		r, err := Train(t.Context(), train)
		if err != nil {
			t.Fatal(err)
		}
		if r.Questions != 2 || len(r.Marked) != 3 || r.Marked[0].Questions != 2 || len(r.Spread) != 1 {
			t.Errorf("%+v", r)
		}
		model, err := os.ReadFile(filepath.Join(train.Out, "model.tsv"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := rank.ReadModel(string(model)); err != nil {
			t.Error(err)
		}
		report, err := os.ReadFile(filepath.Join(train.Out, "report.md"))
		if err != nil || !strings.Contains(string(report), "| Mô hình, nguyên văn | tất cả | 2 |") {
			t.Errorf("%v %s", err, report)
		}
		models = append(models, string(model)+string(report))
	}
	if models[0] != models[1] {
		t.Error("the same questions made another model or report")
	}
}

func TestEveryQuestionIsInOneFold(t *testing.T) {
	for _, id := range []string{"", "q1", "lk-0001"} {
		if n := foldOf(id, 3, 5); n < 0 || n > 4 || n != foldOf(id, 3, 5) {
			t.Errorf("%q is in fold %d", id, n)
		}
	}
}
