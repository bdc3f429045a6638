package store

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
)

// A store of fifty thousand documents in which names stand a million times, as plans and reports of many places do: few names in most
// documents, most names in few.
const (
	namingMade     = 50_000
	namesOfNaming  = 20
	bodiesMade     = 30_000
	peopleMade     = 8_000
	unhurriedNames = 1_000 // with -short
)

// madeNaming is a document of one of a thousand issuers with a text of some pages.
func madeNaming(r *rand.Rand, n int) *corpus.Document {
	few := func(of int) int { x := r.Float64(); return int(x * x * x * float64(of)) }
	body := func() string {
		i := few(bodiesMade)
		return fmt.Sprintf("Sở Ngành %d tỉnh Mẫu %d", i, i%63)
	}
	bodies := make([]string, namesOfNaming-3)
	for i := range bodies {
		bodies[i] = body()
	}
	person := few(peopleMade)
	d := naming(fmt.Sprintf("%d/KH-UBND", n+1), fmt.Sprintf("Ủy ban nhân dân tỉnh Mẫu %d", few(1000)), 2010+r.IntN(16),
		fmt.Sprintf("Lê Văn Mẫu %d|Chủ tịch|Ủy ban nhân dân tỉnh Mẫu %d", person, person%63), bodies...)
	d.Header.Type = []string{"Kế hoạch", "Quyết định", "Báo cáo", "Công văn"}[r.IntN(4)]
	d.Text += strings.Repeat("\nNội dung thực hiện nhiệm vụ theo kế hoạch đã được phê duyệt của cấp có thẩm quyền.", 100)
	d.Pages[0].End = len(d.Text)
	return d
}

// BenchmarkNames asks for the pages of names; the store is made once (some minutes). Nothing is decided by it.
func BenchmarkNames(b *testing.B) {
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "kho"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	r := rand.New(rand.NewPCG(7, 8))
	documents := namingMade
	if testing.Short() {
		documents = unhurriedNames
	}
	began := time.Now()
	for i := 0; i < documents; {
		if err := s.write(b.Context(), func(tx *sql.Tx) error {
			for range 200 {
				if _, err := put(b.Context(), tx, madeNaming(r, i), source(fmt.Sprintf("/%d", i), fmt.Sprint(i)), "1"); err != nil {
					return err
				}
				i++
			}
			return nil
		}); err != nil {
			b.Fatal(err)
		}
	}
	b.Logf("%d documents made in %v", documents, time.Since(began).Round(time.Second))
	for _, t := range []string{"names", "name_slots", "name_docs", "name_uses", "name_counts", "name_offices"} {
		n, err := count(b.Context(), s.reader, "SELECT count(*) FROM "+t)
		if err != nil {
			b.Fatal(err)
		}
		b.Logf("%s: %d rows", t, n)
	}
	if size, err := count(b.Context(), s.reader, "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name LIKE 'name%'"); err == nil {
		b.Logf("names take %d MB", size>>20)
	}
	if f, err := os.Stat(filepath.Join(s.Dir(), "vankho.db")); err == nil {
		b.Logf("of %d MB", f.Size()>>20)
	}
	all, err := texts(b.Context(), s.reader, "SELECT slug FROM names WHERE kind = 1 ORDER BY uses DESC")
	if err != nil {
		b.Fatal(err)
	}
	people, err := texts(b.Context(), s.reader, "SELECT slug FROM names WHERE kind = 3 ORDER BY uses DESC")
	if err != nil {
		b.Fatal(err)
	}
	ask := func(q corpus.NameQuery) error {
		n, err := s.Name(b.Context(), q.Kind, q.ID, false)
		if err != nil {
			return err
		}
		if q.Use == "" {
			q.Use = n.Uses[0].Use
		}
		q.N = 20
		if _, _, err := s.Named(b.Context(), q); err != nil {
			return err
		}
		if _, _, err := s.Offices(b.Context(), n, 50, false); err != nil {
			return err
		}
		if q.Kind != corpus.NameBody {
			return nil
		}
		_, _, err = s.Around(b.Context(), n, 50, false)
		return err
	}
	for _, kind := range []struct {
		name string
		ask  func() corpus.NameQuery
	}{
		{"any-body", func() corpus.NameQuery { return corpus.NameQuery{Kind: corpus.NameBody, ID: all[r.IntN(len(all))]} }},
		{"frequent-body", func() corpus.NameQuery { return corpus.NameQuery{Kind: corpus.NameBody, ID: all[r.IntN(20)]} }},
		{"frequent-body-last-pages", func() corpus.NameQuery {
			return corpus.NameQuery{Kind: corpus.NameBody, ID: all[r.IntN(20)], Offset: 1000 + r.IntN(1000)}
		}},
		{"frequent-body-narrowed", func() corpus.NameQuery {
			return corpus.NameQuery{Kind: corpus.NameBody, ID: all[r.IntN(20)], Shelf: corpus.Shelf{Type: "bao-cao", First: 2015, Last: 2018}}
		}},
		{"person", func() corpus.NameQuery {
			return corpus.NameQuery{Kind: corpus.NamePerson, ID: people[r.IntN(len(people))]}
		}},
		{"frequent-person", func() corpus.NameQuery { return corpus.NameQuery{Kind: corpus.NamePerson, ID: people[r.IntN(20)]} }},
	} {
		b.Run(kind.name, func(b *testing.B) {
			took := make([]time.Duration, questionsOfKind)
			for b.Loop() {
				for i := range took {
					began := time.Now()
					if err := ask(kind.ask()); err != nil {
						b.Fatal(err)
					}
					took[i] = time.Since(began)
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}
