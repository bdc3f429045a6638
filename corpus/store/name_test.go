package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

const (
	khueLinh   = "Ủy ban nhân dân tỉnh Khuê Lĩnh"
	khueLinhID = "uy-ban-nhan-dan-tinh-khue-linh"
)

// naming is a document of an issuer that names bodies and people, and is signed by one: "name|title|org", the name may be missing.
func naming(number, issuer string, year int, signer string, bodies ...string) *corpus.Document {
	d := &corpus.Document{Title: "Văn bản " + number, Header: corpus.Header{System: corpus.SystemState, Number: number, Type: "Kế hoạch", Issuer: issuer,
		Issued: corpus.Date{Year: year, Month: 3, Day: 27}, Evidence: map[corpus.Field]corpus.Evidence{}}}
	var b strings.Builder
	write := func(s string) corpus.Span {
		start := b.Len()
		b.WriteString(s)
		return corpus.Span{Start: start, End: b.Len()}
	}
	d.Header.Evidence[corpus.FieldIssuer] = corpus.Evidence{Span: write(strings.ToUpper(issuer))}
	for _, body := range bodies {
		b.WriteString("\nGiao ")
		d.Entities = append(d.Entities, corpus.Entity{Span: write(body), Kind: corpus.EntityOrganisation, Class: "state_province", Name: body, Specific: true})
		b.WriteString(" chủ trì thực hiện.")
	}
	if signer != "" {
		part := strings.Split(signer, "|")
		b.WriteString("\n")
		e := corpus.Entity{Span: write(part[0] + part[1]), Kind: corpus.EntityPerson, Name: part[0], Specific: true}
		e.Roles = []corpus.Role{{Span: e.Span, Title: part[1], Org: part[2]}}
		d.Entities = append(d.Entities, e)
		if part[0] != "" {
			d.Header.Signers = []corpus.Signer{{Name: part[0], Title: part[1]}}
		}
	}
	d.Text = b.String()
	for i := range d.Entities {
		d.Entities[i].Quote = d.Entities[i].In(d.Text)
	}
	d.Pages = []corpus.Page{{Number: 1, Span: corpus.Span{End: len(d.Text)}, Method: corpus.MethodText, Quality: 1}}
	return d
}

func putNamed(t *testing.T, s *Store, all ...*corpus.Document) []corpus.ID {
	t.Helper()
	ids := make([]corpus.ID, len(all))
	for i, d := range all {
		ids[i] = mustPut(t, s, d, source("/"+d.Header.Number, d.Header.Number), "1").ID
	}
	return ids
}

// counts says how a name is used: "ban-hanh 2, nhac-toi 1"; "" where there is no such name.
func counts(t *testing.T, s *Store, kind corpus.NameKind, id string, secret bool) string {
	t.Helper()
	n, err := s.Name(t.Context(), kind, id, secret)
	if errors.Is(err, corpus.ErrNotFound) {
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, u := range n.Uses {
		out = append(out, fmt.Sprintf("%s %d", u.Use, u.Documents))
	}
	return strings.Join(out, ", ")
}

func TestANameGathersItsDocumentsWithTheirWords(t *testing.T) {
	s := open(t)
	ids := putNamed(t, s,
		naming("1/KH-UBND", khueLinh, 2024, "Lê Văn Mẫu|Chủ tịch|"+khueLinh, "Sở Y tế tỉnh Khuê Lĩnh"),
		naming("2/KH-UBND", khueLinh, 2025, "Lê Văn Mẫu|Chủ tịch|"+khueLinh),
		naming("3/KH-BYT", "Bộ Y tế", 2025, "", khueLinh, khueLinh, "Bộ Y tế"))
	if got := counts(t, s, corpus.NameBody, khueLinhID, false); got != "ban-hanh 2, nhac-toi 1" {
		t.Errorf("counts %q", got)
	}
	list, found, err := s.Named(t.Context(), corpus.NameQuery{Kind: corpus.NameBody, ID: khueLinhID, Use: corpus.UseIssues, N: 20})
	if err != nil || found.Total != 2 || len(list) != 2 || list[0].Document.ID != ids[1] || list[1].Document.ID != ids[0] {
		t.Fatalf("%+v of %+v: %v", list, found, err)
	}
	if quote := list[0].Shift(-list[0].From).In(list[0].Around); quote != "ỦY BAN NHÂN DÂN TỈNH KHUÊ LĨNH" {
		t.Errorf("quote %q", quote)
	}
	list, _, err = s.Named(t.Context(), corpus.NameQuery{Kind: corpus.NameBody, ID: khueLinhID, Use: corpus.UseNamed, N: 20})
	if err != nil || len(list) != 1 || list[0].Places != 2 || list[0].Around != "Giao "+khueLinh+" chủ trì thực hiện." {
		t.Errorf("named in %+v: %v", list, err)
	}
	_, found, err = s.Named(t.Context(), corpus.NameQuery{Kind: corpus.NameBody, ID: khueLinhID, Use: corpus.UseIssues, Shelf: corpus.Shelf{First: 2024, Last: 2024}})
	if d := cmp.Diff([]corpus.YearCount{{Year: 2025, Documents: 1}, {Year: 2024, Documents: 1}}, found.Years); d != "" || err != nil || found.Total != 1 {
		t.Errorf("%d, years (-want +got):\n%s %v", found.Total, d, err)
	}
	offices, n, err := s.Offices(t.Context(), corpus.Name{Kind: corpus.NamePerson, ID: "le-van-mau"}, 9, false)
	if err != nil || n != 1 || offices[0].Title != "Chủ tịch" || offices[0].Body.ID != khueLinhID || offices[0].Signed != 2 || offices[0].First.Year != 2024 || offices[0].Last.Year != 2025 {
		t.Errorf("offices %+v: %v", offices, err)
	}
	if offices, _, err = s.Offices(t.Context(), corpus.Name{Kind: corpus.NameBody, ID: khueLinhID}, 9, false); err != nil || len(offices) != 1 || offices[0].Person.ID != "le-van-mau" {
		t.Errorf("people %+v: %v", offices, err)
	}
	known, err := s.NamesCalled(t.Context(), corpus.NameBody, []string{"ỦY BAN NHÂN DÂN TỈNH KHUÊ LĨNH", "Bộ Vũ trụ"}, false)
	if err != nil || len(known) != 1 || known["ỦY BAN NHÂN DÂN TỈNH KHUÊ LĨNH"].ID != khueLinhID {
		t.Errorf("called %+v: %v", known, err)
	}
}

func TestNamesThatDifferInMarksHaveTheirOwnAddressForEver(t *testing.T) {
	s := open(t)
	const first, second = "Ủy ban nhân dân xã Đa Phúc", "Ủy ban nhân dân xã Da Phúc"
	put := func(n int, issuer string) {
		putNamed(t, s, naming(fmt.Sprintf("%d/KH-UBND", n), issuer, 2025, ""))
	}
	of := func(label string) string {
		t.Helper()
		found, err := s.NamesCalled(t.Context(), corpus.NameBody, []string{label}, false)
		if err != nil {
			t.Fatal(err)
		}
		return found[label].ID
	}
	put(1, first)
	put(2, second)
	a, b := of(first), of(second)
	if a != "uy-ban-nhan-dan-xa-da-phuc" || !strings.HasPrefix(b, a+"-") {
		t.Fatalf("addresses %q, %q", a, b)
	}
	if same, err := s.Namesakes(t.Context(), corpus.Name{Kind: corpus.NameBody, ID: a}, false); err != nil || len(same) != 1 || same[0].ID != b {
		t.Errorf("namesakes %+v: %v", same, err)
	}
	if _, err := s.RemoveFile(t.Context(), "/1/KH-UBND", "thử"); err != nil {
		t.Fatal(err)
	}
	if got := of(first); got != "" {
		t.Errorf("a name without documents is at %q", got)
	}
	put(3, second)
	if got := of(second); got != b {
		t.Errorf("the second moved to %q", got)
	}
	put(4, "Ủy ban nhân dân xã Dá Phúc")
	if got := of("Ủy ban nhân dân xã Dá Phúc"); got == a {
		t.Error("an address was given to another name")
	}
	put(5, first)
	if got := of(first); got != a {
		t.Errorf("the first came back at %q", got)
	}
}

func TestTheNetworkLearnsNothingOfNamesInSecretDocuments(t *testing.T) {
	s := open(t)
	hidden := naming("9/KH-UBND", "Ủy ban nhân dân tỉnh Vân Sơn", 2025, "Trần Thị Mẫu|Chủ tịch|Ủy ban nhân dân tỉnh Vân Sơn", khueLinh)
	hidden.Header.Secrecy = "Mật"
	putNamed(t, s, hidden, naming("1/KH-UBND", khueLinh, 2025, ""))
	for _, c := range []struct {
		kind        corpus.NameKind
		id          string
		open, local string
	}{
		{corpus.NameBody, khueLinhID, "ban-hanh 1", "ban-hanh 1, nhac-toi 1"},
		{corpus.NameBody, "uy-ban-nhan-dan-tinh-van-son", "", ""},
		{corpus.NamePerson, "tran-thi-mau", "", ""},
	} {
		if open, local := counts(t, s, c.kind, c.id, false), counts(t, s, c.kind, c.id, true); open != c.open || local != c.local {
			t.Errorf("%s: network %q, here %q", c.id, open, local)
		}
	}
	called, err := s.NamesCalled(t.Context(), corpus.NameBody, []string{"Ủy ban nhân dân tỉnh Vân Sơn"}, true)
	if err != nil || called["Ủy ban nhân dân tỉnh Vân Sơn"].ID == "uy-ban-nhan-dan-tinh-van-son" {
		t.Errorf("a name of secret documents has a plain address: %+v %v", called, err)
	}
	list, found, err := s.Named(t.Context(), corpus.NameQuery{Kind: corpus.NameBody, ID: khueLinhID, N: 20})
	if err != nil || len(list) != 1 || found.Total != 1 || len(found.Years) != 1 || found.Years[0].Documents != 1 {
		t.Errorf("%+v of %+v: %v", list, found, err)
	}
	putNamed(t, s, naming("2/KH-UBND", "Ủy ban nhân dân tỉnh Vân Sơn", 2025, ""))
	if got := counts(t, s, corpus.NameBody, "uy-ban-nhan-dan-tinh-van-son", false); got != "ban-hanh 1" {
		t.Errorf("now open: %q", got)
	}
	if _, err := s.Withdraw(t.Context(), "/9/KH-UBND", []string{""}, "thử"); err != nil {
		t.Fatal(err)
	}
	if n, err := count(t.Context(), s.reader, "SELECT count(*) FROM names WHERE label LIKE '%Mẫu%' OR public = 0 OR uses = 0"); err != nil || n > 0 {
		t.Errorf("%d names are left of a withdrawn document: %v", n, err)
	}
}

// agree holds what is counted against the rows that are counted.
func agree(t *testing.T, s *Store) {
	t.Helper()
	for _, query := range []string{
		`SELECT count(*) FROM (SELECT name, "use", secret, issued / 10000, type, count(*) FROM name_uses GROUP BY 1, 2, 3, 4, 5 EXCEPT SELECT name, "use", secret, year, type, documents FROM name_counts)`,
		`SELECT count(*) FROM (SELECT name, "use", secret, year, type, documents FROM name_counts EXCEPT SELECT name, "use", secret, issued / 10000, type, count(*) FROM name_uses GROUP BY 1, 2, 3, 4, 5)`,
		"SELECT count(*) FROM names n WHERE uses <> (SELECT count(*) FROM name_uses u WHERE u.name = n.n) OR uses = 0",
		"SELECT count(*) FROM name_queue",
	} {
		if n, err := count(t.Context(), s.reader, query); err != nil || n > 0 {
			t.Errorf("%d rows differ: %v: %s", n, err, query)
		}
	}
}

func TestNamesFollowWhatBecomesOfDocuments(t *testing.T) {
	s := open(t)
	d := naming("1/KH-UBND", khueLinh, 2024, "|Chủ tịch|"+khueLinh, "Sở Y tế tỉnh Khuê Lĩnh")
	ids := putNamed(t, s, d, naming("2/KH-UBND", khueLinh, 2025, ""))
	if got := counts(t, s, corpus.NamePerson, "chu-tich-uy-ban-nhan-dan-tinh-khue-linh", false); got != "nhac-toi 1" {
		t.Errorf("an office without a name: %q", got)
	}
	agree(t, s)
	again := naming("1/KH-UBND", khueLinh, 2024, "", "Sở Tư pháp tỉnh Khuê Lĩnh")
	mustPut(t, s, again, source("/1/KH-UBND", "again"), "2")
	if a, b := counts(t, s, corpus.NameBody, "so-y-te-tinh-khue-linh", false), counts(t, s, corpus.NameBody, "so-tu-phap-tinh-khue-linh", false); a != "" || b != "nhac-toi 1" {
		t.Errorf("read again: %q, %q", a, b)
	}
	agree(t, s)
	c, err := s.candidates(t.Context(), "WHERE d.id = ?", ids[0])
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.SetVersions(t.Context(), c, map[corpus.ID]corpus.ID{ids[0]: ids[1]}); err != nil {
		t.Fatal(err)
	}
	if got := counts(t, s, corpus.NameBody, khueLinhID, false); got != "ban-hanh 1" {
		t.Errorf("with a lesser version: %q", got)
	}
	agree(t, s)
	if _, err := s.RemoveFile(t.Context(), "/2/KH-UBND", "thử"); err != nil {
		t.Fatal(err)
	}
	if got := counts(t, s, corpus.NameBody, khueLinhID, false); got != "ban-hanh 1" {
		t.Errorf("once its better version is gone: %q", got)
	}
	agree(t, s)
}

func TestNamesOfAnOlderReleaseAreGatheredByAndBy(t *testing.T) {
	s := open(t)
	for i := range 30 {
		putNamed(t, s, naming(fmt.Sprintf("%d/KH-UBND", i+1), khueLinh, 2024, "", "Sở Y tế tỉnh Khuê Lĩnh"))
	}
	for _, q := range []string{"DELETE FROM name_docs", "DELETE FROM name_queue", "DELETE FROM names", "INSERT INTO name_queue SELECT id, 0 FROM documents"} {
		if _, err := s.writer.ExecContext(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	if got := counts(t, s, corpus.NameBody, khueLinhID, false); got != "" {
		t.Fatalf("before: %q", got)
	}
	link(t, s)
	if got := counts(t, s, corpus.NameBody, khueLinhID, false); got != "ban-hanh 30" {
		t.Errorf("after: %q", got)
	}
	agree(t, s)
}

func TestADocumentThatComesToBearAMarkIsGoneFromNamesAtOnce(t *testing.T) {
	s := open(t)
	d := naming("1/KH-UBND", khueLinh, 2024, "", "Sở Y tế tỉnh Khuê Lĩnh")
	putNamed(t, s, d)
	d.Header.Secrecy = "Mật"
	mustPut(t, s, d, source("/1/KH-UBND", d.Header.Number), "2")
	if open, local := counts(t, s, corpus.NameBody, khueLinhID, false), counts(t, s, corpus.NameBody, khueLinhID, true); open != "" || local != "ban-hanh 1" {
		t.Errorf("network %q, here %q", open, local)
	}
	agree(t, s)
}

// Whatever comes, changes, is joined, taken over or goes, names are those of the documents that are there.
func TestNamesAreThoseOfTheDocumentsWhateverHappens(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 11))
		s := open(t)
		for step := range 60 {
			path := fmt.Sprintf("/%d", r.IntN(12))
			if r.IntN(4) == 0 {
				if _, err := s.RemoveFile(t.Context(), path, "thử"); err != nil {
					t.Fatal(err)
				}
			} else {
				d := drawn(r)
				for _, name := range bodies {
					if name != "" && r.IntN(2) == 0 && d.Text != "" {
						d.Entities = append(d.Entities, corpus.Entity{Span: corpus.Span{End: 1}, Quote: d.Text[:1], Kind: corpus.EntityOrganisation, Name: name, Specific: true})
					}
				}
				mustPut(t, s, d, source(path, fmt.Sprint(step)), "1")
			}
			if r.IntN(3) == 0 {
				link(t, s)
			}
		}
		link(t, s)
		agree(t, s)
		ids, err := texts(t.Context(), s.reader, "SELECT id FROM documents ORDER BY id")
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range ids {
			d, err := s.Document(t.Context(), corpus.ID(id))
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for _, n := range corpus.Namings(d.Header, d.Entities) {
				if d.Cited && n.Use == corpus.UseIssues {
					n.Use = corpus.UseWanted
				}
				if d.VersionOf == "" {
					want = append(want, fmt.Sprintf("%d %s %d %d", kindNumber(n.Kind), n.Key, useNumber(n.Use), issuedNumber(d.Header)))
				}
			}
			slices.Sort(want)
			got, err := texts(t.Context(), s.reader, `SELECT n.kind || ' ' || n.key || ' ' || u."use" || ' ' || u.issued FROM name_uses u JOIN names n ON n.n = u.name JOIN name_docs d ON d.n = u.doc WHERE d.doc = ? ORDER BY 1`, id)
			if err != nil {
				t.Fatal(err)
			}
			slices.Sort(got)
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("seed %d, %s (-want +got):\n%s", seed, id, d)
			}
		}
	}
}
