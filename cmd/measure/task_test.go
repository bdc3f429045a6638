package measure

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const (
	judgedTasks = "../../indexer/task/testdata/judged.tsv"
	markedTasks = "../../indexer/task/testdata/marked.tsv"
)

func TestJudgedTasksStayRight(t *testing.T) {
	const collection = "../../../shared/eval/vbpl/docs.jsonl.gz"
	if _, err := os.Stat(collection); err != nil {
		t.Skip("the measured collection of published legal texts is not here")
	}
	if testing.Short() {
		t.Skip("reading the judged documents takes seconds")
	}
	wanted := map[string]bool{}
	for path, width := range map[string]int{judgedTasks: 9, markedTasks: 3} {
		rows, err := readPlaced(path, width)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			wanted[r.document] = true
		}
	}
	var b strings.Builder
	if err := eachJSON(collection, func(c collected) string { return c.ID }, func(c collected) {
		if line, err := json.Marshal(c); wanted[c.ID] && err == nil {
			b.Write(append(line, '\n'))
		}
	}); err != nil {
		t.Fatal(err)
	}
	r, err := Tasks(t.Context(), TaskOptions{Documents: taskFile(t, b.String()), Judged: judgedTasks, Marked: markedTasks})
	if err != nil {
		t.Fatal(err)
	}
	if j := r.Judged; share(j.Right, j.Held) < .95 || share(len(j.Lost), j.Rows) > .05 {
		t.Errorf("%d of %d right, lost %q, wrong %q", j.Right, j.Held, j.Lost, j.Wrong)
	}
	if m := r.Marked; share(m.Found, m.Wanted) < .75 || m.Extra > 2 {
		t.Errorf("%d of %d marked tasks, %d more; missed %q", m.Found, m.Wanted, m.Extra, m.Missed)
	}
}

// taskFile is a file with a text.
func taskFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tep.jsonl")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// ordering is a plan with one task.
const ordering = `ỦY BAN NHÂN DÂN
TỈNH KHUÊ LĨNH
Số: 12/KH-UBND
Khuê Lĩnh, ngày 03 tháng 02 năm 2031
KẾ HOẠCH
Cải cách hành chính năm 2031
Giao Sở Nội vụ rà soát danh mục, hoàn thành trước ngày 30/6/2031.
Các trường học trồng cây.
`

func TestTasksAreHeldAgainstJudgements(t *testing.T) {
	line, err := json.Marshal(collected{ID: "a", Text: ordering})
	if err != nil {
		t.Fatal(err)
	}
	at := func(words string) string {
		i := strings.Index(ordering, words)
		return strconv.Itoa(i) + "\t" + strconv.Itoa(i+len(words))
	}
	lead := "Sở Nội vụ tỉnh Khuê Lĩnh"
	row := "a\t" + at("Giao Sở Nội vụ rà soát") + "\t" + at("rà soát danh mục") + "\t" + at("hoàn thành trước ngày 30/6/2031") + "\t" + lead
	o := TaskOptions{Documents: taskFile(t, string(line)+"\n"), Judged: taskFile(t, "# remark\n"+row+"\tright\n"+strings.Replace(row, lead, "Sở Y tế", 1)+"\tright\n"),
		Marked: taskFile(t, "a\t"+at("rà soát danh mục")+"\na\t"+at("trồng cây")+"\n"), Draw: 5}
	r, err := Tasks(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if j := r.Judged; j.Rows != 2 || j.Held != 1 || j.Right != 1 || len(j.Lost) != 1 {
		t.Errorf("judged: %+v", *j)
	}
	if m := r.Marked; m.Wanted != 2 || m.Found != 1 || m.Extra != 0 || len(m.Missed) != 1 {
		t.Errorf("marked: %+v", *m)
	}
	if len(r.Drawn) != 1 || r.Tasks["Kế hoạch"]["date"] != 1 {
		t.Errorf("%+v", r)
	}
	var out strings.Builder
	if err := r.Print(&out, func(s string) string { return s }); err != nil || !strings.Contains(out.String(), "đúng 1 (1,000)") {
		t.Errorf("%v\n%s", err, out.String())
	}
	o.Judged = taskFile(t, "a\tx\n")
	if _, err := Tasks(t.Context(), o); err == nil {
		t.Error("a row without its columns was read")
	}
}
