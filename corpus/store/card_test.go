package store

import (
	"fmt"
	"testing"
	"time"

	"vankho/corpus"
)

func TestADocumentChangesWhereWhatItSaysDoes(t *testing.T) {
	ctx, s := t.Context(), open(t)
	doc := func(title string) *corpus.Document {
		return &corpus.Document{Title: title, Text: title + ".", Header: corpus.Header{Number: "12/KH-UBND", Type: "Kế hoạch"}}
	}
	source := func(sha string) corpus.Source { return corpus.Source{Path: "/kho/a.txt", SHA256: sha, Size: 7} }
	put := func(d *corpus.Document, src corpus.Source, pipeline string) corpus.ID {
		t.Helper()
		r, err := s.Put(ctx, d, src, pipeline)
		if err != nil {
			t.Fatal(err)
		}
		return r.ID
	}
	id := put(doc("về nước sạch"), source("a"), "1")
	was := func() time.Time {
		t.Helper()
		if _, err := s.writer.Exec("UPDATE documents SET added = 1000, changed = 0"); err != nil {
			t.Fatal(err)
		}
		return time.Unix(1000, 0)
	}
	for _, c := range []struct {
		name string
		do   func()
		want bool
	}{
		{"read again with the same facts", func() { put(doc("về nước sạch"), source("a"), "2") }, false},
		{"read again, another title", func() { put(doc("về nước sạch nông thôn"), source("a"), "3") }, true},
		{"another file of the same facts", func() { put(doc("về nước sạch nông thôn"), source("b"), "3") }, true},
		{"judged for the first time", func() {
			if _, err := s.writer.Exec("UPDATE documents SET timeline = 'khong-ro'"); err != nil {
				t.Fatal(err)
			}
		}, false},
		{"another standing", func() {
			if _, err := s.writer.Exec("UPDATE documents SET timeline = 'het-hieu-luc'"); err != nil {
				t.Fatal(err)
			}
		}, true},
		{"another place in the sequence of changes alone", func() {
			if _, err := s.writer.Exec("UPDATE documents SET seq = seq + 1, authority = 7"); err != nil {
				t.Fatal(err)
			}
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := was()
			c.do()
			cards, err := s.Cards(ctx, []corpus.ID{id}, false)
			if err != nil || len(cards) != 1 {
				t.Fatal(cards, err)
			}
			if got := cards[0].Changed.After(before); got != c.want {
				t.Errorf("changed %v, want %v: %v", got, c.want, cards[0].Changed)
			}
		})
	}
}

func TestCardsStandInTheOrderAskedWithoutSecretOnes(t *testing.T) {
	ctx, s := t.Context(), open(t)
	var ids []corpus.ID
	for i, secrecy := range []string{"", "MẬT", ""} {
		d := &corpus.Document{Title: "t", Text: fmt.Sprint("Văn bản ", i), Header: corpus.Header{Number: fmt.Sprintf("%d/KH-UBND", i+1), Secrecy: secrecy, Place: "Khuê Lĩnh"}}
		src := corpus.Source{Path: fmt.Sprintf("/kho/%d.pdf", i), SHA256: fmt.Sprint("sha", i), Size: int64(10 * (i + 1))}
		r, err := s.Put(ctx, d, src, "1")
		if err != nil {
			t.Fatal(err)
		}
		if err := s.PutFile(ctx, corpus.FileReport{Path: src.Path, SHA256: src.SHA256, Size: src.Size, MIME: "application/pdf"}, "1"); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, r.ID)
	}
	asked := []corpus.ID{ids[2], "khong-co", ids[1], ids[0], ids[2]}
	for secret, want := range map[bool][]corpus.ID{false: {ids[2], ids[0]}, true: {ids[2], ids[1], ids[0]}} {
		cards, err := s.Cards(ctx, asked, secret)
		if err != nil {
			t.Fatal(err)
		}
		var got []corpus.ID
		bytes := int64(0)
		for _, c := range cards {
			got = append(got, c.ID)
			if len(c.Files) != 1 || c.Files[0].MIME != "application/pdf" || c.Place != "Khuê Lĩnh" {
				t.Errorf("%+v", c)
			}
			bytes += c.Files[0].Size
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("secret %v: %v, want %v", secret, got, want)
		}
		load, err := s.Load(ctx, ids, secret)
		if err != nil || load != (corpus.Load{Documents: len(want), Files: len(want), Bytes: bytes}) {
			t.Errorf("load %+v, %v", load, err)
		}
		last, err := s.LastChanged(ctx, ids, 10, secret)
		if err != nil || len(last) != len(want) {
			t.Errorf("last changed %v, %v", last, err)
		}
	}
	public, err := s.Addresses(ctx, 0, 10)
	if err != nil || len(public) != 2 || public[0].ID != ids[0] || public[0].Changed.IsZero() {
		t.Errorf("addresses %v, %v", public, err)
	}
}
