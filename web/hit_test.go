package web

import (
	"html/template"
	"math"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/search"
)

// newerDecision replaces the decision of the test site, on its second page.
func newerDecision(t *testing.T) *corpus.Document {
	const head = "Số: 46/QĐ-UBND\nQUYẾT ĐỊNH\nVề công trình cấp nước liên xã\n"
	const x = head + "Điều 1. Quyết định này thay thế Quyết định số 45/QĐ-UBND ngày 10/01/2025 về công trình thủy lợi."
	quote := "Quyết định số 45/QĐ-UBND ngày 10/01/2025"
	return &corpus.Document{Title: "Về công trình cấp nước liên xã", Text: x,
		Header: corpus.Header{System: corpus.SystemState, Number: "46/QĐ-UBND", Type: "Quyết định", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: corpus.Date{Year: 2025, Month: 6, Day: 2}},
		Pages: []corpus.Page{{Number: 1, Span: corpus.Span{End: len(head)}, Method: corpus.MethodText, Quality: .97},
			{Number: 2, Span: corpus.Span{Start: len(head), End: len(x)}, Method: corpus.MethodText, Quality: .97}},
		Sections:   []corpus.Section{{ID: "dieu-1", Level: 1, Kind: corpus.SectionArticle, Label: "Điều 1", Span: corpus.Span{Start: len(head), End: len(x)}}},
		References: []corpus.Reference{reference(t, x, quote, "Quyết định", "45/QĐ-UBND", "Ủy ban nhân dân tỉnh Vân Sơn", corpus.Date{Year: 2025, Month: 1, Day: 10})},
		Edges:      []corpus.Edge{{From: corpus.Self, Relation: corpus.RelationReplaces, To: "45/QĐ-UBND", ToRef: 1, Scope: corpus.ScopeWhole, Strong: true, Span: span(t, x, "thay thế "+quote)}}}
}

func TestAHitTellsWhatIsKnownOfItsDocument(t *testing.T) {
	s := newTestSite(t, newerDecision(t))
	replaced := s.page(t, "/tim?q=ph%C3%AA+duy%E1%BB%87t+danh+m%E1%BB%A5c+c%C3%B4ng+tr%C3%ACnh")
	if got := text(replaced); !strings.Contains(got, "Được thay thế bởi Quyết định số 46/QĐ-UBND, 02/6/2025.") {
		t.Errorf("what replaces the decision is not said: %.1500s", got)
	}
	paged := s.page(t, "/tim?q=%22c%C3%B4ng+tr%C3%ACnh+th%E1%BB%A7y+l%E1%BB%A3i%22")
	if got := text(paged); !strings.Contains(got, "Điều 1, trang 2") {
		t.Errorf("the passage does not say its page: %.1500s", got)
	}
	cited := s.page(t, "/tim?q=57-NQ/TW&mo=danh-sach")
	if got := text(cited); !strings.Contains(got, "Biết qua Kế hoạch số 12/KH-UBND") || !strings.Contains(got, "1 văn bản nhắc tới") {
		t.Errorf("a document known from citations does not say from which: %.1500s", got)
	}
}

func TestWhatIsKnownOfAHitNamesNoSecretDocument(t *testing.T) {
	hidden := newerDecision(t)
	hidden.Header.Secrecy = "Mật"
	s := newTestSite(t, hidden)
	path := "/tim?q=ph%C3%AA+duy%E1%BB%87t+danh+m%E1%BB%A5c+c%C3%B4ng+tr%C3%ACnh"
	if b := s.page(t, path); strings.Contains(b, "46/QĐ-UBND") {
		t.Error("a reader of the network is told what a secret document replaces")
	}
	if b := s.page(t, path, local); !strings.Contains(text(b), "Được thay thế bởi Quyết định số 46/QĐ-UBND") {
		t.Error("this machine is not told")
	}
}

func TestWordsThatStandTogetherAreMarkedTogether(t *testing.T) {
	const x = "TTHC về hồ sơ, đề  nghị cấp hồ sơ; sơ lược"
	at := func(start string, word string) corpus.Span {
		i := span(t, x, start).Start
		return span(t, x[i:], word).Shift(i)
	}
	marks := []corpus.Span{at("TTHC", "TTHC"), at("hồ sơ,", "hồ"), at("hồ sơ,", "sơ"), at("đề", "đề"), at("nghị", "nghị"), at("sơ lược", "sơ")}
	want := template.HTML("<mark>TTHC</mark> về <mark>hồ sơ</mark>, <mark>đề  nghị</mark> cấp hồ sơ; sơ lược")
	if got := markedHTML(x, joined(x, marks, terms("thủ tục hành chính đề nghị hồ sơ"))); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := markedHTML("sơ, hồ", joined("sơ, hồ", []corpus.Span{{End: 3}, {Start: 5, End: 9}}, terms("hồ sơ"))); got != "<mark>sơ</mark>, <mark>hồ</mark>" {
		t.Errorf("single words alone: %s", got)
	}
	if marks[1] != at("hồ sơ,", "hồ") {
		t.Error("the marks of the engine were changed")
	}
}

func TestHitsThatDifferInTheirMarksAreSetApart(t *testing.T) {
	hit := func(title string) Hit {
		return Hit{Summary: corpus.Summary{Title: title}, Marks: []corpus.Span{{End: len(title)}}}
	}
	for _, c := range []struct {
		name, asked string
		titles      []string
		want        int
	}{
		{"the last two differ", "đường", []string{"đường", "dương", "dưỡng"}, 1},
		{"one that differs stands between", "đường", []string{"đường", "dương", "đường"}, -1},
		{"all differ", "đường", []string{"dương", "đượng"}, 0},
		{"the same marks stand beside others", "đường", []string{"đường", "con dương, đường"}, -1},
		{"typed without marks", "duong", []string{"đường", "dương"}, -1},
		{"nothing found of the word", "đường", []string{"phố"}, -1},
	} {
		var hits []Hit
		for _, x := range c.titles {
			hits = append(hits, hit(x))
		}
		markUnlike(hits, terms(c.asked))
		got := -1
		for i, h := range hits {
			if h.Unlike {
				got = i
			}
		}
		if got != c.want {
			t.Errorf("%s: set apart from %d on, want %d", c.name, got, c.want)
		}
	}
}

func TestTheReasonsOfAScoreSumToIt(t *testing.T) {
	x := explain(search.Hit{Score: 3.5, Why: []search.Reason{{Key: "base", Label: "điểm nền", Points: .25}, {Key: "old", Label: "văn bản đã cũ", Value: 12, Points: -.75},
		{Key: "title", Label: "tiêu đề chứa các từ đã hỏi", Value: .82, Points: 4}}})
	if x.Score != 3.5 || x.Reasons[0].Key != "title" {
		t.Errorf("%+v", x)
	}
	if got := strings.Join(x.Words(), "; "); got != "Tiêu đề chứa các từ đã hỏi; Văn bản đã cũ (hạ điểm); Điểm nền" {
		t.Error(got)
	}
	for i := range 30 {
		x.Reasons = append(x.Reasons, search.Reason{Label: "nhỏ", Points: float64(i%3) / 100})
		x.Score += float64(i%3) / 100
	}
	sum := 0.
	for _, r := range x.Rows() {
		sum += r.Points
	}
	if rows := x.Rows(); len(rows) != mostRows+1 || math.Abs(sum-x.Score) > 1e-9 || decimal(rows[mostRows].Value) != "" {
		t.Errorf("%d rows sum to %v, not %v", len(rows), sum, x.Score)
	}
	for in, want := range map[float64]string{1.25: "+1,25", -.4: "−0,4", 0: "0", -.0001: "0", 12: "+12"} {
		if got := signed(in); got != want {
			t.Errorf("signed(%v) = %s, want %s", in, got, want)
		}
	}
}

func TestWhatWasReadIntoTheWordsIsSaidAndCanBeUndone(t *testing.T) {
	q := question{Text: "nghij quyeets 57"}
	p := &ResultsPage{ask: q, Query: q.Text, Corrections: []search.Correction{
		{Kind: "keys", Typed: "nghij quyeets", Read: "nghị quyết", Query: "nghị quyết 57", Applied: true},
		{Kind: "letters", Typed: "57", Read: "75", Query: "nghij quyeets 75"}}}
	lines := typedLines(q, p.Corrections)
	if len(lines) != 2 || lines[0].Words != "Đã hiểu câu tìm là" || lines[0].Readings[0] != "nghị quyết 57" || lines[1].URL != "/tim?q=nghij+quyeets+75" {
		t.Errorf("%+v", lines)
	}
	if p.TypedURL() != "/tim?q=nghij+quyeets+57&sua=khong" || readAs(q.Text, p.Corrections) != "nghị quyết 57" {
		t.Error(p.TypedURL(), readAs(q.Text, p.Corrections))
	}
}

func TestAPassageWithNothingFoundIsNotShownBesideAnother(t *testing.T) {
	passage := func(text string, marks ...corpus.Span) search.Passage {
		return search.Passage{Span: corpus.Span{End: len(text)}, Text: text, Marks: marks}
	}
	found, bare := passage("cải cách hành chính", corpus.Span{End: len("cải cách")}), passage("2.")
	for _, c := range []struct {
		name string
		in   []search.Passage
		want int
	}{
		{"beside another", []search.Passage{found, bare, found}, 2},
		{"where it is the first", []search.Passage{bare, found}, 2},
		{"alone", []search.Passage{bare}, 1},
	} {
		h := newHit(corpus.Summary{ID: "a", Title: "Kế hoạch"}, search.Hit{ID: "a", Passages: c.in}, "cải cách", terms("cải cách"), asOf{})
		if len(h.Passages) != c.want {
			t.Errorf("%s: %d passages, want %d", c.name, len(h.Passages), c.want)
		}
	}
}

func TestSecondPassagesStandWhereThereIsRoom(t *testing.T) {
	long, short := Passage{HTML: template.HTML(strings.Repeat("dài ", 200))}, Passage{HTML: "ngắn"}
	of := func(n int, p Passage) []Hit {
		hits := make([]Hit, n)
		for i := range hits {
			hits[i].Passages = []Passage{p, p, p}
		}
		return hits
	}
	for _, c := range []struct {
		name        string
		hits        []Hit
		first, last int
	}{
		{"short ones all stand", of(20, short), 3, 3},
		{"of long ones each hit has one", of(20, long), 1, 1},
		{"the first hits have theirs first", of(6, long), 3, 1},
		{"none", nil, 0, 0},
	} {
		fitPassages(c.hits)
		if n := len(c.hits); n > 0 && (len(c.hits[0].Passages) != c.first || len(c.hits[n-1].Passages) != c.last) {
			t.Errorf("%s: %d and %d passages", c.name, len(c.hits[0].Passages), len(c.hits[n-1].Passages))
		}
	}
}

func TestPassagesKeepTheLinesThatMeanSomething(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"printed to a margin", "1. Chủ trì quản lý Hệ thống; phối hợp với Văn phòng Ủy ban nhân dân\ntỉnh đôn đốc.", "1. Chủ trì quản lý Hệ thống; phối hợp với Văn phòng Ủy ban nhân dân tỉnh đôn đốc."},
		{"rows of a table", "12 | Thể chế số | 5\n13 | Hạ tầng | 4", "12 | Thể chế số | 5\n13 | Hạ tầng | 4"},
		{"items", "gồm:\na) Sở Nội vụ\nb) Sở Tài chính", "gồm:\na) Sở Nội vụ\nb) Sở Tài chính"},
		{"a heading and its text", "Điều 16. Sửa đổi Quy chế\nTrong quá trình thực hiện", "Điều 16. Sửa đổi Quy chế\nTrong quá trình thực hiện"},
		{"nothing", "", ""},
		{"lines alone", "\n\na", "\n\na"},
	} {
		if got := reflowed(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
