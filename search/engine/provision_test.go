package engine

import (
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
)

func TestAPlaceOfADocumentIsFoundInItAndShownFirst(t *testing.T) {
	law := "Điều 1. Phạm vi điều chỉnh\nLuật này quy định về đất đai.\nĐiều 8. Người chịu trách nhiệm\n1. Người đứng đầu chịu trách nhiệm trước Nhà nước.\n2. Người đại diện cho thôn, bản chịu trách nhiệm về đất giao cho cộng đồng."
	decree := "Điều 1. Phạm vi\nNghị định này quy định chi tiết Luật Đất đai.\nĐiều 8. Hồ sơ\n1. Đơn xin giao đất.\n2. Bản đồ đất đai."
	e := open(t, newMemory(
		doc("luat|31/2024/QH15|Luật|Quốc hội|2024-01-18|Đất đai", law),
		doc("nghidinh|102/2024/NĐ-CP|Nghị định|Chính phủ|2024-07-30|Quy định chi tiết thi hành một số điều của Luật Đất đai", decree),
		doc("khac|12/2020/QH14|Luật|Quốc hội|2020-01-18|Rừng", strings.ReplaceAll(law, "đất", "rừng")),
		doc("suadoi|15/QĐ-UBND|Quyết định|Ủy ban nhân dân tỉnh Vân Sơn|2022-01-18|Sửa đổi khoản 2 Điều 1 Quyết định số 12/QĐ-UBND", "Điều 1. Sửa đổi khoản 2 Điều 1 như sau."),
	))
	for _, c := range []struct{ in, first, place, section string }{
		{"khoản 2 điều 8 luật đất đai", "luat", "Khoản 2 Điều 8", "dieu-8"},
		{"khoan 2 dieu 8 luat dat dai", "luat", "Khoản 2 Điều 8", "dieu-8"},
		{"luật đất đai điều 8", "luat", "Điều 8", "dieu-8"},
		{"điều 8 nghị định 102/2024", "nghidinh", "Điều 8", "dieu-8"},
		{"điều 8 nghị định chi tiết luật đất đai", "nghidinh", "Điều 8", "dieu-8"},
		{"luật rừng điều 8", "khac", "Điều 8", "dieu-8"},
		{"khoản 2 điều 1 quyết định", "suadoi", "", ""},
	} {
		r := ask(t, e, c.in)
		if len(r.Hits) == 0 || string(r.Hits[0].ID) != c.first {
			t.Errorf("%q finds %v, want %s first", c.in, ids(r), c.first)
			continue
		}
		if ps := r.Hits[0].Passages; c.place != "" && (len(ps) == 0 || !strings.HasSuffix(ps[0].Place, c.place)) {
			t.Errorf("%q shows %+v first, want %s", c.in, ps, c.place)
		}
		r = request(t, e, search.Request{Query: query.Parse(c.in), Limit: 10, Sections: true})
		if c.section != "" && (len(r.Hits) == 0 || string(r.Hits[0].ID) != c.first || string(r.Hits[0].Section) != c.section) {
			t.Errorf("%q finds the section %+v first", c.in, r.Hits[:min(1, len(r.Hits))])
		}
	}
}

// TestAPlaceOfWhatADocumentIssuesIsFound asks for articles of a regulation by the number of the decision that issues it.
func TestAPlaceOfWhatADocumentIssuesIsFound(t *testing.T) {
	text := "Xét Tờ trình của Sở về quy chế hệ thống thông tin.\nĐiều 1. Ban hành Quy chế hệ thống thông tin.\nĐiều 2. Tổ chức thực hiện.\nĐiều 1. Phạm vi\nQuy chế về vận hành.\nĐiều 5. Trách nhiệm\nCông chức trả lời đúng hạn.\n"
	d := doc("qd|15/2023/QĐ-UBND|Quyết định|Ủy ban nhân dân tỉnh Vân Sơn|2023-06-20|ban hành Quy chế hệ thống thông tin", text)
	d.Sections = nil
	for _, s := range []struct {
		id, label string
		from, to  string
	}{
		{"dieu-1", "Điều 1", "Điều 1. Ban", "Điều 2."},
		{"dieu-2", "Điều 2", "Điều 2.", "Điều 1. Phạm"},
		{"kem-theo.dieu-1", "Điều 1", "Điều 1. Phạm", "Điều 5."},
		{"kem-theo.dieu-5", "Điều 5", "Điều 5.", ""},
	} {
		span := corpus.Span{Start: strings.Index(text, s.from), End: len(text)}
		if s.to != "" {
			span.End = strings.Index(text, s.to)
		}
		d.Sections = append(d.Sections, corpus.Section{ID: corpus.SectionID(s.id), Level: 1, Kind: corpus.SectionArticle, Label: s.label, Span: span})
	}
	e := open(t, newMemory(d))
	for _, c := range []struct{ in, section string }{
		{"điều 5 quy chế 15/2023", "kem-theo.dieu-5"},
		{"điều 5 quyết định 15/2023", "kem-theo.dieu-5"},
		{"điều 1 quy chế 15/2023", "kem-theo.dieu-1"},
		{"điều 1 quyết định 15/2023/qđ-ubnd", "dieu-1"},
		{"dieu 5 quy che he thong thong tin", "kem-theo.dieu-5"},
	} {
		r := ask(t, e, c.in)
		if len(r.Hits) == 0 || len(r.Hits[0].Passages) == 0 || string(r.Hits[0].Passages[0].Section) != c.section {
			t.Errorf("%q: %+v, want %s first", c.in, r.Hits, c.section)
		}
	}
}
