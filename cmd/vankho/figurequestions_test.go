package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/search/query"
)

// figuresOfSample is a store with the sample.
func figuresOfSample(t *testing.T) *store.Store {
	t.Helper()
	data := filepath.Join(t.TempDir(), "kho")
	if r := runProgram(t, "", "index", sampleFolder(t), "--data", data); r.code != 0 {
		t.Fatalf("%+v", r)
	}
	st, err := store.Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	return st
}

// The questions of the handbook (§10.8) about the seed, and some about the reports of Khuê Lĩnh.
func TestQuestionsForANumberAreAnsweredByItsFigure(t *testing.T) {
	st := figuresOfSample(t)
	for _, c := range []struct {
		asked  string
		want   string // how the figure that answers begins, "" where the store has none
		target float64
	}{
		{"Tỷ lệ hồ sơ tiếp nhận trực tuyến quý 1 của tỉnh Lào Cai?", "51,69", 85},
		{"ty le ho so tiep nhan truc tuyen quy 1 nam 2025", "51,69", 85},
		{"ty le tra ket qua truc tuyen", "68,12", 85},
		{"Tỷ lệ hồ sơ công việc cấp tỉnh xử lý trên môi trường mạng?", "98/95%", 95},
		{"Bao nhiêu thủ tục nội bộ toàn trình?", "187", 0},
		{"TTHC nội bộ cấp huyện?", "7 thủ tục", 0},
		{"Kinh phí đãi ngộ CBCCVC làm CNTT?", "439,2 triệu đồng/tháng", 0},
		{"mấy điểm cầu cấp xã?", "158", 0},
		{"Bao nhiêu đại biểu dự hội nghị?", "16.803", 0},
		{"Tỷ lệ hồ sơ tiếp nhận trực tuyến quý IV năm 2024", "86,1", 85},
		{"tỷ lệ hồ sơ trực tuyến huyện Nậm Sương quý 3/2024", "67,2", 0},
		{"Tỷ lệ hồ sơ trễ hạn?", "", 0},
		{"ty le ho so tre han", "", 0},
		{"Tỷ lệ hồ sơ trả kết quả trực tuyến Khuê Lĩnh", "", 0},
	} {
		t.Run(c.asked, func(t *testing.T) {
			q, ok := query.Figures(c.asked)
			q.N = 5
			found, err := st.Figures(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case !ok && c.want == "":
				t.Error("not taken for a question for a number, and so not refused")
			case c.want == "" && len(found.Rows) > 0:
				t.Errorf("answered by %q: %s", found.Rows[0].Quote, found.Rows[0].Sentence)
			case c.want != "" && len(found.Rows) == 0:
				t.Errorf("%+v is not answered; near: %v", q, found.Near)
			case c.want != "" && !strings.HasPrefix(found.Rows[0].Quote, c.want):
				t.Errorf("answered by %q of %q: %s", found.Rows[0].Quote, found.Rows[0].Indicator.Text, found.Rows[0].Sentence)
			case c.target > 0 && (found.Rows[0].Target == nil || found.Rows[0].Target.Low != c.target):
				t.Errorf("%q has the target %v", found.Rows[0].Quote, found.Rows[0].Target)
			}
		})
	}
}

func TestTheQuartersOfTheSampleAreSeriesWithTheirTargets(t *testing.T) {
	st := figuresOfSample(t)
	for _, c := range []struct {
		words  string
		want   []float64
		target float64
	}{
		{"tỷ lệ hồ sơ tiếp nhận trực tuyến", []float64{51.2, 63.8, 74.5, 86.1}, 85},
		{"tỷ lệ hồ sơ giải quyết trực tuyến và ký số", []float64{36.4, 48.9, 66.7, 83.2}, 85},
		{"tỷ lệ thanh toán trực tuyến phí, lệ phí", []float64{22.7, 35.1, 47.9, 61.4}, 60},
		{"tỷ lệ hồ sơ giải quyết đúng hạn và trước hạn", []float64{96.9, 97.4, 98.3, 99.1}, 98},
	} {
		t.Run(c.words, func(t *testing.T) {
			all, err := st.Series(t.Context(), corpus.FigureQuery{Words: c.words, Place: "khue-linh", Period: corpus.Months(2024, 1, 12), N: 5})
			if err != nil || len(all) == 0 {
				t.Fatal(len(all), err)
			}
			var values, targets []float64
			for _, p := range all[0].Points {
				values = append(values, p.Value.Low)
				if p.Target != nil {
					targets = append(targets, p.Target.Low)
				}
			}
			if d := cmp.Diff(c.want, values); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff([]float64{c.target, c.target, c.target, c.target}, targets); d != "" {
				t.Error(d)
			}
		})
	}
	conflicts, n, err := st.Conflicts(t.Context(), corpus.FigureQuery{N: 10})
	if err != nil || n != 1 || len(conflicts) != 1 {
		t.Fatal(n, err)
	}
	if c := conflicts[0]; !strings.Contains(c.A.Quote, "98,7") || !strings.Contains(c.B.Quote, "99,1") || c.Reasons[0] != "sơ bộ và chính thức" {
		t.Errorf("%q against %q: %v", c.A.Quote, c.B.Quote, c.Reasons)
	}
}
