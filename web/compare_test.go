package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"vankho/corpus"
)

func TestAReferenceToATextIsReadAndWritten(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     compareRef
		ok       bool
	}{
		{"a document", "24-2023-qd-ubnd", compareRef{ID: "24-2023-qd-ubnd"}, true},
		{"a section", "24-qd~dieu-5.khoan-2.diem-đ", compareRef{ID: "24-qd", Section: "dieu-5.khoan-2.diem-đ"}, true},
		{"a section on a day", "24-qd~dieu-5@2024-01-31", compareRef{ID: "24-qd", Section: "dieu-5", Day: corpus.Date{Year: 2024, Month: 1, Day: 31}}, true},
		{"a document on a day", "24-qd@2024-01-31", compareRef{ID: "24-qd", Day: corpus.Date{Year: 2024, Month: 1, Day: 31}}, true},
		{"nothing", "", compareRef{}, false},
		{"no document", "~dieu-5", compareRef{}, false},
		{"no section", "24-qd~", compareRef{}, false},
		{"no day", "24-qd@", compareRef{}, false},
		{"a day that is none", "24-qd@2024-02-30", compareRef{}, false},
		{"a month", "24-qd@2024-02", compareRef{}, false},
		{"a number of a document", "24/2023/QĐ-UBND", compareRef{}, false},
		{"words", "Điều 5", compareRef{}, false},
		{"too long", strings.Repeat("a", longestRef+1), compareRef{}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := readCompareRef(tt.in)
			if ok != tt.ok || got != tt.want {
				t.Fatalf("got %+v, %v", got, ok)
			}
			if ok && got.String() != tt.in {
				t.Errorf("written %q", got.String())
			}
		})
	}
}

func FuzzReferencesToTexts(f *testing.F) {
	for _, s := range []string{"24-qd~dieu-5@2024-01-31", "a@b@c", "~~", "@", "a~b~c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, ok := readCompareRef(s)
		if !ok {
			return
		}
		if again, ok := readCompareRef(r.String()); !ok || again != r {
			t.Errorf("%q is %+v, written %q it is %+v", s, r, r.String(), again)
		}
	})
}

func TestTwoTextsStandSideBySide(t *testing.T) {
	s := newTestSite(t)
	plan, decision := string(s.ids["plan"]), string(s.ids["decision"])
	for _, tt := range []struct {
		name, query string
		code        int
		want        []string
	}{
		{"nothing chosen", "", 200, []string{"Chọn hai bản", `name="dieu-a"`}},
		{"one chosen", "a=" + plan, 200, []string{"Chọn hai bản", "Kế hoạch số 12/KH-UBND"}},
		{"two documents", "a=" + plan + "&b=" + decision, 200, []string{"đoạn khác", "<del>12/KH-UBND</del>", "<ins>45/QĐ-UBND</ins>"}},
		{"one and the same", "a=" + plan + "&b=" + plan, 200, []string{"giống nhau từng chữ"}},
		{"two sections", "a=" + plan + "~dieu-1&b=" + plan + "~dieu-2", 200, []string{"Điều 1", "Điều 2"}},
		{"hostile words of a text", "a=" + plan + "~dieu-1&b=" + decision, 200, []string{"&lt;script&gt;"}},
		{"a section that is not there", "a=" + plan + "~dieu-9&b=" + decision, 404, []string{"không có mục “dieu-9”", "So sánh cả văn bản"}},
		{"a document that is not there", "a=khong-co&b=" + decision, 404, []string{"Kho không có văn bản “khong-co”"}},
		{"a number nobody has", "a=999/QĐ-XYZ&b=" + decision, 404, []string{"Kho không có và không nhắc tới số này"}},
		{"a document without a text", "a=" + string(s.ids["stub"]) + "&b=" + decision, 404, []string{"Kho chưa có toàn văn"}},
		{"a day that is none", "a=" + plan + "&b=" + decision + "&ngay-a=32/13/2025", 404, []string{"Nhập ngày theo dạng 27/3/2025."}},
		{"a document with a mark of secrecy", "a=" + string(s.ids["secret"]) + "&b=" + decision, 404, []string{"Kho không có"}},
		{"beyond the last page", "a=" + plan + "&b=" + decision + "&trang=9", 200, []string{"Danh sách chỉ có"}},
		{"a page that is none", "a=" + plan + "&trang=x", 400, []string{"Không hiểu yêu cầu"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := s.get(t, comparePath+"?"+tt.query)
			if a.code != tt.code {
				t.Fatalf("answers %d", a.code)
			}
			for _, want := range tt.want {
				if !strings.Contains(a.body, want) {
					t.Errorf("does not say %q", want)
				}
			}
			checkPage(t, tt.query, a)
		})
	}
}

func TestTheFormOfAComparisonTakesWhatPeopleType(t *testing.T) {
	s := newTestSite(t)
	plan, decision := string(s.ids["plan"]), string(s.ids["decision"])
	for _, tt := range []struct{ name, a, section, day, want string }{
		{"a number", "12/KH-UBND", "", "", "a=" + plan},
		{"a number with its day", "Kế hoạch số 12/KH-UBND ngày 03/02/2025", "", "", "a=" + plan},
		{"a section in words", "12/KH-UBND", "khoản 1 Điều 2", "", "a=" + plan + "~dieu-2.khoan-1"},
		{"an address", "http://may.noi-bo/van-ban/" + plan + "?q=nuoc#dieu-2", "", "", "a=" + plan + "~dieu-2"},
		{"a day", plan, "Điều 1", "27/3/2025", "a=" + plan + "~dieu-1@2025-03-27"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := url.Values{"a": {tt.a}, "dieu-a": {tt.section}, "ngay-a": {tt.day}, "b": {decision}, "dieu-b": {""}, "ngay-b": {""}}
			a := s.get(t, comparePath+"?"+q.Encode())
			to, _ := url.QueryUnescape(a.header.Get("Location"))
			if a.code != http.StatusSeeOther || to != comparePath+"?"+tt.want+"&b="+decision {
				t.Errorf("%d leads to %s", a.code, to)
			}
		})
	}
}

func TestEveryParagraphOfBothTextsIsAnsweredOnce(t *testing.T) {
	s := newTestSite(t)
	next := "/api/v1" + comparePath + "?a=" + string(s.ids["plan"]) + "&b=" + string(s.ids["decision"])
	var a, b []string
	for n := 0; next != "" && n < 20; n++ {
		var p ComparePage
		if err := json.Unmarshal([]byte(s.page(t, next)), &p); err != nil {
			t.Fatal(err)
		}
		for _, row := range p.Rows {
			for _, side := range []struct {
				cell *CompareCell
				into *[]string
				text string
			}{{row.A, &a, planText}, {row.B, &b, decisionText}} {
				if side.cell == nil {
					continue
				}
				*side.into = append(*side.into, side.cell.Text)
				for _, src := range side.cell.Sources {
					if src.In(side.text) != side.cell.Text {
						t.Errorf("row %d: %q is not what stands at its place", row.N, side.cell.Text)
					}
				}
			}
		}
		next = p.Next
	}
	for _, x := range []struct {
		got  []string
		text string
	}{{a, planText}, {b, decisionText}} {
		var want []string
		for p := range corpus.Paragraphs(x.text) {
			want = append(want, p.In(x.text))
		}
		if strings.Join(x.got, "\n") != strings.Join(want, "\n") {
			t.Errorf("got %d paragraphs, want %d", len(x.got), len(want))
		}
	}
}
