package resolve

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func text154(change func(*corpus.Header)) corpus.Statement {
	h := corpus.Header{Number: "154/KH-UBND", Type: "Kế hoạch", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: day(2025, 3, 27)}
	change(&h)
	return corpus.Statement{Header: h}
}

func row154(path string, change func(*corpus.Header)) corpus.Statement {
	s := text154(change)
	s.Path, s.Member, s.Status = path, "1", "Còn hiệu lực"
	return s
}

func TestRowsJoinTheTextThatTheySurelyList(t *testing.T) {
	same := func(*corpus.Header) {}
	number := func(n string) func(*corpus.Header) {
		return func(h *corpus.Header) { h.Number = n; h.Issued = corpus.Date{} }
	}
	for _, c := range []struct {
		name string
		said []corpus.Statement
		want [][]int
	}{
		{"the same day", []corpus.Statement{text154(same), row154("a", same)}, [][]int{{0, 1}}},
		{"two registers", []corpus.Statement{row154("a", same), text154(same), row154("b", same)}, [][]int{{0, 1, 2}}},
		{"registers alone", []corpus.Statement{row154("a", same), row154("b", same)}, [][]int{{0, 1}}},
		{"a number alone", []corpus.Statement{text154(same), row154("a", func(h *corpus.Header) { h.Issued, h.Issuer = corpus.Date{}, "" })}, nil},
		{"another day", []corpus.Statement{text154(same), row154("a", func(h *corpus.Header) { h.Issued.Day = 28 })}, nil},
		{"another province", []corpus.Statement{text154(same), row154("a", func(h *corpus.Header) { h.Issuer = "UBND tỉnh Khê Hạ" })}, nil},
		{"another type", []corpus.Statement{text154(same), row154("a", func(h *corpus.Header) { h.Type = "Quyết định" })}, nil},
		{"a mark of secrecy", []corpus.Statement{text154(func(h *corpus.Header) { h.Secrecy = "Mật" }), row154("a", same)}, nil},
		{"a draft", []corpus.Statement{text154(func(h *corpus.Header) { h.Draft = true }), row154("a", same)}, nil},
		{"two texts", []corpus.Statement{text154(same), text154(same), row154("a", same)}, nil},
		{"the same body and year", []corpus.Statement{text154(same), row154("a", func(h *corpus.Header) { h.Issued = day(2025, 0, 0) })}, [][]int{{0, 1}}},
		{"a decree by its number", []corpus.Statement{text154(number("30/2020/NĐ-CP")), row154("a", number("30/2020/NĐ-CP"))}, [][]int{{0, 1}}},
	} {
		if d := cmp.Diff(c.want, Join(c.said)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestTheTextStandsAndTheRegisterFillsGaps(t *testing.T) {
	held := text154(func(h *corpus.Header) {
		h.Abstract, h.Issuer = "Về nước sạch nông thôn năm 2025", ""
		h.Evidence = map[corpus.Field]corpus.Evidence{corpus.FieldPlace: {Method: "người đọc sửa"}}
	})
	row := row154("a", func(h *corpus.Header) { h.Abstract, h.Place = "Về phòng cháy rừng năm 2025", "Vân Sơn" })
	got := Merge([]corpus.Statement{row, held})
	if h := got.Header; h.Abstract != held.Header.Abstract || h.Issuer != row.Header.Issuer || h.Place != "" || got.Status != "Còn hiệu lực" {
		t.Errorf("%+v", got)
	}
	if len(got.Problems) != 1 || got.Problems[0].Kind != corpus.KindDoubtful {
		t.Errorf("what the register says otherwise: %+v", got.Problems)
	}
}
