package store

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/indexer/resolve"
)

// The documents of a small office: what each may say is drawn from few values, so that they meet.
var (
	numbers = []string{"12/QĐ-UBND", "30/2020/NĐ-CP", "57-NQ/TW", "154/KH-UBND", ""}
	days    = []corpus.Date{{Year: 2025, Month: 3, Day: 27}, {Year: 2024, Month: 1, Day: 5}, {}}
	// relations are what documents do to each other.
	relations = []corpus.Relation{corpus.RelationLegalBasis, corpus.RelationReplaces, corpus.RelationRefers, corpus.RelationSuspends}
	bodies    = []string{"Ủy ban nhân dân tỉnh Vân Sơn", "Ủy ban nhân dân tỉnh Khê Hạ", ""}
	// subjects are what documents are about, and what citations without a number look for.
	subjects = []string{"Về cấp nước sạch nông thôn", "Về quy hoạch chợ đầu mối", ""}
)

// drawn is a document of one of the sources: a row of a register every third.
func drawn(r *rand.Rand) *corpus.Document {
	d := &corpus.Document{Title: "Văn bản", Header: corpus.Header{System: corpus.SystemState, Number: numbers[r.IntN(5)], Issued: days[r.IntN(3)], Issuer: bodies[r.IntN(3)]}}
	if subject := subjects[r.IntN(3)]; subject != "" && d.Header.Number != "" {
		d.Header.Type, d.Header.Abstract = "Quyết định", subject
	}
	if r.IntN(3) == 0 && d.Header.Number != "" {
		d.Status = "Còn hiệu lực"
		return d
	}
	if r.IntN(12) == 0 {
		d.Header.Secrecy = "Mật"
	}
	for range r.IntN(4) {
		ref := corpus.Reference{Kind: corpus.ReferenceNumbered, Canonical: numbers[r.IntN(4)], Date: days[r.IntN(3)], Issuer: bodies[r.IntN(3)],
			Span: corpus.Span{Start: len(d.Text), End: len(d.Text) + 1}, Quote: "x"}
		if r.IntN(3) == 0 {
			ref.Kind, ref.Canonical, ref.DocType, ref.Title = corpus.ReferenceNamed, "", "Quyết định", subjects[r.IntN(2)]
		}
		d.References, d.Text = append(d.References, ref), d.Text+"x"
		if r.IntN(2) == 0 {
			d.Edges = append(d.Edges, corpus.Edge{From: corpus.Self, Relation: relations[r.IntN(len(relations))], To: ref.Canonical, ToRef: len(d.References), Scope: corpus.ScopeWhole, Span: ref.Span})
		}
		if n := len(d.References); n > 1 && r.IntN(4) == 0 {
			d.Edges = append(d.Edges, corpus.Edge{From: ref.Canonical, FromRef: n, Relation: corpus.RelationReplaces, To: d.References[0].Canonical, ToRef: 1, Scope: corpus.ScopeWhole, Span: ref.Span})
		}
	}
	d.Text += fmt.Sprintf("toàn văn %d", r.IntN(1000))
	d.Pages = []corpus.Page{{Number: 1, Span: corpus.Span{End: len(d.Text)}, Method: corpus.MethodText, Quality: 1}}
	d.Links = resolve.Within(d)
	return d
}

// view is what the store says without the ids that the order of arrival gave: documents by their sources, else their facts, and where the
// citations of each lead.
func view(t *testing.T, s *Store) []string {
	t.Helper()
	names := map[corpus.ID]string{}
	ids, err := texts(t.Context(), s.reader, "SELECT id FROM documents ORDER BY id")
	if err != nil {
		t.Fatal(err)
	}
	var docs []*corpus.Document
	for _, id := range ids {
		d, err := s.Document(t.Context(), corpus.ID(id))
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
		var from []string
		for _, x := range d.Sources {
			from = append(from, x.Path+"#"+x.Member)
		}
		slices.Sort(from)
		h := d.Header
		names[d.ID] = strings.TrimSpace(fmt.Sprint(from, h.Number, " ", h.Type, " ", h.Issuer, " ", h.Issued, " ", h.Abstract, " ", d.Status, " ", d.Cited, len(d.Problems)))
	}
	var out []string
	for _, d := range docs {
		line := names[d.ID]
		for _, l := range d.Links {
			var open []string
			for _, c := range l.Candidates {
				if names[c] == "" {
					t.Errorf("%s names %s, which is no document", d.ID, c)
				}
				open = append(open, names[c])
			}
			slices.Sort(open)
			if l.To != "" && names[l.To] == "" {
				t.Errorf("%s leads to %s, which is no document", d.ID, l.To)
			}
			line += fmt.Sprintf("\n  %d %s %s → [%s] %v", l.Ref, l.State, l.Reason, names[l.To], open)
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return out
}

// sound holds what always must be true of documents and links.
func sound(t *testing.T, s *Store) {
	t.Helper()
	for what, query := range map[string]string{
		"stubs that nothing cites":          "SELECT id FROM documents WHERE stub = 2 AND id NOT IN (SELECT target FROM links WHERE doc <> target)",
		"stubs with a source":               "SELECT id FROM documents WHERE stub = 2 AND id IN (SELECT doc FROM sources)",
		"documents without a source":        "SELECT id FROM documents WHERE stub < 2 AND id NOT IN (SELECT doc FROM sources)",
		"links to nothing":                  "SELECT doc FROM links WHERE target <> '' AND target NOT IN (SELECT id FROM documents)",
		"citations without a link":          "SELECT doc FROM refs r WHERE key <> '' AND NOT EXISTS (SELECT 1 FROM links l WHERE l.doc = r.doc AND l.ref = r.position + 1)",
		"keys left in the queue":            "SELECT key FROM link_queue UNION SELECT doc FROM tie_queue UNION SELECT doc FROM validity_queue",
		"ids that are gone and there":       "SELECT id FROM removals WHERE id IN (SELECT id FROM documents)",
		"aliases that are documents":        "SELECT alias FROM aliases WHERE alias IN (SELECT id FROM documents)",
		"public links to secret documents":  "SELECT l.doc FROM links l JOIN documents d ON d.id = l.doc JOIN documents x ON x.id = l.target WHERE d.secrecy = '' AND x.secrecy <> ''",
		"absent documents that are held":    "SELECT l.doc FROM links l JOIN documents x ON x.id = l.target WHERE l.state = 'absent' AND x.stub < 2",
		"phrasings that no figure has":      "SELECT CAST(id AS TEXT) FROM indicators WHERE id NOT IN (SELECT indicator FROM figures)",
		"phrasings counted wrongly":         "SELECT phrase FROM indicators i WHERE figures <> (SELECT count(*) FROM figures f WHERE f.indicator = i.id)",
		"figures of no phrasing":            "SELECT doc FROM figures WHERE indicator > 0 AND indicator NOT IN (SELECT id FROM indicators)",
		"figures without columns":           "SELECT doc FROM figures WHERE doc NOT IN (SELECT doc FROM figure_columns)",
		"two stubs of one number and facts": "SELECT number_key FROM documents WHERE stub = 2 GROUP BY number_key, issued, issuer HAVING count(*) > 1",
	} {
		found, err := texts(t.Context(), s.reader, query)
		if err != nil || len(found) > 0 {
			t.Errorf("%s: %v %v", what, found, err)
		}
	}
	if _, wrong, err := s.CheckLedger(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("%v %v", wrong, err)
	}
	if found, err := texts(t.Context(), s.reader, "PRAGMA foreign_key_check"); err != nil || len(found) > 0 {
		t.Errorf("foreign keys: %v %v", found, err)
	}
	tiesHold(t, s)
}

func TestWhateverComesAndGoesEachCitedDocumentIsOne(t *testing.T) {
	met := 0
	seeds := uint64(40)
	if testing.Short() {
		seeds = 10
	}
	for seed := range seeds {
		r := rand.New(rand.NewPCG(seed, 7))
		s := open(t)
		held := map[string]*corpus.Document{}
		src := func(path string, d *corpus.Document) corpus.Source {
			x := source(path, fmt.Sprint(path, d.Header, d.Text, d.References))
			if d.Stub() {
				x.Member = "row"
			}
			return x
		}
		for range 30 {
			path := fmt.Sprintf("/%d", r.IntN(8))
			d := drawn(r)
			if old := held[path]; old != nil && (old.Stub() != d.Stub() || r.IntN(3) == 0) {
				if _, err := s.RemoveMembers(t.Context(), path, []string{src(path, old).Member}, "Đã gỡ."); err != nil {
					t.Fatal(err)
				}
				delete(held, path)
			}
			if r.IntN(4) > 0 {
				mustPut(t, s, d, src(path, d), "1")
				held[path] = d
			}
			if r.IntN(3) == 0 {
				link(t, s)
				sound(t, s)
			}
		}
		link(t, s)
		sound(t, s)
		want := view(t, s)
		met += strings.Count(strings.Join(want, ""), "resolved") + strings.Count(strings.Join(want, ""), "true 0")
		for range 3 {
			fresh := open(t)
			paths := make([]string, 0, len(held))
			for p := range held {
				paths = append(paths, p)
			}
			slices.SortFunc(paths, func(a, b string) int { return cmp.Compare(a, b) })
			r.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
			for _, p := range paths {
				mustPut(t, fresh, held[p], src(p, held[p]), "1")
				if r.IntN(3) == 0 {
					link(t, fresh)
				}
			}
			link(t, fresh)
			sound(t, fresh)
			if d := gocmp.Diff(want, view(t, fresh)); d != "" {
				t.Fatalf("seed %d: another order gives another store:\n%s", seed, d)
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if met < int(seeds) {
		t.Errorf("only %d links and stubs: the test says little", met)
	}
}

func TestLinkingGoesOnWhereItWasKilled(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 3))
	for i := range 12 {
		mustPut(t, s, drawn(r), source(fmt.Sprintf("/%d", i), fmt.Sprint(i)), "1")
	}
	if n, err := s.Link(t.Context(), 1, Judge{resolve.Ledger, resolve.Join, resolve.Merge}); err != nil || n != 1 {
		t.Fatalf("%d %v", n, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if l, _, err := s.CheckLedger(t.Context()); err != nil || l.Waiting == 0 {
		t.Errorf("%+v %v", l, err)
	}
	link(t, s)
	sound(t, s)
}
