package web

import (
	"strings"
	"testing"

	"vankho/corpus"
)

func TestTheFilesOfOneDocumentLeadToEachOther(t *testing.T) {
	secret := &corpus.Document{Title: "Bản mật", Text: "MẬT", Pages: pagesOf("MẬT"), Header: corpus.Header{Secrecy: "Mật"}}
	lesser := scanned()
	lesser.Sketch = corpus.Sketch{1} // what tells how it was read is kept beside it
	s := newTestSite(t, lesser, secret)
	best, scan, hidden := s.ids["plan"], s.ids["more0"], s.ids["more1"]
	var decided []corpus.Candidate
	for _, id := range []corpus.ID{best, scan, hidden} {
		d, err := s.store.Document(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		decided = append(decided, corpus.Candidate{ID: id, Seq: d.Seq})
	}
	if _, err := s.store.SetVersions(t.Context(), decided, map[corpus.ID]corpus.ID{scan: best, hidden: best}); err != nil {
		t.Fatal(err)
	}
	b := s.page(t, documentURL(best))
	if said := text(b); !strings.Contains(said, "Cùng văn bản: bản HTML (đang xem); bản quét (tệp gốc)") || !strings.Contains(b, `href="`+documentURL(scan)+`"`) {
		_, said, _ = strings.Cut(said, "Cùng văn bản")
		t.Errorf("the best file does not lead to the others: %.200s", said)
	}
	b = s.page(t, documentURL(scan))
	if said := text(b); !strings.Contains(said, "Kho có bản khác của văn bản này, đọc đầy đủ và chắc chắn hơn. Xem bản ấy") || !strings.Contains(said, "bản HTML (bản hiện trong danh sách, tệp gốc); bản quét (đang xem)") {
		t.Error("a lesser file does not lead to the best one")
	}
	for _, path := range []string{documentURL(best), documentURL(scan), "/api/v1/van-ban/" + string(best), documentURL(best) + "/goc"} {
		if b := s.page(t, path); strings.Contains(b, string(hidden)) {
			t.Errorf("%s tells a reader of the network of a secret version", path)
		}
	}
	if b := s.page(t, documentURL(best), local); !strings.Contains(b, documentURL(hidden)) {
		t.Error("this machine is not told of the secret version")
	}
}
