package engine

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
)

func TestWhatIsReadIntoAQuestionIsSaidAndCanBeUndone(t *testing.T) {
	docs := []*corpus.Document{
		{ID: "a", Title: "Nghị quyết về chuyển đổi số", Text: "Nghị quyết về chuyển đổi số quốc gia.\nTỷ lệ hồ sơ trực tuyến."},
		{ID: "b", Title: "Kế hoạch nghỉ lễ", Text: "Kế hoạch nghỉ lễ, chuyên đề, số nhà. Quyết định nghỉ phép."},
		{ID: "c", Title: "Quyết định về thủ tục hành chính", Text: "Nghị quyết, quyết định, thủ tục hành chính; chuyển đổi số; tỷ lệ hồ sơ."},
		{ID: "d", Title: "Hồ sơ của Sở Thông tin và Truyền thông", Text: "Hồ sơ."}, {ID: "d2", Title: "Hồ sơ của Sở Khoa học và Công nghệ", Text: "Hồ sơ."},
		{ID: "e", Title: "Lễ hội tại tỉnh Yên Bái", Text: "Lễ hội."}, {ID: "e2", Title: "Lễ hội tại tỉnh Lào Cai", Text: "Lễ hội."},
	}
	e := open(t, newMemory(docs...))
	for _, c := range []struct{ name, in, want, first string }{
		{"marks", "chuyen doi so quoc gia", "marks! chuyen doi so quoc gia → chuyển đổi số quốc gia = chuyển đổi số quốc gia", "a"},
		{"keys", "nghij quyeets loai:cong-van", "keys! nghij quyeets → nghị quyết = nghị quyết loai:cong-van", ""},
		{"keys and marks", "chuyeenr ddoiir so", "keys! chuyeenr ddoiir → chuyển đổi = chuyển đổi số; marks! so → số = chuyển đổi số", "a"},
		{"a slip", "chuyne đổi số", "letters! chuyne → chuyển = chuyển đổi số", "a"},
		{"as typed", "chuyển đổi số", "", "a"},
		{"a number stays", "nghi quyet 57", "", ""},
		{"an abbreviation stays", "tthc", "", "c"},
		{"quotes stay", `"chuyen doi so"`, "", "a"},
		{"unknown", "xyzzyq", "", ""},
		{"a name that ended", "hồ sơ Sở TTTT", "name! Sở TTTT → Sở Khoa học và Công nghệ; Sở Văn hóa, Thể thao và Du lịch (từ 01/3/2025) = hồ sơ Sở TTTT", "d"},
		{"a province that ended", "lễ hội yên bái", "name! yên bái → Lào Cai (từ 01/7/2025) = lễ hội yên bái", "e"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := search.Request{Query: query.Parse(c.in), Limit: 10}
			res, err := e.Search(t.Context(), r)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, x := range res.Corrections {
				mark := "?"
				if x.Applied {
					mark = "!"
				}
				got = append(got, x.Kind+mark+" "+x.Typed+" → "+x.Read+" = "+x.Query)
			}
			if d := cmp.Diff(c.want, strings.Join(got, "; ")); d != "" {
				t.Error(d)
			}
			first := ""
			if len(res.Hits) > 0 {
				first = string(res.Hits[0].ID)
			}
			if first != c.first && c.first != "" {
				t.Errorf("first is %q, want %q", first, c.first)
			}
			r.AsTyped = true
			if res, err = e.Search(t.Context(), r); err != nil || len(res.Corrections) > 0 {
				t.Errorf("as typed: %v, %v", res.Corrections, err)
			}
		})
	}
}
