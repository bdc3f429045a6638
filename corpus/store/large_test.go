package store

import (
	"database/sql"
	"testing"

	"vankho/corpus"
)

// fillLarge fills a store with held documents, stubs and ties between them as large stores have them: few documents are cited by thousands,
// most by one. Four of ten ties are legal bases; every seventh document has been replaced.
func fillLarge(t *testing.T, s *Store, held, stubs, ties int) {
	t.Helper()
	err := s.write(t.Context(), func(tx *sql.Tx) error {
		for _, q := range []string{
			"DROP TRIGGER documents_came", "DROP TRIGGER ties_came",
			`WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ?1 + ?2)
			INSERT INTO documents (id, seq, added, title, system, number, number_key, type, issuer, issued, place, abstract, secrecy, draft, signers, evidence, status, link, stub, timeline)
			SELECT 'vb-' || i, i, i, 'Văn bản ' || i, 'state', i || '/QĐ-UBND', i || '|QĐ|UBND', CASE i % 3 WHEN 0 THEN 'Quyết định' WHEN 1 THEN 'Kế hoạch' ELSE 'Nghị định' END,
				'Ủy ban nhân dân tỉnh ' || (i % 59), printf('%04d-%02d-%02d', 1995 + i % 30, 1 + i % 12, 1 + i % 28), '', 'Về việc ' || i, '', 0, '[]', '{}', '', '', CASE WHEN i > ?1 THEN 2 ELSE 0 END,
				CASE WHEN i > ?1 THEN '' WHEN i % 7 = 0 THEN 'khong-ro;!' || (1995 + i % 30) || '-01-15=khong-ro;2016-01-01=het' ELSE 'khong-ro;!' || (1995 + i % 30) || '-01-15=khong-ro' END FROM c`,
			`INSERT INTO nodes (doc, kind, type, issuer, year) SELECT id, CASE stub WHEN 0 THEN 1 ELSE 2 END, CASE type WHEN 'Quyết định' THEN 'quyet-dinh' WHEN 'Kế hoạch' THEN 'ke-hoach' ELSE 'nghi-dinh' END,
				'uy-ban-nhan-dan-tinh-' || (seq % 59), CAST(substr(issued, 1, 4) AS INTEGER) FROM documents ORDER BY seq`,
			// The square of a draw of the lot makes the first documents, and the first stubs, cited most.
			`WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ?3),
				lots AS MATERIALIZED (SELECT i, abs(random() % 1000000) / 1000000.0 AS a, abs(random() % 1000000) / 1000000.0 AS b FROM c)
			INSERT OR IGNORE INTO ties SELECT CASE WHEN i <= ?2 THEN ?1 + i WHEN i % 2 = 0 THEN 1 + CAST(a * a * a * (?1 - 1) AS INTEGER) ELSE ?1 + 1 + CAST(a * a * a * (?2 - 1) AS INTEGER) END,
				CASE WHEN i % 10 < 4 THEN 'legal_basis' WHEN i % 10 < 6 THEN 'implements' ELSE 'refers' END, d.issued, x.n, x.n, 'whole', 1, '', '', 1, 300, 1
			FROM lots JOIN nodes x ON x.n = 1 + CAST(b * (?1 - 1) AS INTEGER) JOIN documents d ON d.id = x.doc`,
			`UPDATE nodes SET cited = c.n, authority = 300 * c.n, mentions = c.n FROM (SELECT target, count(*) AS n FROM ties GROUP BY target) c WHERE nodes.n = c.target`,
			"ANALYZE",
		} {
			if _, err := tx.ExecContext(t.Context(), q, held, stubs, ties); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// How long each list takes is logged and decides nothing: one that reads all ties for a page would run into the limit of the test itself.
func TestListsOfALargeStoreAnswerByPages(t *testing.T) {
	if testing.Short() {
		t.Skip("a large store")
	}
	const held = 20_000 // a store of a million ties has five times as many
	s := open(t)
	lap(t, "made", func() { fillLarge(t, s, held, 2*held, 10*held) })
	today := corpus.Date{Year: 2026, Month: 11, Day: 23}
	wanted := func(q corpus.WantedQuery) func() {
		return func() {
			if got, found, err := s.Wanted(t.Context(), q); err != nil || found.Total == 0 || q.N > 0 && len(got) == 0 {
				t.Errorf("%d of %d: %v", len(got), found.Total, err)
			}
		}
	}
	cited := func(q corpus.CitedQuery) func() {
		return func() {
			if got, found, err := s.MostCited(t.Context(), q); err != nil || found.Total == 0 || len(got) == 0 {
				t.Errorf("%d of %d: %v", len(got), found.Total, err)
			}
		}
	}
	bases := func(q corpus.BasisQuery) func() {
		q.Today, q.N, q.By = today, 8, 4
		return func() {
			if got, n, err := s.Bases(t.Context(), q); err != nil || n.Bases == 0 || len(got) == 0 {
				t.Errorf("%d of %+v: %v", len(got), n.Bases, err)
			}
		}
	}
	one := corpus.Shelf{Type: "nghi-dinh", Issuer: "tinh-17", First: 2005, Last: 2010}
	lap(t, "missing, first page", wanted(corpus.WantedQuery{Kind: corpus.WantedNumbered, N: 25}))
	lap(t, "missing, last page", wanted(corpus.WantedQuery{Kind: corpus.WantedNumbered, N: 25, Offset: 2*held - 1000}))
	lap(t, "missing, narrowed", wanted(corpus.WantedQuery{Kind: corpus.WantedNumbered, N: 25, Shelf: corpus.Shelf{Type: "quyet-dinh", Issuer: "tinh-6", First: 2000, Last: 2015}}))
	lap(t, "missing, all", func() {
		n := 0
		if err := s.EachWanted(t.Context(), corpus.WantedQuery{Kind: corpus.WantedNumbered}, func(corpus.Wanted) error { n++; return nil }); err != nil || n < 2*held-1000 {
			t.Errorf("%d: %v", n, err)
		}
	})
	lap(t, "most cited, first page", cited(corpus.CitedQuery{N: 25}))
	lap(t, "most cited by number", cited(corpus.CitedQuery{N: 25, ByCount: true}))
	lap(t, "most cited, narrowed", cited(corpus.CitedQuery{N: 25, Shelf: one}))
	lap(t, "bases, the store looked through", bases(corpus.BasisQuery{}))
	lap(t, "bases, again", bases(corpus.BasisQuery{}))
	lap(t, "bases, narrowed", bases(corpus.BasisQuery{Shelf: corpus.Shelf{Type: "ke-hoach", Issuer: "tinh-16", First: 2016}}))
	lap(t, "bases, on the day of issue", bases(corpus.BasisQuery{Moment: corpus.BasisThen}))
}
