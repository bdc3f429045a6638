package measure

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	judgedTasks = "../../indexer/task/testdata/judged.tsv"
	markedTasks = "../../indexer/task/testdata/marked.tsv"
)

// judgedSources are where the judged and marked documents stand.
var judgedSources = []string{"../../../shared/eval/vbpl/docs.jsonl.gz", "../../../shared/eval/retrieval/articles.jsonl.gz", "../../../shared/eval/files"}

func TestJudgedTasksStayRight(t *testing.T) {
	for _, source := range judgedSources {
		if _, err := os.Stat(source); err != nil {
			t.Skip("the measured collections of published texts are not here")
		}
	}
	if testing.Short() {
		t.Skip("reading the judged documents takes seconds")
	}
	r, err := Tasks(t.Context(), TaskOptions{Sources: judgedSources, Placed: true, Judged: judgedTasks, Marked: markedTasks})
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
	o := TaskOptions{Sources: []string{taskFile(t, string(line)+"\n")}, Judged: taskFile(t, "# remark\n"+row+"\tright\n"+strings.Replace(row, lead, "Sở Y tế", 1)+"\tright\n"),
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
	if len(r.Drawn) != 0 || r.Tasks["Kế hoạch"]["date"] != 1 { // what was judged is not drawn again
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

func TestTasksAreDrawnFromRulesPutTogetherAndFromFiles(t *testing.T) {
	articles := taskFile(t, `{"id":"b#2","title":"Điều 2. Báo cáo","text":"Sở Nội vụ báo cáo Bộ Nội vụ trước ngày 15 tháng 12 hằng năm.","law":"12/2020/tt-bnv"}
{"id":"b#1","title":"Điều 1. Phạm vi","text":"Thông tư này quy định về báo cáo.","law":"12/2020/tt-bnv"}
`)
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "ke-hoach.txt"), []byte(ordering), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := Tasks(t.Context(), TaskOptions{Sources: []string{articles, folder}, Draw: 9})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range r.Drawn {
		got = append(got, d.Document+" "+d.Due.Quote)
	}
	slices.Sort(got)
	want := []string{"12/2020/tt-bnv trước ngày 15 tháng 12 hằng năm", "ke-hoach.txt hoàn thành trước ngày 30/6/2031"}
	if diff := cmp.Diff(want, got); diff != "" || r.Tasks["Thông tư"]["recurring"] != 1 {
		t.Errorf("%s%v", diff, r.Tasks)
	}
	mixed := taskFile(t, `{"id":"a","text":"Sở Nội vụ báo cáo."}`+"\n"+`{"id":"b","title":"Điều 1","text":"x","law":"y"}`+"\n")
	if _, err := Tasks(t.Context(), TaskOptions{Sources: []string{mixed}}); err == nil {
		t.Error("a file of texts and articles was read")
	}
}
