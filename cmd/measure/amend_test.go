package measure

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vankho/corpus"
)

// judgedAmend are the judged lines of amending texts.
const judgedAmend = "testdata/amend"

func TestInstructionsAreHeldAgainstJudgedLines(t *testing.T) {
	const text = `CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 34/2024/NĐ-CP
Hà Nội, ngày 05 tháng 4 năm 2024
NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 12/2020/NĐ-CP ngày 03 tháng 02 năm 2020 của Chính phủ về quản lý chợ
Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 12/2020/NĐ-CP
1. Bãi bỏ khoản 2 Điều 5.
2. Bãi bỏ điểm a khoản 3 Điều 7.
Điều 2. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành kể từ ngày 20 tháng 5 năm 2024.`
	d := understand(text)
	row := func(words string, op corpus.Operation, place string) amendRow {
		start := strings.Index(d.Text, words)
		return amendRow{"a", corpus.Span{Start: start, End: start + len(words)}, op, place, "12/2020/NĐ-CP", corpus.Span{}, corpus.Span{}}
	}
	g := judgeAmend("x", []amendRow{
		row("1. Bãi bỏ khoản 2 Điều 5.", corpus.OperationRepeal, "dieu-5.khoan-2"),
		row("2. Bãi bỏ điểm a khoản 3 Điều 7.", corpus.OperationRepeal, "dieu-7.khoan-3"),
		row("Điều 2. Hiệu lực thi hành", operationNone, "-"),
	}, map[string]*corpus.Document{"a": d})
	if all := g.Operations[""]; all.Wanted != 2 || all.Found != 2 || all.Right != 1 || len(g.Wrong) != 2 || g.Places.Right != 1 {
		t.Errorf("%+v", g)
	}
	if lines := amendingLines(d); len(lines) != 3 {
		t.Errorf("%d amending lines", len(lines))
	}
}

func TestJudgedInstructionsAreRead(t *testing.T) {
	const collection, laws = "../../../shared/eval/vbpl/docs.jsonl.gz", "../../../shared/eval/retrieval/articles.jsonl.gz"
	if _, err := os.Stat(collection); err != nil {
		t.Skip("the collection of law texts is not here")
	}
	if testing.Short() {
		t.Skip("reads some texts of the collection")
	}
	for name, least := range map[string]float64{"development.tsv": .97, "unseen.tsv": .97, "drawn.tsv": .95, "fresh.tsv": .93, "second.tsv": .95} {
		rows, err := readAmendRows(filepath.Join(judgedAmend, name))
		if err != nil {
			t.Fatal(err)
		}
		at := map[string]*corpus.Document{}
		if err := eachJSON(collection, func(c collected) string { return c.ID }, func(c collected) {
			if slices.ContainsFunc(rows, func(r amendRow) bool { return r.document == c.ID }) {
				at[c.ID] = understand(c.Text)
			}
		}); err != nil {
			t.Fatal(err)
		}
		if name == "fresh.tsv" || name == "second.tsv" {
			if err := judgedLaws(t.Context(), laws, [][]amendRow{rows}, at); err != nil {
				t.Fatal(err)
			}
		}
		g := judgeAmend(name, rows, at)
		if all := g.Operations[""]; all.F1() < least || all.Wanted < 70 {
			t.Errorf("%s: %+v, wrong %v", name, all, g.Wrong)
		}
	}
}

func TestJudgedLinesThatCannotBeReadAreSaid(t *testing.T) {
	for _, line := range []string{"a\tb", "a\tx\t2\trepeal\tdieu-1\tD\t\t", "a\t1\t2\trepeal\tdieu-1\tD\t5\t"} {
		path := filepath.Join(t.TempDir(), "a.tsv")
		if err := os.WriteFile(path, []byte(line+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := readAmendRows(path); err == nil {
			t.Errorf("%q was read", line)
		}
	}
}
