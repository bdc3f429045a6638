package engine

import (
	"fmt"
	"strings"
	"testing"

	"vankho/corpus"
)

// regulation is an invented text of articles, each a heading and what it says.
func regulation(id, title string, articles ...[2]string) *corpus.Document {
	d := &corpus.Document{ID: corpus.ID(id), Title: title, Header: corpus.Header{Type: "Quyết định", Number: id + "/QĐ-UBND"}}
	var b strings.Builder
	for i, a := range articles {
		label := fmt.Sprintf("Điều %d", i+1)
		start := b.Len()
		fmt.Fprintf(&b, "%s. %s\n%s\n", label, a[0], a[1])
		d.Sections = append(d.Sections, corpus.Section{ID: corpus.SectionID(fmt.Sprintf("d%d", i+1)), Level: 1, Kind: corpus.SectionArticle,
			Label: label, Heading: a[0], Span: corpus.Span{Start: start, End: b.Len()}})
	}
	d.Text = b.String()
	return d
}

const (
	wells   = "Hộ gia đình khoan giếng sâu quá ba mươi mét phải đăng ký với xã; mỗi giếng khoan một tờ khai, giếng bỏ không dùng phải trám lấp."
	wells2  = "Giếng khoan của hộ gia đình được đăng ký một lần; giếng khoan không dùng nữa phải trám lấp trong sáu mươi ngày."
	fees    = "Phí đò ngang thu theo lượt khách; trẻ em và người già được miễn phí đò ngang."
	clauses = "Quyết định này có hiệu lực thi hành kể từ ngày ký."
)

func regulations() *memory {
	in := func(id corpus.ID, secrecy string, d *corpus.Document) *corpus.Document {
		d.ID, d.Header.Secrecy = id, secrecy
		return d
	}
	many := []*corpus.Document{
		regulation("12", "Quy định về đăng ký giếng khoan", [2]string{"Đăng ký giếng khoan", wells}, [2]string{"Hiệu lực thi hành", clauses}),
		regulation("34", "Sửa đổi quy định về giếng khoan", [2]string{"Khai giếng khoan của hộ gia đình", wells2}, [2]string{"Hiệu lực thi hành", clauses}),
		regulation("56", "Phí đò ngang", [2]string{"Mức phí đò ngang", fees}, [2]string{"Hiệu lực thi hành", clauses}),
		in("78", "Mật", regulation("78", "Giếng khoan dự phòng", [2]string{"Giếng khoan dự phòng", wells})),
	}
	for i := range 30 {
		many = append(many, regulation(fmt.Sprint(100+i), fmt.Sprintf("Quy chế làm việc của phòng %d", i),
			[2]string{"Chế độ làm việc", "Phòng họp giao ban vào sáng thứ hai; trưởng phòng phân công việc trong tuần."}))
	}
	return newMemory(many...)
}

func TestDocumentsOnTheSameMatterAreNear(t *testing.T) {
	e := open(t, regulations())
	for _, c := range []struct {
		id      corpus.ID
		section corpus.SectionID
		secret  bool
		want    string
	}{
		{"12", "", false, "34"},
		{"12", "", true, "78 34"},
		{"56", "", false, ""},
		{"12", "d1", false, "34 d1"},
		{"34", "d1", true, "12 d1 78 d1"},
		{"12", "d2", false, ""},
		{"12", "d9", false, ""},
		{"none", "", false, ""},
	} {
		hits, err := e.Similar(t.Context(), c.id, c.section, 5, c.secret)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range hits {
			got = append(got, strings.TrimSpace(string(h.ID)+" "+string(h.Section)))
			if c.section != "" && len(h.Passages) == 0 {
				t.Errorf("%s %s: %s has no passage", c.id, c.section, h.ID)
			}
			if h.Score <= 0 {
				t.Errorf("%s %s: %s scores %f", c.id, c.section, h.ID, h.Score)
			}
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("near %s %s (secret %v) are %q, want %q", c.id, c.section, c.secret, g, c.want)
		}
	}
}
