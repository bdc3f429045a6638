package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"vankho/corpus"
	"vankho/indexer/resolve"
)

func open(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "kho số #1?"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// plan is a small whole document with every part filled.
func plan() *corpus.Document {
	const text = "KẾ HOẠCH\nThực hiện Nghị quyết số 12-NQ/TU\nXã | 5\n1. Mục tiêu"
	ref := strings.Index(text, "Nghị quyết")
	row := strings.Index(text, "Xã")
	sec := strings.Index(text, "1. ")
	return &corpus.Document{
		Title: "Thực hiện Nghị quyết số 12-NQ/TU",
		Header: corpus.Header{
			System: corpus.SystemState, Number: "154/KH-UBND", Type: "Kế hoạch", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn",
			Issued: corpus.Date{Year: 2025, Month: 3, Day: 27}, Place: "Vân Sơn", Abstract: "Thực hiện Nghị quyết số 12-NQ/TU",
			Signers:  []corpus.Signer{{Name: "Người Ký", Title: "Phó Chủ tịch", Capacity: "KT."}},
			Evidence: map[corpus.Field]corpus.Evidence{corpus.FieldType: {Span: corpus.Span{Start: 0, End: 11}, Quote: "KẾ HOẠCH", Method: "dòng tên loại", Confidence: 0.97}},
			Adopter:  "Chủ tịch Ủy ban nhân dân tỉnh Vân Sơn", Urgency: "KHẨN", Copy: "15/SY-UBND",
			Effective:  &corpus.Effect{Date: corpus.Date{Year: 2025, Month: 7, Day: 1}, Rule: corpus.EffectDated, Partial: true},
			LegalBases: []corpus.Excerpt{{Span: corpus.Span{Start: 0, End: 3}, Quote: "KẾ"[:3]}},
			Addressees: []string{"Các sở, ngành"}, Recipients: []string{"Như trên"}, Archive: "VT, KGVX",
			Components: []corpus.Component{{Type: "Quy chế", Title: "Quy chế làm việc", Section: "1", Span: corpus.Span{Start: sec, End: len(text)}}},
		},
		Language: "vi",
		Edges: []corpus.Edge{{From: corpus.Self, Relation: corpus.RelationImplements, To: "12-NQ/TU", ToRef: 1, Scope: corpus.ScopeProvisions, Strong: true,
			Provisions: []corpus.Provision{{Dieu: "3"}}, Since: corpus.Date{Year: 2025}, Span: corpus.Span{Start: ref, End: ref + 6}, Quote: text[ref : ref+6]}},
		Entities: []corpus.Entity{{Span: corpus.Span{Start: ref, End: ref + 4}, Quote: text[ref : ref+4], Kind: corpus.EntityPerson, Class: "x", Name: "Nguyễn Văn Mẫu",
			Specific: true, Code: "01", From: corpus.Date{Year: 2025, Month: 1}, To: corpus.Date{Year: 2026}, Honorific: "ông", Source: "text",
			Roles: []corpus.Role{{Span: corpus.Span{Start: ref, End: ref + 2}, Quote: text[ref : ref+2], Title: "Bí thư", Org: "Tỉnh ủy Vân Sơn"}}}},
		Text:     text,
		Pages:    []corpus.Page{{Number: 1, Span: corpus.Span{Start: 0, End: len(text)}, Method: corpus.MethodText, Quality: 1}},
		Blocks:   []corpus.Block{{Span: corpus.Span{Start: row, End: row + 7}, Kind: corpus.LineRow, Cells: []corpus.Span{{Start: row, End: row + 3}, {Start: row + 6, End: row + 7}}}},
		Sections: []corpus.Section{{ID: "1", Level: 1, Kind: corpus.SectionNumbered, Label: "1", Heading: "Mục tiêu", Quoted: true, Span: corpus.Span{Start: sec, End: len(text)}}},
		References: []corpus.Reference{{Span: corpus.Span{Start: ref, End: ref + len("Nghị quyết số 12-NQ/TU")}, Quote: "Nghị quyết số 12-NQ/TU",
			Kind: corpus.ReferenceNumbered, DocType: "Nghị quyết", Number: "12", Symbol: "NQ/TU", Canonical: "12-NQ/TU", ResolvesTo: "13-NQ/TU",
			Provisions: []corpus.Provision{{Dieu: "3", Khoan: "2"}}}},
		Problems: []corpus.Problem{{Stage: corpus.StageExtract, Kind: corpus.KindPartial, Page: 1, Detail: "Trang 1 đọc kém."}},
	}
}

func source(path string, content string) corpus.Source {
	return corpus.Source{Path: path, SHA256: fmt.Sprintf("%064x", content), Size: int64(len(content))}
}

func mustPut(t *testing.T, s *Store, d *corpus.Document, src corpus.Source, pipeline string) PutResult {
	t.Helper()
	r, err := s.Put(t.Context(), d, src, pipeline)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// link judges all citations, as the indexer does after a run.
func link(t *testing.T, s *Store) {
	t.Helper()
	for n := 1; n > 0; {
		var err error
		if n, err = s.Link(t.Context(), 10, Judge{resolve.Ledger, resolve.Join, resolve.Merge}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestADocumentComesBackAsItWasPut(t *testing.T) {
	s, want := open(t), plan()
	src := source("/a/ke-hoach.docx", "v1")
	r := mustPut(t, s, want, src, "1")
	if r.Outcome != PutNew || r.ID != "154-kh-ubnd-2025-03-27-uy-ban-nhan-dan-tinh-van-son" {
		t.Fatalf("put: %+v", r)
	}
	got, err := s.Document(t.Context(), r.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.Added.IsZero() || got.Seq != 1 {
		t.Errorf("added %v, seq %d", got.Added, got.Seq)
	}
	want.ID, want.Sources, want.Timeline.Told = r.ID, []corpus.Source{src}, corpus.StandingUnknown
	if d := cmp.Diff(want, got, cmpopts.IgnoreFields(corpus.Document{}, "Added", "Seq"), cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
	for _, ref := range got.References {
		if ref.Quote != ref.In(got.Text) {
			t.Errorf("quote %q is not the text's", ref.Quote)
		}
	}
}

func TestTheSameSourceKeepsItsDocument(t *testing.T) {
	s := open(t)
	first := mustPut(t, s, plan(), source("/a/kh.docx", "v1"), "1")
	if r := mustPut(t, s, plan(), source("/a/kh.docx", "v1"), "1"); r != (PutResult{first.ID, PutUnchanged}) {
		t.Errorf("same bytes: %+v", r)
	}
	changed := plan()
	changed.Text += "\n2. Nhiệm vụ"
	if r := mustPut(t, s, changed, source("/a/kh.docx", "v2"), "1"); r != (PutResult{first.ID, PutReplaced}) {
		t.Errorf("new bytes: %+v", r)
	}
	if r := mustPut(t, s, changed, source("/a/kh.docx", "v2"), "2"); r != (PutResult{first.ID, PutReplaced}) {
		t.Errorf("new pipeline: %+v", r)
	}
	if r := mustPut(t, s, changed, source("/b/ban-sao.docx", "v2"), "2"); r != (PutResult{first.ID, PutDuplicate}) {
		t.Errorf("copy: %+v", r)
	}
	d, err := s.Document(t.Context(), first.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Sources) != 2 || !strings.HasSuffix(d.Text, "Nhiệm vụ") {
		t.Errorf("sources %v", d.Sources)
	}
	// The copy changes: the original's document must stay as it is.
	edited := plan()
	edited.Text = "KẾ HOẠCH\nkhác"
	r := mustPut(t, s, edited, source("/b/ban-sao.docx", "v3"), "2")
	if r.Outcome != PutNew || r.ID != first.ID+"-2" {
		t.Errorf("edited copy: %+v", r)
	}
	if d, err = s.Document(t.Context(), first.ID); err != nil || len(d.Sources) != 1 || !strings.HasSuffix(d.Text, "Nhiệm vụ") {
		t.Errorf("the original changed with its copy: %v %v", d, err)
	}
}

func TestAnotherNumberInTheSameFileIsAnotherDocument(t *testing.T) {
	s := open(t)
	first := mustPut(t, s, plan(), source("/a/kh.docx", "v1"), "1")
	other := plan()
	other.Header.Number = "200/KH-UBND"
	second := mustPut(t, s, other, source("/a/kh.docx", "v2"), "1")
	if second.Outcome != PutNew || second.ID == first.ID {
		t.Fatalf("%+v", second)
	}
	if _, err := s.Document(t.Context(), first.ID); !errors.Is(err, corpus.ErrGone) {
		t.Errorf("old document: %v", err)
	}
}

func TestChangesTellEachDocumentOnce(t *testing.T) {
	s, ctx := open(t), t.Context()
	a := mustPut(t, s, plan(), source("/a", "a1"), "1")
	b := mustPut(t, s, plan(), source("/b", "b1"), "1")
	mustPut(t, s, plan(), source("/a", "a2"), "1")
	if _, err := s.RemoveFile(ctx, "/b", "thử"); err != nil {
		t.Fatal(err)
	}
	got, err := s.Changes(ctx, 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	want := []corpus.Change{{Seq: 3, ID: a.ID}, {Seq: 4, ID: b.ID, Removed: true}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if late, err := s.Changes(ctx, 3, 10); err != nil || len(late) != 1 {
		t.Errorf("since 3: %v %v", late, err)
	}
	// A document that comes back gets its old ID, and is no longer gone.
	if r := mustPut(t, s, plan(), source("/b", "b1"), "1"); r.ID != b.ID {
		t.Errorf("came back as %s", r.ID)
	}
	if got, err = s.Changes(ctx, 4, 10); err != nil || len(got) != 1 || got[0].Removed {
		t.Errorf("after it came back: %v %v", got, err)
	}
	if seq, err := s.Seq(ctx); err != nil || seq != 5 {
		t.Errorf("seq %d %v", seq, err)
	}
}

func TestWantedListsWhatIsCitedAndAbsent(t *testing.T) {
	s, ctx := open(t), t.Context()
	mustPut(t, s, plan(), source("/a", "a"), "1")
	second := plan()
	second.Header.Number = "155/KH-UBND"
	mustPut(t, s, second, source("/b", "b"), "1")
	link(t, s)
	several := corpus.WantedQuery{Kind: corpus.WantedSeveral, N: 5}
	got, total, err := s.Wanted(ctx, several)
	if err != nil || total.Total != 1 {
		t.Fatal(total, err)
	}
	want := []corpus.Wanted{{Kind: corpus.WantedSeveral, Canonical: "12-NQ/TU", Type: "Nghị quyết", Documents: 2, Mentions: 2, Reason: "trong kho chưa có văn bản này",
		Uses: []corpus.TieCount{{Relation: corpus.RelationImplements, Documents: 2}}}}
	if d := cmp.Diff(want, got, cmpopts.IgnoreFields(corpus.Wanted{}, "Citing")); d != "" || len(got[0].Citing) != 2 {
		t.Error(d)
	}
	citing, n, err := s.CitedBy(ctx, "12-NQ/TU", 1, false)
	if err != nil || n != 2 || len(citing) != 1 {
		t.Errorf("cited by %v, %d, %v", citing, n, err)
	}
	arrived := &corpus.Document{Title: "Nghị quyết", Header: corpus.Header{Number: "12-NQ/TU"}, Text: "NGHỊ QUYẾT"}
	mustPut(t, s, arrived, source("/c", "c"), "1")
	link(t, s)
	if got, _, err = s.Wanted(ctx, several); err != nil || len(got) != 1 || len(got[0].Candidates) != 1 {
		t.Errorf("after one of that number arrived: %+v %v", got, err)
	}
	holders, err := s.Holders(ctx, []string{"12-NQ/TU", "99/QĐ-UBND"}, false)
	if err != nil || len(holders) != 1 || holders["12-NQ/TU"][0].Title != "Nghị quyết" {
		t.Errorf("holders %v %v", holders, err)
	}
}

func TestASummaryCarriesTheRegistersStatus(t *testing.T) {
	s := open(t)
	d := plan()
	d.Status = "Hết hiệu lực toàn bộ"
	mustPut(t, s, d, source("/dm.csv", "1"), "1")
	newest, err := s.Newest(t.Context(), 1, false)
	if err != nil || newest[0].Status != d.Status {
		t.Errorf("%+v %v", newest, err)
	}
}

func TestSecretDocumentsStayOutOfLists(t *testing.T) {
	s, ctx := open(t), t.Context()
	d := plan()
	d.Header.Secrecy = "Mật"
	content := "v1"
	src := source("/a/mat.docx", content)
	mustPut(t, s, d, src, "1")
	if err := s.PutFile(ctx, corpus.FileReport{Path: src.Path, SHA256: src.SHA256, Outcome: corpus.OutcomeRead, MIME: "x"}, "1"); err != nil {
		t.Fatal(err)
	}
	link(t, s)
	for secret, want := range map[bool]int{false: 0, true: 1} {
		newest, err := s.Newest(ctx, 5, secret)
		if err != nil || len(newest) != want {
			t.Errorf("secret %v: newest %v %v", secret, newest, err)
		}
		wanted, total, err := s.Wanted(ctx, corpus.WantedQuery{Kind: corpus.WantedSeveral, N: 5, Secret: secret})
		if err != nil || len(wanted) != want || total.Total != want {
			t.Errorf("secret %v: wanted %v %v", secret, wanted, err)
		}
	}
	later := plan()
	later.Header.Number, later.Header.Secrecy, later.Header.Issued.Year = "9/KH-UBND", "Mật", 2031
	mustPut(t, s, later, source("/a/mat.docx", "v3"), "1")
	mustPut(t, s, plan(), source("/a/thuong.docx", "v2"), "1")
	counts, err := s.Counts(ctx)
	if public := counts.Public(); counts.LastYear != 2031 || public.LastYear != plan().Header.Issued.Year || public.FirstYear != public.LastYear {
		t.Errorf("years %d to %d, public ones %d to %d", counts.FirstYear, counts.LastYear, public.FirstYear, public.LastYear)
	}
	one := corpus.Tally{Documents: 1, Pages: 1, Sections: 1, References: 1}
	if public := counts.Public(); err != nil || counts.Documents != 2 || counts.Secret != one || public.Tally != one || public.Secret != (corpus.Tally{}) {
		t.Errorf("counts %+v %v", counts, err)
	}
}

func TestAFullDiskIsSaidToBeOne(t *testing.T) {
	s := open(t)
	if _, err := s.writer.Exec("PRAGMA max_page_count = 1"); err != nil { // SQLite takes the pages that there are
		t.Fatal(err)
	}
	d := plan()
	d.Text += strings.Repeat("dài ", 100_000)
	if _, err := s.Put(t.Context(), d, source("/a.docx", "v1"), "1"); !errors.Is(err, corpus.ErrNoRoom) {
		t.Errorf("a document: %v", err)
	}
	var err error
	for range 10_000 {
		if _, err = s.OpenImport(t.Context(), corpus.Import{By: strings.Repeat("a", 2000)}); err != nil {
			break
		}
	}
	if !errors.Is(err, corpus.ErrNoRoom) {
		t.Errorf("an import: %v", err)
	}
}

func TestTheAddressOfAPublicDocumentTellsOfNoSecretNamesake(t *testing.T) {
	s, alone := open(t), open(t)
	secret := plan()
	secret.Header.Secrecy = "Mật"
	named := mustPut(t, s, secret, source("/a/mat.docx", "v1"), "1").ID
	want := mustPut(t, alone, plan(), source("/a/thuong.docx", "v2"), "1").ID
	if got := mustPut(t, s, plan(), source("/a/thuong.docx", "v2"), "1").ID; got != want || named == want {
		t.Errorf("the document is %s beside a secret %s, %s without", got, named, want)
	}
}

func TestOriginalsAreKeptByContentAndSwept(t *testing.T) {
	s, ctx := open(t), t.Context()
	sha, err := s.KeepOriginal(ctx, strings.NewReader("nội dung"))
	if err != nil {
		t.Fatal(err)
	}
	if again, err := s.KeepOriginal(ctx, strings.NewReader("nội dung")); err != nil || again != sha {
		t.Fatalf("%s %v", again, err)
	}
	src := corpus.Source{Path: `C:\van ban\a.pdf`, SHA256: sha}
	mustPut(t, s, plan(), src, "1")
	if err := s.PutFile(ctx, corpus.FileReport{Path: src.Path, SHA256: sha, MIME: "application/pdf", Outcome: corpus.OutcomeRead}, "1"); err != nil {
		t.Fatal(err)
	}
	o, err := s.Original(ctx, sha)
	if err != nil || o.Name != "a.pdf" || o.MIME != "application/pdf" || o.Secret {
		t.Fatalf("%+v %v", o, err)
	}
	if content, err := os.ReadFile(o.Path); err != nil || string(content) != "nội dung" {
		t.Errorf("%q %v", content, err)
	}
	if n, err := s.SweepOriginals(ctx); err != nil || n != 0 {
		t.Errorf("swept %d in use, %v", n, err)
	}
	if _, err := s.RemoveFile(ctx, src.Path, "thử"); err != nil {
		t.Fatal(err)
	}
	if n, err := s.SweepOriginals(ctx); err != nil || n != 1 {
		t.Errorf("swept %d, %v", n, err)
	}
	for _, bad := range []string{sha, "", "../../vankho.db", strings.Repeat("g", 64)} {
		if _, err := s.Original(ctx, bad); !errors.Is(err, corpus.ErrNotFound) {
			t.Errorf("original %q: %v", bad, err)
		}
	}
}

func TestFilesAreListedWorstFirst(t *testing.T) {
	s, ctx := open(t), t.Context()
	for path, o := range map[string]corpus.Outcome{"/1": corpus.OutcomeRead, "/2": corpus.OutcomeFailed, "/3": corpus.OutcomePartial} {
		f := corpus.FileReport{Path: path, Outcome: o, Problems: []corpus.Problem{{Kind: corpus.KindScan, Detail: "x"}}}
		if err := s.PutFile(ctx, f, "1"); err != nil {
			t.Fatal(err)
		}
	}
	got, n, err := s.Files(ctx, "", 0, 2)
	if err != nil || n != 3 || len(got) != 2 || got[0].Path != "/2" || got[1].Path != "/3" || got[0].Problems[0].Detail != "x" {
		t.Errorf("%+v %d %v", got, n, err)
	}
	if got, n, err = s.Files(ctx, corpus.OutcomeRead, 0, 9); err != nil || n != 1 || got[0].Path != "/1" {
		t.Errorf("%+v %d %v", got, n, err)
	}
	c, err := s.Counts(ctx)
	if err != nil || c.Files[corpus.OutcomeFailed] != 1 {
		t.Errorf("%+v %v", c, err)
	}
}

func TestAFolderHasOneProcess(t *testing.T) {
	s := open(t)
	if _, err := Open(t.Context(), s.Dir()); !errors.Is(err, ErrInUse) {
		t.Errorf("second open: %v", err)
	}
}

func TestWhatWasPutIsThereAfterOpeningAgain(t *testing.T) {
	dir, ctx := t.TempDir(), t.Context()
	s, err := Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Put(ctx, plan(), source("/a", "1"), "1")
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(ctx, dir); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Document(ctx, r.ID); err != nil {
		t.Error(err)
	}
	if err := s.Verify(ctx); err != nil {
		t.Error(err)
	}
}

func TestAPutThatFailsLeavesNothingBehind(t *testing.T) {
	s, ctx := open(t), t.Context()
	bad := plan()
	bad.Sections = append(bad.Sections, bad.Sections...)
	bad.Pages = append(bad.Pages, bad.Pages...) // the same page twice breaks a key
	if _, err := s.Put(ctx, bad, source("/a", "1"), "1"); err == nil {
		t.Fatal("two pages of one number were taken")
	}
	c, err := s.Counts(ctx)
	if err != nil || c.Documents != 0 || c.Seq != 0 {
		t.Errorf("%+v %v", c, err)
	}
}

func TestMigrationsRunOnceInOrder(t *testing.T) {
	ctx := context.Background()
	db, err := sql.Open("sqlite", dsn(filepath.Join(t.TempDir(), "m.db")))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	none := fstest.MapFS{}
	steps := fstest.MapFS{"0002-b.sql": {Data: []byte("ALTER TABLE a ADD b TEXT;")}, "0003-c.sql": {Data: []byte("ALTER TABLE a ADD c TEXT;")}}
	for _, s := range []fstest.MapFS{none, none, steps, steps} {
		if err := migrate(ctx, db, "CREATE TABLE a (x TEXT);", s); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.Exec("INSERT INTO a VALUES ('1', '2', '3')"); err != nil {
		t.Error(err)
	}
	if err := migrate(ctx, db, "", none); !errors.Is(err, ErrNewer) {
		t.Errorf("older release: %v", err)
	}
	if err := migrate(ctx, db, "", fstest.MapFS{"0007-x.sql": {}, "0002-b.sql": {}, "0003-c.sql": {}}); err == nil {
		t.Error("a gap in the numbers was taken")
	}
}

//go:embed testdata/schema-1.sql
var firstSchema string

func shapeOf(t *testing.T, db *sql.DB) []string {
	t.Helper()
	out, err := shape(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAnOlderStoreBecomesTheNewestAndIsCountedOnItsWay(t *testing.T) {
	database := func(name string) *sql.DB {
		db, err := sql.Open("sqlite", dsn(filepath.Join(t.TempDir(), name)))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = db.Close() })
		return db
	}
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	fresh, older := database("new.db"), database("old.db")
	if err := migrate(t.Context(), fresh, schema, steps); err != nil {
		t.Fatal(err)
	}
	if err := apply(t.Context(), older, firstSchema, 1); err != nil {
		t.Fatal(err)
	}
	if _, err := older.Exec(`INSERT INTO documents (id, seq, added, title, system, number, number_key, type, issuer, issued, place, abstract, secrecy,
			draft, signers, evidence, status, link, stub)
		SELECT id, seq, 1, '', '', '', '', '', '', '', '', '', '', 0, '', '', '', '', 0 FROM (SELECT 'a' AS id, 1 AS seq UNION SELECT 'b', 2);
		INSERT INTO pages VALUES ('a', 1, 0, 0, 'text', 1);
		INSERT INTO sections SELECT 'a', n, '', '', 1, '', '', '', 0, 0 FROM (SELECT 1 AS n UNION SELECT 2)`); err != nil {
		t.Fatal(err)
	}
	if err := migrate(t.Context(), older, schema, steps); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(shapeOf(t, fresh), shapeOf(t, older)); diff != "" {
		t.Error(diff)
	}
	var counts string
	if err := older.QueryRow("SELECT group_concat(page_count || section_count || ref_count) FROM (SELECT * FROM documents ORDER BY id)").Scan(&counts); err != nil || counts != "120,000" {
		t.Errorf("%q %v", counts, err)
	}
}

func TestListsOfTheFrontPageReadNoTableThrough(t *testing.T) {
	s := open(t)
	for _, query := range []string{
		"SELECT * FROM documents d ORDER BY d.added DESC, d.seq DESC LIMIT 5",
		"SELECT count(*), sum(stub), sum(secrecy <> ''), min(issued), sum(page_count), sum(section_count), sum(ref_count) FROM documents",
		"SELECT key, doc, count(*) FROM refs WHERE key <> '' GROUP BY key, doc",
		"SELECT id FROM documents WHERE secrecy <> ''",
		"SELECT doc FROM refs WHERE key = 'x' AND key <> ''",
	} {
		err := rows(t.Context(), s.reader, func(r *sql.Rows) error {
			var id, parent, unused int
			var step string
			err := r.Scan(&id, &parent, &unused, &step)
			if strings.HasPrefix(step, "SCAN") && !strings.Contains(step, "INDEX") || strings.Contains(step, "TEMP B-TREE") {
				t.Errorf("%s: %s", query, step)
			}
			return err
		}, "EXPLAIN QUERY PLAN "+query)
		if err != nil {
			t.Error(err)
		}
	}
}

func TestManyDocumentsOfOneNumberGetTheirIDsQuickly(t *testing.T) {
	s := open(t)
	seen := map[corpus.ID]bool{}
	for i := range 60 {
		content := fmt.Sprintf("%d", i)
		seen[mustPut(t, s, plan(), corpus.Source{Path: "/dm.csv", Member: content, SHA256: fmt.Sprintf("%x", sha256.Sum256([]byte(content)))}, "1").ID] = true
	}
	base := corpus.ID("154-kh-ubnd-2025-03-27-uy-ban-nhan-dan-tinh-van-son")
	if len(seen) != 60 || !seen[base] || !seen[base+"-2"] || seen[base+"-30"] {
		t.Errorf("%d ids: %v", len(seen), seen)
	}
}
