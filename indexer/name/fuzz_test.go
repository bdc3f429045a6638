package name

import (
	"strings"
	"testing"
	"unicode/utf8"

	"vankho/corpus"
)

// checkEntities holds what is always true of names.
func checkEntities(t *testing.T, text string, found []corpus.Entity) {
	t.Helper()
	kinds := map[corpus.EntityKind]bool{corpus.EntityOrganisation: true, corpus.EntityPerson: true, corpus.EntityPlace: true, corpus.EntityDate: true,
		corpus.EntityEvent: true, corpus.EntityProgramme: true, corpus.EntitySystem: true, corpus.EntityProject: true}
	classes := map[string]bool{}
	for c := range strings.FieldsSeq(`state_central state_province state_district state_commune party_central party_province party_district
		party_commune party_other mass court army business school media steering_committee foreign collective gpe_actor other province
		district commune province_ref country foreign_province foreign_prefecture foreign_other region zone village day month quarter
		year year_range months horizon_year term school_year recurring`) {
		classes[c] = true
	}
	for i, e := range found {
		if !e.Fits(text) || e.Len() == 0 || e.In(text) != e.Quote {
			t.Fatalf("%q does not stand at %v", e.Quote, e.Span)
		}
		if !kinds[e.Kind] || e.Class != "" && !classes[e.Class] {
			t.Fatalf("%q has the kind %s, the class %s", e.Quote, e.Kind, e.Class)
		}
		if i > 0 && found[i-1].Start > e.Start {
			t.Fatalf("%q stands before %q", e.Quote, found[i-1].Quote)
		}
		if !e.From.IsZero() && !e.To.IsZero() && e.From.String() > e.To.String() {
			t.Fatalf("%q begins %v and ends %v", e.Quote, e.From, e.To)
		}
		for _, r := range e.Roles {
			if r.Quote != "" && (!r.Fits(text) || r.In(text) != r.Quote) {
				t.Fatalf("the office %q does not stand at %v", r.Quote, r.Span)
			}
		}
	}
}

func FuzzEntities(f *testing.F) {
	for _, s := range []string{
		"UBND tỉnh Khuê Lĩnh, Sở Văn hóa, Thể thao và Du lịch", "đồng chí Nguyễn Văn Mẫu, Bí thư Tỉnh ủy làm Trưởng ban", "Quý I/2025, từ năm 2021 đến",
		"Chánh Văn phòng UBND tỉnh", "xã A, huyện B, tỉnh C, Trung Quốc (huyện D cũ)", "Ban Chỉ đạo về a, b và c", "Q. 1 Q3/2023 12/5 mùng 1 tháng",
		"phong trào “", "Kỳ họp thứ", "BỘ TÀI CHÍNH\nTỈNH LÀO CAI", "ngày 26/3", "khóa XV", "Văn phòng Văn phòng Văn phòng Sở", "thứ Hai (12/5)",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		for _, h := range []corpus.Header{
			{Issuer: "Ủy ban nhân dân tỉnh Lào Cai", Issued: corpus.Date{Year: 2025, Month: 3, Day: 1}},
			{Issuer: "Đảng ủy xã Khuê", System: corpus.SystemParty, Place: "Khuê", Signers: []corpus.Signer{{Name: "Mẫu"}}},
			{Issuer: "Bộ Tài chính"},
		} {
			refs := []corpus.Reference{{Span: corpus.Span{Start: len(s) / 3, End: len(s) / 2}, Kind: corpus.ReferenceNamed, DocType: "Luật"}}
			checkEntities(t, s, Entities(Input{Text: s, Header: h, References: refs}))
		}
	})
}
