package web

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/indexer/resolve"
	"vankho/search/engine"
)

// The texts below are invented: Vân Sơn is no province.

const planText = `ỦY BAN NHÂN DÂN
TỈNH VÂN SƠN
Số: 12/KH-UBND
KẾ HOẠCH
Về nước sạch nông thôn năm 2025
Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị và Quyết định số 45/QĐ-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân tỉnh ban hành kế hoạch.
Điều 1. Mục tiêu
Tỷ lệ hộ dân dùng nước sạch đạt 85%, kinh phí 439,2 triệu đồng giai đoạn 2025 - 2030.
Chèn thử: <script>alert("nước sạch")</script> & <b>chữ đậm</b>.
STT | Việc | Hạn
1 | Khoan giếng nước sạch | 30/6/2025
Điều 2. Tổ chức thực hiện
1. Sở Xây dựng chủ trì; căn cứ Nghị quyết số 99/NQ-HĐND.`

const decisionText = `ỦY BAN NHÂN DÂN
TỈNH VÂN SƠN
Số: 45/QĐ-UBND
QUYẾT ĐỊNH
Phê duyệt danh mục công trình
Điều 1. Phê duyệt danh mục công trình cấp nước.`

const reportText = `Báo cáo tình hình cấp nước
Mực nước hồ chứa thấp, Nghị quyết số 99/NQ-HĐND chưa thực hiện xong.`

const secretText = `MẬT
Số: 7/BC-BCH
Phương án phòng thủ hồ chứa nước.`

const draftText = `DỰ THẢO
QUYẾT ĐỊNH
Về giá nước sinh hoạt.`

// span finds a quote in a text, which must hold it.
func span(t testing.TB, text, quote string) corpus.Span {
	t.Helper()
	i := strings.Index(text, quote)
	if i < 0 {
		t.Fatalf("no %q in the text", quote)
	}
	return corpus.Span{Start: i, End: i + len(quote)}
}

func from(t testing.TB, text, start, end string) corpus.Span {
	t.Helper()
	s := corpus.Span{Start: span(t, text, start).Start, End: len(text)}
	if end != "" {
		s.End = span(t, text, end).Start
	}
	return s
}

func reference(t testing.TB, text, quote, docType, canonical, issuer string, date corpus.Date) corpus.Reference {
	t.Helper()
	return corpus.Reference{Span: span(t, text, quote), Quote: quote, Kind: corpus.ReferenceNumbered, DocType: docType, Canonical: canonical, Issuer: issuer, Date: date}
}

// plan is the document that most tests look at.
func plan(t testing.TB) *corpus.Document {
	x := planText
	h := corpus.Header{System: corpus.SystemState, Number: "12/KH-UBND", Type: "Kế hoạch", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn",
		Issued: corpus.Date{Year: 2025, Month: 2, Day: 3}, Abstract: "Về nước sạch nông thôn năm 2025",
		Evidence: map[corpus.Field]corpus.Evidence{
			corpus.FieldNumber: {Span: span(t, x, "12/KH-UBND"), Quote: "12/KH-UBND", Method: "dòng số, ký hiệu"},
			corpus.FieldIssuer: {Method: "suy từ ký hiệu"},
		}}
	row := span(t, x, "1 | Khoan giếng nước sạch | 30/6/2025")
	return &corpus.Document{Title: h.Abstract, Header: h, Text: x,
		Pages: []corpus.Page{{Number: 1, Span: corpus.Span{End: len(x)}, Method: corpus.MethodText, Quality: 0.97}},
		Blocks: []corpus.Block{
			{Span: span(t, x, "STT | Việc | Hạn"), Kind: corpus.LineRow, Cells: []corpus.Span{span(t, x, "STT"), span(t, x, "Việc"), span(t, x, "Hạn")}},
			{Span: row, Kind: corpus.LineRow, Cells: []corpus.Span{{Start: row.Start, End: row.Start + 1}, span(t, x, "Khoan giếng nước sạch"), span(t, x, "30/6/2025")}},
		},
		Sections: []corpus.Section{
			{ID: "dieu-1", Level: 1, Kind: corpus.SectionArticle, Label: "Điều 1", Heading: "Mục tiêu", Span: from(t, x, "Điều 1.", "Điều 2.")},
			{ID: "dieu-2", Level: 1, Kind: corpus.SectionArticle, Label: "Điều 2", Heading: "Tổ chức thực hiện", Span: from(t, x, "Điều 2.", "")},
			{ID: "dieu-2.khoan-1", Parent: "dieu-2", Level: 2, Kind: corpus.SectionClause, Label: "khoản 1", Span: from(t, x, "1. Sở Xây", "")},
		},
		References: []corpus.Reference{
			reference(t, x, "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị", "Nghị quyết", "57-NQ/TW", "Bộ Chính trị", corpus.Date{Year: 2024, Month: 12, Day: 22}),
			reference(t, x, "Quyết định số 45/QĐ-UBND ngày 10/01/2025", "Quyết định", "45/QĐ-UBND", "Ủy ban nhân dân tỉnh", corpus.Date{Year: 2025, Month: 1, Day: 10}),
			reference(t, x, "Nghị quyết số 99/NQ-HĐND", "Nghị quyết", "99/NQ-HĐND", "", corpus.Date{}),
		},
		Edges: []corpus.Edge{
			{From: corpus.Self, Relation: corpus.RelationImplements, To: "57-NQ/TW", ToRef: 1, Scope: corpus.ScopeWhole, Strong: true,
				Span: span(t, x, "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị")},
			{From: corpus.Self, Relation: corpus.RelationImplements, To: "45/QĐ-UBND", ToRef: 2, Scope: corpus.ScopeProvisions, Strong: true,
				Provisions: []corpus.Provision{{Dieu: "2", Khoan: "1"}}, Span: span(t, x, "Quyết định số 45/QĐ-UBND ngày 10/01/2025")},
			{From: "99/NQ-HĐND", Relation: corpus.RelationGuides, To: "45/QĐ-UBND", FromRef: 3, ToRef: 2, Scope: corpus.ScopeWhole,
				Span: span(t, x, "căn cứ Nghị quyết số 99/NQ-HĐND")},
		},
		Entities: []corpus.Entity{
			{Kind: corpus.EntityOrganisation, Class: "state_province", Name: "Sở Xây dựng tỉnh Vân Sơn", Specific: true, Source: "document", Span: span(t, x, "Sở Xây dựng")},
		}}
}

func pagesOf(text string) []corpus.Page {
	return []corpus.Page{{Number: 1, Span: corpus.Span{End: len(text)}, Method: corpus.MethodText, Quality: 0.95}}
}

// testSite is a site over a real store and a real index.
type testSite struct {
	*httptest.Server
	store   *store.Store
	ids     map[string]corpus.ID
	options Options
}

// testDesk keeps corrections in the real store, where the pages find them, without reading any file anew; its pictures are of one dot.
type testDesk struct {
	store *store.Store
	dir   string
	again *[]corpus.ID
}

func (d testDesk) Picture(_ context.Context, _ string, page, wide int) (string, error) {
	if page > 3 {
		return "", corpus.ErrNotFound
	}
	f, err := os.Create(filepath.Join(d.dir, fmt.Sprintf("%d-%d.jpg", page, wide)))
	if err != nil {
		return "", err
	}
	return f.Name(), errors.Join(jpeg.Encode(f, image.NewGray(image.Rect(0, 0, 1, 1)), nil), f.Close())
}

// Likeness gives the lines of the text, the first of them bold and centred.
func (d testDesk) Likeness(ctx context.Context, id corpus.ID) (*corpus.Likeness, error) {
	doc, err := d.store.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	l := &corpus.Likeness{}
	at := 0
	for line := range strings.Lines(doc.Text) {
		bare := strings.TrimSuffix(line, "\n")
		x := corpus.LikeLine{Span: corpus.Span{Start: at, End: at + len(bare)}}
		if at == 0 {
			x.Look = corpus.Look{Align: corpus.AlignCenter, Runs: []corpus.StyleRun{{End: len(bare), Style: corpus.StyleBold}}}
		}
		if at += len(line); bare != "" {
			l.Lines = append(l.Lines, x)
		}
	}
	return l, nil
}

func (d testDesk) Correct(ctx context.Context, id corpus.ID, e corpus.Edit) error {
	return d.store.Correct(ctx, id, e)
}

func (d testDesk) CorrectAll(ctx context.Context, edits []corpus.DocumentEdit) error {
	return d.store.CorrectAll(ctx, edits)
}

func (d testDesk) Joins(ctx context.Context) (string, error) { return d.store.Joins(ctx) }

func (d testDesk) Join(ctx context.Context, text, before string, by corpus.Actor) error {
	return d.store.Join(ctx, text, before, by)
}

func (d testDesk) ReadAgain(_ context.Context, id corpus.ID, _ corpus.Actor) error {
	*d.again = append(*d.again, id)
	return nil
}

// with serves the same store with other options.
func (s *testSite) with(t testing.TB, change func(*Options)) *testSite {
	t.Helper()
	out := *s
	change(&out.options)
	h, err := New(out.options)
	if err != nil {
		t.Fatal(err)
	}
	out.Server = httptest.NewServer(h)
	t.Cleanup(out.Close)
	return &out
}

// newTestSite fills a store with the invented documents, indexes them and serves them as bound to loopback.
func newTestSite(t testing.TB, more ...*corpus.Document) *testSite {
	t.Helper()
	ctx := context.Background()
	dir := t.TempDir()
	st, err := store.Open(ctx, filepath.Join(dir, "kho"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	date := corpus.Date{Year: 2025, Month: 1, Day: 10}
	docs := map[string]*corpus.Document{
		"plan": plan(t),
		"decision": {Title: "Phê duyệt danh mục công trình", Text: decisionText, Pages: pagesOf(decisionText),
			Header: corpus.Header{System: corpus.SystemState, Number: "45/QĐ-UBND", Type: "Quyết định", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: date, Abstract: "Phê duyệt danh mục công trình"}},
		"stub": {Title: "Về phí nước sinh hoạt", Status: "Còn hạn dùng theo sổ", Header: corpus.Header{Number: "99/NQ-HĐND", Type: "Nghị quyết", Issuer: "Hội đồng nhân dân tỉnh Vân Sơn", Issued: date, Abstract: "Về phí nước sinh hoạt"}},
		"report": {Title: "Báo cáo tình hình cấp nước", Text: reportText, Pages: pagesOf(reportText), Header: corpus.Header{System: corpus.SystemUnknown, Type: "Báo cáo"},
			References: []corpus.Reference{reference(t, reportText, "Nghị quyết số 99/NQ-HĐND", "Nghị quyết", "99/NQ-HĐND", "", date)}},
		"secret": {Title: "Phương án phòng thủ hồ chứa nước", Text: secretText, Pages: pagesOf(secretText), Header: corpus.Header{Number: "7/BC-BCH", Type: "Báo cáo", Secrecy: "Mật"}},
		"draft":  {Title: "Về giá nước sinh hoạt", Text: draftText, Pages: pagesOf(draftText), Header: corpus.Header{Type: "Quyết định", Draft: true}},
	}
	for i, d := range more {
		docs["more"+string(rune('0'+i))] = d
	}
	site := &testSite{store: st, ids: map[string]corpus.ID{}}
	for name, d := range docs {
		src := corpus.Source{Path: "/kho/nguon/" + name + ".txt", MIME: "text/plain; charset=utf-8", Size: int64(len(d.Text))}
		if name == "plan" {
			src.Path, src.MIME = "/kho/nguon/ke-hoach.html", "text/html; charset=utf-8"
		}
		if src.SHA256, err = st.KeepOriginal(ctx, strings.NewReader(name+d.Text)); err != nil {
			t.Fatal(err)
		}
		report := corpus.FileReport{Path: src.Path, SHA256: src.SHA256, Size: src.Size, MIME: src.MIME, Outcome: corpus.OutcomeRead, Documents: 1, Pages: len(d.Pages)}
		if d.Stub() {
			src.Path, src.Member = "/kho/nguon/danh-muc.csv", "row-"+name
			report.Path, report.MIME = src.Path, "text/csv"
		}
		r, err := st.Put(ctx, d, src, "test")
		if err != nil {
			t.Fatal(err)
		}
		site.ids[name] = r.ID
		if err := st.PutFile(ctx, report, "test"); err != nil {
			t.Fatal(err)
		}
	}
	bad := corpus.FileReport{Path: "/kho/nguon/hong.pdf", Size: 12, MIME: "application/pdf", Outcome: corpus.OutcomeFailed,
		Problems: []corpus.Problem{{Stage: corpus.StageExtract, Kind: corpus.KindEncrypted, Detail: "Tệp PDF có mật khẩu."}}}
	if err := st.PutFile(ctx, bad, "test"); err != nil {
		t.Fatal(err)
	}
	for n := 1; n > 0; {
		if n, err = st.Link(ctx, 100, store.Judge{Ledger: resolve.Ledger, Join: resolve.Join, Merge: resolve.Merge}); err != nil {
			t.Fatal(err)
		}
	}
	e, err := engine.Open(filepath.Join(dir, "chi-muc"), st)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	if err := e.Sync(ctx, st, nil); err != nil {
		t.Fatal(err)
	}
	site.options = Options{Library: st, Engine: e, Desk: testDesk{st, dir, &[]corpus.ID{}}, Loopback: true, Version: "thử", Logger: slog.New(slog.NewTextHandler(testLog{t}, nil))}
	return site.with(t, func(*Options) {})
}

// testLog turns an error that the site logs into a failure of the test.
type testLog struct{ t testing.TB }

func (l testLog) Write(b []byte) (int, error) {
	l.t.Errorf("the site logged: %s", b)
	return len(b), nil
}

// answer is what came back.
type answer struct {
	code   int
	header http.Header
	body   string
}

// get asks without following redirects, as a reader of the network unless a change makes it local.
func (s *testSite) get(t testing.TB, path string, change ...func(*http.Request)) answer {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, s.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = "kho.example.vn"
	for _, c := range change {
		c(r)
	}
	return s.do(t, r)
}

func (s *testSite) do(t testing.TB, r *http.Request) answer {
	t.Helper()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{res.StatusCode, res.Header, string(b)}
}

// local makes a request one from this machine.
func local(r *http.Request) { r.Host = "127.0.0.1:8080" }

// page asks for a page that must be there, at once or at the one address of the question.
func (s *testSite) page(t testing.TB, path string, change ...func(*http.Request)) string {
	t.Helper()
	a := s.get(t, path, change...)
	if to := a.header.Get("Location"); a.code == http.StatusSeeOther && strings.HasPrefix(to, "/tim?") {
		a = s.get(t, to, change...)
	}
	if a.code != http.StatusOK {
		t.Fatalf("%s answers %d: %s", path, a.code, a.body)
	}
	return a.body
}

// site is the site behind the handler, with the same options.
func (s *testSite) site(t testing.TB) *site {
	t.Helper()
	out, err := newSite(s.options)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
