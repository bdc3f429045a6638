package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// sketched is a plan with a text long enough to be told from others: that of a seed, every step-th word another.
func sketched(seed, step int) *corpus.Document {
	d := plan()
	var text strings.Builder
	for i := range 300 {
		word := fmt.Sprintf("từ%d", seed*1000+i)
		if step > 0 && i%step == 0 {
			word = fmt.Sprintf("khác%d", seed*1000+i)
		}
		text.WriteString(word + " ")
	}
	d.Text = text.String()
	d.Pages = []corpus.Page{{Number: 1, Span: corpus.Span{End: len(d.Text)}, Method: corpus.MethodText, Quality: 0.9}}
	d.Blocks, d.Sections, d.References = nil, nil, nil
	d.Sketch = corpus.NewSketch(d.Text)
	return d
}

func mustPutFile(t *testing.T, s *Store, d *corpus.Document, path string) corpus.ID {
	t.Helper()
	src := source(path, path)
	id := mustPut(t, s, d, src, "1").ID
	if err := s.PutFile(t.Context(), corpus.FileReport{Path: path, SHA256: src.SHA256, MIME: "application/pdf", Outcome: corpus.OutcomeRead}, "1"); err != nil {
		t.Fatal(err)
	}
	return id
}

func unresolved(t *testing.T, s *Store) []corpus.Candidate {
	t.Helper()
	out, err := s.Unresolved(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func ids(candidates []corpus.Candidate) []corpus.ID {
	var out []corpus.ID
	for _, c := range candidates {
		out = append(out, c.ID)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// decide settles all that waits: each document is shown as shown says.
func decide(t *testing.T, s *Store, shown map[corpus.ID]corpus.ID) {
	t.Helper()
	if _, err := s.SetVersions(t.Context(), unresolved(t, s), shown); err != nil {
		t.Fatal(err)
	}
}

func TestVersionsOfADocumentAreListedWithIt(t *testing.T) {
	s := open(t)
	typed, scan := mustPutFile(t, s, sketched(1, 0), "/a/ke-hoach.docx"), mustPutFile(t, s, sketched(1, 20), "/a/ban-quet.pdf")
	decide(t, s, map[corpus.ID]corpus.ID{scan: typed})
	want := []corpus.Version{
		{ID: typed, Title: plan().Title, Name: "ke-hoach.docx", SHA256: source("", "/a/ke-hoach.docx").SHA256, MIME: "application/pdf", Method: corpus.MethodText, Pages: 1, Quality: 0.9, Best: true},
		{ID: scan, Title: plan().Title, Name: "ban-quet.pdf", SHA256: source("", "/a/ban-quet.pdf").SHA256, MIME: "application/pdf", Method: corpus.MethodText, Pages: 1, Quality: 0.9},
	}
	for id, of := range map[corpus.ID]corpus.ID{typed: "", scan: typed} {
		d, err := s.Document(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, d.Versions); diff != "" || d.VersionOf != of {
			t.Errorf("%s: version of %q, %s", id, d.VersionOf, diff)
		}
	}
}

func TestListsShowOneVersionOfADocument(t *testing.T) {
	s := open(t)
	cites := func(seed, step int) *corpus.Document {
		d := sketched(seed, step)
		d.References = plan().References
		return d
	}
	typed, scan := mustPutFile(t, s, cites(1, 0), "/a.docx"), mustPutFile(t, s, cites(1, 20), "/a.pdf")
	link(t, s) // timelines take a change of their own
	before, err := s.Seq(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	decide(t, s, map[corpus.ID]corpus.ID{scan: typed})
	holders, err := s.Holders(t.Context(), []string{"154/KH-UBND"}, false)
	if err != nil || len(holders["154/KH-UBND"]) != 1 || holders["154/KH-UBND"][0].ID != typed {
		t.Errorf("holders: %v %v", holders, err)
	}
	if citing, n, err := s.CitedBy(t.Context(), "12-NQ/TU", 5, false); err != nil || n != 1 || citing[0].ID != typed {
		t.Errorf("cited by: %v %d %v", citing, n, err)
	}
	link(t, s)
	if wanted, _, err := s.Wanted(t.Context(), corpus.WantedQuery{Kind: corpus.WantedSeveral, N: 5}); err != nil || len(wanted) != 1 || wanted[0].Documents != 1 || wanted[0].Mentions != 1 {
		t.Errorf("wanted: %+v %v", wanted, err)
	}
	if newest, err := s.Newest(t.Context(), 5, false); err != nil || len(newest) != 1 || newest[0].ID != typed {
		t.Errorf("newest: %v %v", newest, err)
	}
	if c, err := s.Counts(t.Context()); err != nil || c.Documents != 1 || c.Pages != 1 || c.References != 1 {
		t.Errorf("counts: %+v %v", c, err)
	}
	// The index follows: the scan changed its place, the typed file did not.
	changes, err := s.Changes(t.Context(), before, 10)
	if err != nil || len(changes) != 1 || changes[0].ID != scan || changes[0].Removed {
		t.Errorf("changes: %v %v", changes, err)
	}
}

func TestNearFindsTheSameNumberAndAlikeTexts(t *testing.T) {
	s := open(t)
	put := func(path string, d *corpus.Document, change func(*corpus.Header)) corpus.ID {
		change(&d.Header)
		return mustPutFile(t, s, d, path)
	}
	keep := func(*corpus.Header) {}
	a := put("/a", sketched(1, 0), keep)
	sameNumber := put("/b", sketched(2, 0), keep)
	monthOnly := put("/c", sketched(3, 0), func(h *corpus.Header) { h.Issued.Day = 0 })
	noNumber := put("/d", sketched(1, 30), func(h *corpus.Header) { h.Number = "" })
	put("/e", sketched(4, 0), func(h *corpus.Header) { h.Issued.Year = 2024 })            // another year
	put("/f", sketched(1, 0), func(h *corpus.Header) { h.Number = "155/KH-UBND" })        // another number, the same text
	put("/g", sketched(5, 0), func(h *corpus.Header) { h.Number = "" })                   // another text
	put("/h", func() *corpus.Document { d := plan(); d.Text = "ngắn"; return d }(), keep) // no sketch
	near := func(id corpus.ID) []corpus.ID {
		t.Helper()
		for _, c := range unresolved(t, s) {
			if c.ID == id {
				found, err := s.Near(t.Context(), c)
				if err != nil {
					t.Fatal(err)
				}
				return slices.DeleteFunc(ids(found), func(x corpus.ID) bool { return x == id })
			}
		}
		t.Fatalf("%s waits for nothing", id)
		return nil
	}
	want := []corpus.ID{sameNumber, monthOnly, noNumber}
	slices.Sort(want)
	if got := near(a); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := near(noNumber); !slices.Contains(got, a) || len(got) != 2 {
		t.Errorf("a text without a number finds %v, want the two it is like", got)
	}
}

func TestWhatIsPutAnewOrGoesIsDecidedAnew(t *testing.T) {
	s := open(t)
	typed, scan, copied := mustPutFile(t, s, sketched(1, 0), "/a"), mustPutFile(t, s, sketched(1, 20), "/b"), mustPutFile(t, s, sketched(1, 30), "/c")
	decide(t, s, map[corpus.ID]corpus.ID{scan: typed, copied: typed})
	if left := unresolved(t, s); len(left) != 0 {
		t.Fatalf("%v wait after all was decided", ids(left))
	}
	mustPut(t, s, sketched(1, 10), source("/b", "anew"), "1")
	if left := ids(unresolved(t, s)); !slices.Equal(left, []corpus.ID{scan}) {
		t.Errorf("%v wait, want the one that was put anew", left)
	}
	before, err := s.Seq(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.RemoveFile(t.Context(), "/a", "mất"); err != nil {
		t.Fatal(err)
	}
	want := []corpus.ID{scan, copied}
	slices.Sort(want)
	if left := ids(unresolved(t, s)); !slices.Equal(left, want) {
		t.Errorf("%v wait, want what it was shown for", left)
	}
	if c, err := s.Counts(t.Context()); err != nil || c.Documents != 2 {
		t.Errorf("what it was shown for is shown itself: %+v %v", c, err)
	}
	if changes, err := s.Changes(t.Context(), before, 10); err != nil || len(changes) != 3 {
		t.Errorf("the index does not follow: %v %v", changes, err)
	}
	// A text that became too short to compare leaves nothing behind.
	short := plan()
	short.Text = "ngắn"
	mustPut(t, s, short, source("/c", "short"), "1")
	var bands int
	if err := s.reader.QueryRow("SELECT count(*) FROM sketch_bands").Scan(&bands); err != nil || bands != 32 {
		t.Errorf("%d bands for one sketch, %v", bands, err)
	}
}

func TestADecisionOnWhatWasPutAnewMeanwhileIsNotKept(t *testing.T) {
	s := open(t)
	typed, scan := mustPutFile(t, s, sketched(1, 0), "/a"), mustPutFile(t, s, sketched(1, 20), "/b")
	seen := unresolved(t, s)
	mustPut(t, s, sketched(2, 0), source("/b", "anew"), "1")
	if n, err := s.SetVersions(t.Context(), seen, map[corpus.ID]corpus.ID{scan: typed}); err != nil || n != 0 {
		t.Errorf("%d changed, %v", n, err)
	}
	if left := ids(unresolved(t, s)); !slices.Equal(left, []corpus.ID{scan}) {
		t.Errorf("%v wait, want %s", left, scan)
	}
}

func TestFormsThatFillABandAreNoCandidates(t *testing.T) {
	s := open(t)
	for i := range crowd + 2 {
		d := sketched(1, 0)
		d.Header.Number = ""
		mustPutFile(t, s, d, fmt.Sprintf("/phieu-%d", i))
	}
	first := unresolved(t, s)[0]
	if near, err := s.Near(t.Context(), first); err != nil || len(near) != 0 {
		t.Errorf("%d candidates, %v", len(near), err)
	}
}
