package measure

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// invented is a circular with a title, a history, a closing article and a list.
const invented = `BỘ TÀI CHÍNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/2031/TT-BTC
Hà Nội, ngày 03 tháng 02 năm 2031
THÔNG TƯ
Sửa đổi, bổ sung một số điều của Thông tư số 45/2028/TT-BTC hướng dẫn chế độ báo cáo, được sửa đổi bởi Thông tư số 08/2029/TT-BTC
Căn cứ Nghị định số 14/2027/NĐ-CP;
Điều 1. Sửa đổi khoản 2 Điều 5 như sau:
“2. Báo cáo gửi trước ngày 15.”.
Điều 2. Hiệu lực thi hành
1. Thông tư này có hiệu lực từ ngày 01 tháng 4 năm 2031.
2. Thông tư này thay thế Thông tư số 61/2026/TT-BTC và Thông tư số 62/2026/TT-BTC.
3. Các văn bản sau đây hết hiệu lực:
a) Thông tư số 71/2025/TT-BTC về mẫu biểu;
b) Mẫu số 01/2025/TT-BTC.
4. Thông tư số 33/2024/TT-BTC quy định phí; lệ phí hết hiệu lực.
`

func TestSimpleReadersFindWhatTheyAreComparedWith(t *testing.T) {
	words := func(all []stated) (out []string) {
		for _, s := range all {
			if s.number != s.In(invented) {
				t.Errorf("%+v is not in the text", s)
			}
			out = append(out, string(s.relation)+" "+s.number)
		}
		return out
	}
	if d := cmp.Diff([]string{"amends 45/2028/TT-BTC"}, words(titleStatements(invented))); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"replaces 61/2026/TT-BTC", "replaces 62/2026/TT-BTC", "ceases 71/2025/TT-BTC", "ceases 33/2024/TT-BTC"}, words(closingStatements(invented))); d != "" {
		t.Error(d)
	}
}

func TestRelationsAreMeasured(t *testing.T) {
	dir := t.TempDir()
	line, err := json.Marshal(collected{ID: "a", Number: "12/2031/TT-BTC", Text: invented})
	if err != nil {
		t.Fatal(err)
	}
	docs, judged := filepath.Join(dir, "docs.jsonl"), filepath.Join(dir, "judged.tsv")
	if err := os.WriteFile(docs, append(line, '\n'), 0o600); err != nil {
		t.Fatal(err)
	}
	d := understand(invented)
	rows := "# document\tstart\tend\trelation\tscope\tfrom\tto\tverdict\n"
	for _, e := range d.Edges {
		if e.Relation == corpus.RelationReplaces {
			rows += strings.Join([]string{"a", strconv.Itoa(e.Start), strconv.Itoa(e.End), string(e.Relation), string(e.Scope), e.From, e.To, verdictRight}, "\t") + "\n"
		}
	}
	rows += "a\t0\t9\trepeals\twhole\tSELF\t1/2030/TT-BTC\tright\n"
	if err := os.WriteFile(judged, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := Relations(t.Context(), RelationOptions{Documents: docs, Judged: judged, Draw: 3, Seed: 7})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Titles) != 1 || r.Titles[0].Right != 1 || r.Closing.Wanted != 4 || r.Closing.Right != 4 || len(r.Histories) != 0 || len(r.Drawn) != 3 {
		t.Errorf("%+v", r)
	}
	if r.Judged.Rows != 3 || r.Judged.Held != 2 || r.Judged.Right != 2 || len(r.Judged.Lost) != 1 {
		t.Errorf("%+v", r.Judged)
	}
	again, err := Relations(t.Context(), RelationOptions{Documents: docs, Draw: 3, Seed: 7})
	if err != nil || cmp.Diff(r.Drawn, again.Drawn) != "" {
		t.Errorf("another drawing for the same seed: %v", err)
	}
	var out strings.Builder
	if err := r.Print(&out, func(s string) string { return s }); err != nil || !strings.Contains(out.String(), "mất a 0 SELF repeals 1/2030/TT-BTC") {
		t.Errorf("%v\n%s", err, out.String())
	}
}
