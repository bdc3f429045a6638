package web

import (
	"encoding/csv"
	"encoding/json"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"vankho/corpus"
)

func TestTheJournalTellsWhoDidWhatAndIsForEditorsAlone(t *testing.T) {
	s := newTestSite(t).with(t, func(o *Options) { o.Editors = []Editor{{"Trần An", testKey}} })
	facts := documentURL(s.ids["plan"]) + "/thuoc-tinh"
	if a := s.send(t, facts, url.Values{"muc": {"loai"}, "gia-tri": {"Thông báo"}}, network, bearer); a.code != 303 {
		t.Fatalf("%d %s", a.code, a.body)
	}
	if a := s.send(t, documentURL(s.ids["secret"])+"/thuoc-tinh", url.Values{"muc": {"noi"}, "gia-tri": {"Vân Hải"}, "ten": {"Lê Bình"}}, bearer); a.code != 303 {
		t.Fatalf("%d %s", a.code, a.body)
	}
	said := text(s.page(t, journalPath, local))
	for _, want := range []string{"Trần An", "127.0.0.1", "Sửa: Loại văn bản", "12/KH-UBND", "Thông báo", "Vân Hải", "7/BC-BCH", "máy này"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %s", want, said)
		}
	}
	said = text(s.page(t, journalPath, bearer))
	if !strings.Contains(said, "Thông báo") || strings.Contains(said, "Vân Hải") || strings.Contains(said, "7/BC-BCH") {
		t.Error("an editor of the network is told of a secret document, or of nothing")
	}
	for _, path := range []string{journalPath, journalPath + ".csv", "/api/v1" + journalPath} {
		if a := s.get(t, path); a.code != 403 || strings.Contains(a.body, "Thông báo") {
			t.Errorf("%s answers a reader %d", path, a.code)
		}
	}
	for query, want := range map[string]int{"": 2, "?viec=sua": 2, "?viec=nap": 0, "?nguoi=Tr%E1%BA%A7n+An": 2, "?vanban=" + string(s.ids["plan"]): 1, "?so-luong=1": 2} {
		var page JournalPage
		if err := json.Unmarshal([]byte(s.page(t, "/api/v1"+journalPath+query, local)), &page); err != nil || page.Total != want {
			t.Errorf("%s: %d acts, want %d, %v", query, page.Total, want, err)
		}
		if query == "?so-luong=1" {
			var next JournalPage
			if err := json.Unmarshal([]byte(s.page(t, "/api/v1"+journalPath+query+"&truoc="+strconv.FormatInt(page.Before, 10), local)), &next); err != nil || len(next.Rows) != 1 || next.Rows[0].ID >= page.Rows[0].ID {
				t.Errorf("the next part: %+v %v", next, err)
			}
		}
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(s.page(t, journalPath+".csv?viec=sua", local), byteOrderMark))).ReadAll()
	if err != nil || len(rows) != 3 || rows[2][8] != "Thông báo" {
		t.Errorf("%q %v", rows, err)
	}
	if a := s.get(t, journalPath+"?viec=xyz", local); a.code != 400 {
		t.Errorf("an unknown act answers %d", a.code)
	}
}

func TestCorrectionsAreListedAndTakenBack(t *testing.T) {
	s := newTestSite(t)
	for name, value := range map[string]string{"plan": "Thông báo", "secret": "Công văn"} {
		if err := s.store.Correct(t.Context(), s.ids[name], s.edit(t, name, value)); err != nil {
			t.Fatal(err)
		}
	}
	if said := text(s.page(t, correctionsPath)); !strings.Contains(said, "Thông báo") || strings.Contains(said, "Công văn") || strings.Contains(said, "Bỏ chỗ sửa ") {
		t.Errorf("a reader of the network: %s", said)
	}
	shown := s.page(t, correctionsPath+"?vanban="+string(s.ids["plan"]), local)
	if !strings.Contains(text(shown), "Thông báo") || strings.Contains(shown, "Công văn") {
		t.Error("the filter does not hold")
	}
	back := url.Values{"vb": {string(s.ids["plan"])}, "muc": {"loai"}, "b": {"00000000"}, "ve": {"//example.com/"}}
	if a := s.send(t, correctionsPath, back); a.code != 409 {
		t.Errorf("from an older state: %d", a.code)
	}
	back.Set("b", field(t, shown, "b"))
	if a := s.send(t, correctionsPath, back); a.code != 303 || a.header.Get("Location") != correctionsPath+"?"+noticeKey+"="+noticeDropped {
		t.Errorf("%d %v", a.code, a.header)
	}
	if len(s.corrections(t, s.ids["plan"])) > 0 {
		t.Error("it stands still")
	}
	for name, fields := range map[string]url.Values{"no document": {"vb": {"khong-co"}, "muc": {"loai"}}, "no fact": {"vb": back["vb"], "muc": {"do-mat"}}, "no page": {"vb": back["vb"], "trang": {"-1"}}} {
		if a := s.send(t, correctionsPath, fields); a.code != 404 && a.code != 400 {
			t.Errorf("%s answers %d", name, a.code)
		}
	}
}

// edit is a correction of the type of a document.
func (s *testSite) edit(t *testing.T, name, value string) corpus.Edit {
	t.Helper()
	d, err := s.store.Document(t.Context(), s.ids[name])
	if err != nil {
		t.Fatal(err)
	}
	return corpus.Edit{Correction: corpus.Correction{SHA256: d.Sources[0].SHA256, Field: corpus.FieldType, Value: value, Was: d.Header.Type, Who: "Trần An"}, By: corpus.Actor{From: corpus.FromMachine}}
}
