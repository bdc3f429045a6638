package store

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"vankho/corpus"
)

// whole is the text of a decision, listed a row of a register that tells of it, citing a report that cites it.
func whole() *corpus.Document {
	const text = "QUYẾT ĐỊNH"
	return &corpus.Document{Title: "Quyết định", Text: text, Pages: []corpus.Page{{Number: 1, Span: corpus.Span{End: len(text)}, Method: corpus.MethodText, Quality: 1}},
		Header: corpus.Header{System: corpus.SystemState, Number: "12/QĐ-UBND", Type: "Quyết định", Issued: corpus.Date{Year: 2025, Month: 3, Day: 27}}}
}

func listed() *corpus.Document {
	h := corpus.Header{System: corpus.SystemUnknown, Number: "12/QĐ-UBND", Type: "Quyết định", Issued: corpus.Date{Year: 2025, Month: 3, Day: 27},
		Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Abstract: "Về nước sạch", Evidence: map[corpus.Field]corpus.Evidence{corpus.FieldIssuer: {Method: "ghi trong danh mục"}}}
	return &corpus.Document{Title: "Về nước sạch", Header: h, Status: "Còn hiệu lực"}
}

func citing(date corpus.Date) *corpus.Document {
	const text = "Quyết định số 12/QĐ-UBND"
	return &corpus.Document{Title: "Báo cáo", Text: text, Pages: []corpus.Page{{Number: 1, Span: corpus.Span{End: len(text)}, Method: corpus.MethodText, Quality: 1}},
		Header: corpus.Header{System: corpus.SystemState, Type: "Báo cáo", Issued: corpus.Date{Year: 2025, Month: 11}},
		References: []corpus.Reference{{Span: corpus.Span{End: len(text)}, Quote: text, Kind: corpus.ReferenceNumbered, DocType: "Quyết định", Number: "12",
			Symbol: "QĐ-UBND", Canonical: "12/QĐ-UBND", Date: date}}}
}

func mustRemove(t *testing.T, s *Store, path, member string) {
	t.Helper()
	if _, err := s.RemoveMembers(t.Context(), path, []string{member}, "Đã gỡ."); err != nil {
		t.Fatal(err)
	}
	link(t, s)
	sound(t, s)
}

func mustDocument(t *testing.T, s *Store, id corpus.ID) *corpus.Document {
	t.Helper()
	d, err := s.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var row = corpus.Source{Path: "/so.csv", Member: "12", SHA256: "ab00000000000000000000", Size: 1}

func TestARowAndItsTextAreOneDocumentUnderTheFirstName(t *testing.T) {
	for _, order := range [][2]*corpus.Document{{listed(), whole()}, {whole(), listed()}} {
		s := open(t)
		var ids []corpus.ID
		for _, d := range order {
			src := source("/a.docx", "a")
			if d.Stub() {
				src = row
			}
			ids = append(ids, mustPut(t, s, d, src, "1").ID)
		}
		link(t, s)
		sound(t, s)
		var kept, other corpus.ID
		for _, id := range ids {
			if _, err := s.Document(t.Context(), id); err == nil {
				kept = id
			} else if other = id; !errors.Is(err, corpus.ErrNotFound) {
				t.Errorf("the other name: %v", err)
			}
		}
		if to, err := s.Alias(t.Context(), other); err != nil || to != kept {
			t.Errorf("%s is an alias of %q, %v", other, to, err)
		}
		d := mustDocument(t, s, kept)
		if d.Text == "" || len(d.Sources) != 2 || d.Status != "Còn hiệu lực" || d.Header.Issuer != "Ủy ban nhân dân tỉnh Vân Sơn" || d.Header.Evidence[corpus.FieldIssuer].Method == "" ||
			d.Title != "Quyết định" || d.Cited {
			t.Errorf("%+v", d)
		}
		// Each source that goes takes with it what it alone said.
		seq, _ := s.Seq(t.Context())
		mustRemove(t, s, "/a.docx", "")
		if d = mustDocument(t, s, kept); d.Text != "" || !d.Stub() || d.Title != "Về nước sạch" || d.Seq <= seq {
			t.Errorf("without the text: %+v", d)
		}
		mustPut(t, s, whole(), source("/a.docx", "a"), "1")
		link(t, s)
		mustRemove(t, s, row.Path, row.Member)
		if d = mustDocument(t, s, kept); d.Status != "" || d.Header.Issuer != "" || len(d.Sources) != 1 || d.Text == "" {
			t.Errorf("without the row: %+v", d)
		}
	}
}

func TestATextThatIsReadAnewKeepsWhatItsRowSays(t *testing.T) {
	s := open(t)
	id := mustPut(t, s, whole(), source("/a.docx", "a"), "1").ID
	mustPut(t, s, listed(), row, "1")
	link(t, s)
	mustPut(t, s, whole(), source("/a.docx", "a"), "2")
	link(t, s)
	sound(t, s)
	if d := mustDocument(t, s, id); d.Status != "Còn hiệu lực" || d.Header.Issuer != "Ủy ban nhân dân tỉnh Vân Sơn" || len(d.Sources) != 2 {
		t.Errorf("%+v", d)
	}
}

func TestARowThatMayTellOfTwoTextsJoinsNone(t *testing.T) {
	s := open(t)
	second := whole()
	second.Text += " khác"
	second.Pages[0].End = len(second.Text)
	mustPut(t, s, whole(), source("/a.docx", "a"), "1")
	mustPut(t, s, listed(), row, "1")
	link(t, s)
	if n, err := s.Counts(t.Context()); err != nil || n.Documents != 1 {
		t.Errorf("%+v %v", n, err)
	}
	mustPut(t, s, second, source("/b.docx", "b"), "1")
	link(t, s)
	sound(t, s)
	if n, err := s.Counts(t.Context()); err != nil || n.Documents != 3 || n.Stubs != 1 {
		t.Errorf("%+v %v", n, err)
	}
}

func TestATextTakesOverTheNameOfItsCitationsAndLeavesItToThem(t *testing.T) {
	s := open(t)
	date := corpus.Date{Year: 2025, Month: 3, Day: 27}
	report := mustPut(t, s, citing(date), source("/bc", "bc"), "1").ID
	link(t, s)
	sound(t, s)
	l := mustDocument(t, s, report).Links
	if len(l) != 1 || l[0].State != corpus.LinkAbsent || l[0].To == "" {
		t.Fatalf("%+v", l)
	}
	stub := l[0].To
	if d := mustDocument(t, s, stub); !d.Cited || d.Header.Issued != date || d.Header.Type != "Quyết định" {
		t.Errorf("%+v", d)
	}
	if who, n, err := s.Citing(t.Context(), stub, 5, false); err != nil || n != 1 || who[0].ID != report {
		t.Errorf("%v %d %v", who, n, err)
	}
	mustPut(t, s, whole(), source("/a.docx", "a"), "1")
	link(t, s)
	sound(t, s)
	if d := mustDocument(t, s, stub); d.Text == "" || d.Cited {
		t.Errorf("the text did not take over: %+v", d)
	}
	if l := mustDocument(t, s, report).Links[0]; l.State != corpus.LinkResolved || l.To != stub {
		t.Errorf("%+v", l)
	}
	mustRemove(t, s, "/a.docx", "")
	if d := mustDocument(t, s, stub); !d.Cited || d.Text != "" || d.Header.Issued != date {
		t.Errorf("no stub again: %+v", d)
	}
	mustRemove(t, s, "/bc", "")
	if _, err := s.Document(t.Context(), stub); !errors.Is(err, corpus.ErrGone) {
		t.Errorf("nothing cites it: %v", err)
	}
}

func TestNothingOfASecretDocumentShowsInWhatCitesIt(t *testing.T) {
	date := corpus.Date{Year: 2025, Month: 3, Day: 27}
	with := func(t *testing.T, more ...*corpus.Document) *Store {
		s := open(t)
		mustPut(t, s, citing(date), source("/bc", "bc"), "1")
		mustPut(t, s, listed(), row, "1")
		for i, d := range more {
			mustPut(t, s, d, source("/mat", string(rune('a'+i))), "1")
		}
		link(t, s)
		sound(t, s)
		return s
	}
	public := func(s *Store) []string {
		out := view(t, s)
		return slices.DeleteFunc(out, func(line string) bool { return len(line) > 6 && line[:6] == "[/mat#" })
	}
	secret, cites := whole(), citing(corpus.Date{Year: 2024, Month: 1, Day: 1})
	secret.Header.Secrecy, cites.Header.Secrecy = "Mật", "Mật"
	cites.References[0].Canonical = "13/QĐ-UBND"
	want := public(with(t))
	for _, d := range []*corpus.Document{secret, cites} {
		if got := public(with(t, d)); !slices.Equal(got, want) {
			t.Errorf("%s shows: %v, want %v", d.Header.Number, got, want)
		}
	}
	// A document that comes to bear a mark is led to no more, before anything is judged anew.
	marked := open(t)
	report := mustPut(t, marked, citing(date), source("/bc", "bc"), "1").ID
	mustPut(t, marked, whole(), source("/a.docx", "a"), "1")
	link(t, marked)
	mustPut(t, marked, secret, source("/a.docx", "a2"), "1")
	if l := mustDocument(t, marked, report).Links[0]; l.To != "" || l.State != corpus.LinkAbsent {
		t.Errorf("%+v", l)
	}
	link(t, marked)
	sound(t, marked)
	s := with(t, secret)
	for _, kind := range []corpus.WantedKind{corpus.WantedNumbered, corpus.WantedSeveral, corpus.WantedUnnamed} {
		q := corpus.WantedQuery{Kind: kind, N: 5}
		wanted, n, err := s.Wanted(t.Context(), q)
		none, n2, err2 := with(t).Wanted(t.Context(), q)
		if err != nil || err2 != nil || n.Total != n2.Total || cmp.Diff(wanted, none, cmpopts.IgnoreFields(corpus.Summary{}, "Added", "Changed")) != "" {
			t.Errorf("wanted %v, without it %v", wanted, none)
		}
	}
}

func TestNoStubStaysOfASecretDocumentNorOfWhatOnlySecretOnesCite(t *testing.T) {
	date := corpus.Date{Year: 2025, Month: 3, Day: 27}
	for _, mark := range []string{"Mật", ""} {
		s := open(t)
		cites, cited := citing(date), whole()
		cites.Header.Secrecy, cited.Header.Secrecy = "Mật", mark
		mustPut(t, s, cites, source("/bc", "bc"), "1")
		id := mustPut(t, s, cited, source("/a.docx", "a"), "1").ID
		link(t, s)
		// At once: what is to be judged anew may wait for the end of a run.
		if _, err := s.RemoveFile(t.Context(), "/a.docx", "Đã gỡ."); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Document(t.Context(), id); !errors.Is(err, corpus.ErrGone) {
			t.Errorf("mark %q: %v", mark, err)
		}
		link(t, s)
		sound(t, s)
	}
}

// named is a report that cites a decision by its type and subject alone.
func named(title string) *corpus.Document {
	d := citing(corpus.Date{})
	d.References = []corpus.Reference{{Span: corpus.Span{End: len(d.Text)}, Quote: d.Text, Kind: corpus.ReferenceNamed, DocType: "Quyết định", Title: title,
		Issuer: "Ủy ban nhân dân tỉnh Vân Sơn"}}
	return d
}

func TestACitationBySubjectFollowsWhatTheRowOfATextSays(t *testing.T) {
	const first, second = "Về cấp nước sạch nông thôn", "Về quy hoạch chợ đầu mối"
	about := func(subject string) *corpus.Document {
		d := listed()
		d.Header.Abstract = subject
		return d
	}
	s := open(t)
	report := mustPut(t, s, named(second), source("/bc", "bc"), "1").ID
	mustPut(t, s, whole(), source("/a.docx", "a"), "1")
	mustPut(t, s, about(first), row, "1")
	link(t, s)
	if l := mustDocument(t, s, report).Links[0]; l.State != corpus.LinkAbsent {
		t.Fatalf("%+v", l)
	}
	changed := row
	changed.SHA256 = "cd00000000000000000000"
	mustPut(t, s, about(second), changed, "1")
	link(t, s)
	if l := mustDocument(t, s, report).Links[0]; l.State != corpus.LinkResolved {
		t.Errorf("the row says it now: %+v", l)
	}
	// The text says otherwise than its row: what the row said alone leads nowhere.
	said := whole()
	said.Header.Abstract = first
	mustPut(t, s, said, source("/a.docx", "a2"), "1")
	link(t, s)
	sound(t, s)
	if l := mustDocument(t, s, report).Links[0]; l.State != corpus.LinkAbsent || l.To != "" {
		t.Errorf("the text stands above the row: %+v", l)
	}
}

func TestCitationsAreJudgedByWhatTheRowOfATextSaysNow(t *testing.T) {
	s := open(t)
	const other = "Ủy ban nhân dân tỉnh Khê Hạ"
	cites := citing(corpus.Date{Year: 2025})
	cites.References[0].Issuer = other
	report := mustPut(t, s, cites, source("/bc", "bc"), "1").ID
	mustPut(t, s, whole(), source("/a.docx", "a"), "1")
	mustPut(t, s, listed(), row, "1")
	link(t, s)
	if l := mustDocument(t, s, report).Links[0]; l.State != corpus.LinkAbsent {
		t.Fatalf("%+v", l)
	}
	said, changed := listed(), row
	said.Header.Issuer, changed.SHA256 = other, "cd00000000000000000000"
	mustPut(t, s, said, changed, "1")
	link(t, s)
	sound(t, s)
	if l := mustDocument(t, s, report).Links[0]; l.State != corpus.LinkResolved || mustDocument(t, s, l.To).Text == "" {
		t.Errorf("%+v", l)
	}
}

func TestTwoRowsThatComeToBearAMarkHideTheirDocument(t *testing.T) {
	s := open(t)
	second := row
	second.Path = "/so-hai.csv"
	report := mustPut(t, s, citing(listed().Header.Issued), source("/bc", "bc"), "1").ID
	id := mustPut(t, s, listed(), row, "1").ID
	mustPut(t, s, listed(), second, "1")
	link(t, s)
	for _, src := range []corpus.Source{row, second} {
		d := listed()
		d.Header.Secrecy, src.SHA256 = "Mật", "cd00000000000000000000"
		mustPut(t, s, d, src, "1")
	}
	link(t, s)
	sound(t, s)
	if d := mustDocument(t, s, id); d.Header.Secrecy != "Mật" {
		t.Errorf("%+v", d.Header)
	}
	if l := mustDocument(t, s, report).Links[0]; l.To == id || l.State != corpus.LinkAbsent {
		t.Errorf("%+v", l)
	}
}
