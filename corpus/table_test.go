package corpus_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestACodeMeansTheTypeOfItsSystem(t *testing.T) {
	for _, c := range []struct {
		code   string
		system corpus.System
		want   string
	}{
		{"NQ", corpus.SystemState, "Nghị quyết"}, {"NQ", corpus.SystemParty, "Nghị quyết"}, {"TT", corpus.SystemState, "Thông tư"}, {"TT", corpus.SystemParty, "Thông tri"},
		{"QĐ", corpus.SystemParty, "Quyết định"}, {"QĐ", corpus.SystemState, "Quyết định"}, {"QyĐ", corpus.SystemState, "Quy định"}, {"QĐi", corpus.SystemParty, "Quy định"},
		{"nđ", corpus.SystemState, "Nghị định"}, {"ND", corpus.SystemUnknown, "Nghị định"}, {"CTR", corpus.SystemParty, "Chương trình"}, {"TTR", corpus.SystemState, "Tờ trình"},
		{"HD", corpus.SystemState, "Hướng dẫn"}, {"HĐ", corpus.SystemState, "Hợp đồng"}, {"ĐA", corpus.SystemState, "Đề án"}, {"DA", corpus.SystemState, "Dự án"},
		{"KL", corpus.SystemParty, "Kết luận"}, {"QH", corpus.SystemParty, "Quy hoạch"}, {"CV", corpus.SystemParty, "Công văn"}, {"TB", corpus.SystemYouthUnion, "Thông báo"}, {"XX", corpus.SystemState, ""},
	} {
		d, _ := corpus.TypeByCode(c.code, c.system)
		if diff := cmp.Diff(c.want, d.Name); diff != "" {
			t.Errorf("%s in %s: %s", c.code, c.system, diff)
		}
	}
}

func TestATypeIsKnownByItsNameInAnyCase(t *testing.T) {
	for _, c := range []struct{ in, want, slug string }{
		{"Nghị quyết", "Nghị quyết", "nghi-quyet"}, {"NGHỊ QUYẾT", "Nghị quyết", "nghi-quyet"}, {"nghi quyet", "Nghị quyết", "nghi-quyet"}, {"NGHỊ  QUYẾT\n", "Nghị quyết", "nghi-quyet"},
		{"Quy định", "Quy định", "quy-dinh"}, {"THÔNG TƯ\nLIÊN TỊCH", "Thông tư liên tịch", "thong-tu-lien-tich"}, {"Bản thoả thuận", "Bản thỏa thuận", "ban-thoa-thuan"},
		{"Chương trình hành động", "Chương trình hành động", "chuong-trinh-hanh-dong"}, {"Luật", "Luật", "luat"}, {"LUẬT", "Luật", "luat"}, {"Hiến pháp", "Hiến pháp", "hien-phap"},
		{"Quy hoạch", "Quy hoạch", "quy-hoach"}, {"Nghị", "", ""}, {"", "", ""}, {"Luật sư", "", ""},
	} {
		d, _ := corpus.TypeByName(c.in)
		if diff := cmp.Diff([]string{c.want, c.slug}, []string{d.Name, d.Slug}); diff != "" {
			t.Errorf("%q: %s", c.in, diff)
		}
	}
}

func TestEveryRowOfTheTablesFindsItself(t *testing.T) {
	for _, d := range corpus.DocTypes() {
		if got, ok := corpus.TypeByName(d.Name); !ok || got.Name != d.Name {
			t.Errorf("type %q is %q", d.Name, got.Name)
		}
		if d.Code == "" {
			continue
		}
		if got, ok := corpus.TypeByCode(d.Code, d.System); !ok || got.Code != d.Code {
			t.Errorf("code %q is %q", d.Code, got.Code)
		}
	}
	for _, i := range corpus.IssuerCodes() {
		if got, ok := corpus.IssuerByCode(i.Code); !ok || got.Code != i.Code {
			t.Errorf("issuer %q is %q", i.Code, got.Code)
		}
		if i.Level != corpus.LevelUnit {
			if got, ok := corpus.IssuerByName(i.Name); !ok || got.Name != i.Name {
				t.Errorf("issuer %q is %q", i.Name, got.Name)
			}
		}
		switch i.Level {
		case corpus.LevelCentral, corpus.LevelProvince, corpus.LevelDistrict, corpus.LevelCommune, corpus.LevelAny, corpus.LevelUnit:
		default:
			t.Errorf("issuer %q has the level %q", i.Code, i.Level)
		}
		for _, s := range i.Successors {
			if _, ok := corpus.IssuerByCode(s); !ok {
				t.Errorf("issuer %q went into %q, which the table lacks", i.Code, s)
			}
		}
	}
}

func TestTheNumberTellsItsType(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"57-NQ/TW", "Nghị quyết"}, {"789/UBND-KGVX", "Công văn"}, {"815-CV/TU", "Công văn"}, {"12/KL-TTr", "Kết luận thanh tra"}, {"12-KL/TW", "Kết luận"}, {"08-TT/TU", "Thông tri"},
		{"64/SL", "Sắc lệnh"}, {"22-LCT/HĐNN8", "Luật"}, {"45/2019/QH14", ""}, {"06/TU", ""}, {"58-CP", ""}, {"15/BYT-TT", ""}, {"18/VBHN-VPQH", "Văn bản hợp nhất"},
	} {
		n, _ := corpus.ParseNumber(c.in)
		d, _ := n.DocType()
		if diff := cmp.Diff(c.want, d.Name); diff != "" {
			t.Errorf("%s: %s", c.in, diff)
		}
	}
	n, _ := corpus.ParseNumber("06/TU")
	if got := n.WithType("NQ").String(); got != "06-NQ/TU" {
		t.Errorf("06/TU with NQ is %q", got)
	}
}
