package corpus

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestSpellingsOfANameHaveOneKey(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Uỷ ban nhân dân  TỈNH Khuê Lĩnh", "Ủy ban nhân dân tỉnh Khuê Lĩnh", true},
		{"Bộ Khoa học, Công nghệ", "Bộ Khoa học Công nghệ", true},
		{"Ủy ban nhân dân xã Đa Phúc", "Ủy ban nhân dân xã Da Phúc", false},
		{"Sở Y tế", "Sở Ý tế", false},
	} {
		if got := NameKey(c.a) == NameKey(c.b); got != c.same {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

func TestTheProvinceStandsAtTheEndOfABodysName(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"Sở Y tế tỉnh Khuê Lĩnh", "tỉnh Khuê Lĩnh"},
		{"Tỉnh ủy Khuê Lĩnh", "tỉnh Khuê Lĩnh"},
		{"Ủy ban nhân dân thành phố Hà Nội", "thành phố Hà Nội"},
		{"Ủy ban nhân dân thành phố Hạc Khê", ""},
		{"Bộ Tài chính", ""},
		{"", ""},
	} {
		if got, _ := ProvinceTail(c.body); got != c.want {
			t.Errorf("%q: %q, want %q", c.body, got, c.want)
		}
	}
}

func TestADocumentHasOneUseOfEachName(t *testing.T) {
	h := Header{Issuer: "Ủy ban nhân dân tỉnh Khuê Lĩnh", Adopter: "Chủ tịch Ủy ban nhân dân tỉnh Khuê Lĩnh", Number: "1/KH-UBND", Issued: Date{Year: 2025, Month: 1, Day: 2},
		Signers: []Signer{{Name: "Lê Văn Mẫu"}}, Evidence: map[Field]Evidence{FieldIssuer: {Span: Span{End: 10}}}}
	org := func(name, class string, specific bool, at int) Entity {
		return Entity{Kind: EntityOrganisation, Class: class, Name: name, Specific: specific, Span: Span{Start: at, End: at + 5}}
	}
	entities := []Entity{
		org(h.Issuer, "state_province", true, 0), org(h.Issuer, "state_province", true, 50), org("Ủy ban nhân dân tỉnh", "state_province", true, 60),
		org("các sở, ngành", "collective", false, 70), org("Bộ Y tế", "state_central", true, 80),
		{Kind: EntityPlace, Class: "district", Name: "huyện Nậm Sương", Specific: true, Span: Span{Start: 90, End: 95}},
		{Kind: EntityPlace, Class: "province", Name: "tỉnh Lào Cai", Code: "10", Specific: true, Span: Span{Start: 100, End: 105}},
		{Kind: EntityPerson, Name: "LÊ VĂN MẪU", Specific: true, Span: Span{Start: 110, End: 120}, Roles: []Role{{Title: "Chủ tịch", Org: h.Issuer}}},
		{Kind: EntityPerson, Specific: true, Span: Span{Start: 130, End: 140}, Roles: []Role{{Title: "Bí thư", Org: "Tỉnh ủy Khuê Lĩnh", Span: Span{Start: 131, End: 140}}}},
		{Kind: EntityPerson, Specific: false, Roles: []Role{{Title: "Chủ tịch", Org: "Ủy ban nhân dân huyện"}}},
	}
	var got []string
	for _, n := range Namings(h, entities) {
		got = append(got, fmt.Sprintf("%s %s %s %d", n.Use, n.Kind, n.Key, n.Places))
	}
	slices.Sort(got)
	want := []string{
		"ban-hanh co-quan ủy ban nhân dân tỉnh khuê lĩnh 3",
		"ban-hanh noi tỉnh khuê lĩnh 0",
		"ky chuc-vu lê văn mẫu|chủ tịch|ủy ban nhân dân tỉnh khuê lĩnh 1",
		"ky nguoi lê văn mẫu 1",
		"nhac-toi chuc-vu ~bí thư tỉnh ủy khuê lĩnh|bí thư|tỉnh ủy khuê lĩnh 1",
		"nhac-toi co-quan bộ y tế 1",
		"nhac-toi co-quan tỉnh ủy khuê lĩnh 1",
		"nhac-toi nguoi ~bí thư tỉnh ủy khuê lĩnh 1",
		"nhac-toi noi 10 tỉnh lào cai 1",
		"nhac-toi noi huyện nậm sương tỉnh khuê lĩnh 1",
		"quyet-dinh co-quan chủ tịch ủy ban nhân dân tỉnh khuê lĩnh 0",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func FuzzNamings(f *testing.F) {
	f.Add("Ủy ban nhân dân tỉnh Khuê Lĩnh", "Chủ tịch", "tỉnh", 3)
	f.Fuzz(func(t *testing.T, a, b, c string, at int) {
		at &= 1<<20 - 1
		h := Header{Issuer: a, Adopter: b, Signers: []Signer{{Name: c}}}
		e := Entity{Kind: EntityOrganisation, Name: b, Specific: true, Span: Span{Start: at, End: at + 1}, Roles: []Role{{Title: b, Org: a}}}
		p, q := e, e
		p.Kind, q.Kind = EntityPerson, EntityPlace
		seen := map[string]bool{}
		for _, n := range Namings(h, []Entity{e, p, q}) {
			id := string(n.Kind) + "|" + n.Key
			if n.Key == "" || seen[id] || useRank(n.Use) == len(NameUses()) {
				t.Errorf("%+v", n)
			}
			seen[id] = true
		}
	})
}
