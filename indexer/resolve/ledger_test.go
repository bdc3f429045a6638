package resolve

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func day(y, m, d int) corpus.Date { return corpus.Date{Year: y, Month: m, Day: d} }

func held154(id corpus.ID, issuer string, issued corpus.Date) corpus.Holder {
	return corpus.Holder{ID: id, Shown: id, Number: "154/KH-UBND", Type: "Kế hoạch", Issuer: issuer, Issued: issued}
}

// says is a citation in a report of the province of Vân Sơn of 2025.
func says(doc corpus.ID, ref int, r corpus.Reference) corpus.Mention {
	return corpus.Mention{Doc: doc, Ref: ref, Reference: r, ByIssuer: "Sở Y tế tỉnh Vân Sơn", ByPlace: "Vân Sơn", ByIssued: day(2025, 11, 3)}
}

func TestACitationIsJudgedByWhatItStates(t *testing.T) {
	vanSon := held154("a", "Ủy ban nhân dân tỉnh Vân Sơn", day(2025, 3, 27))
	khe := held154("b", "Ủy ban nhân dân tỉnh Khê Hạ", day(2024, 5, 1))
	last := held154("c", "Ủy ban nhân dân tỉnh Vân Sơn", day(2024, 2, 2))
	decree := corpus.Holder{ID: "d", Shown: "d", Number: "30/2020/NĐ-CP", Type: "Nghị định", Issued: day(2020, 3, 5)}
	party := corpus.Holder{ID: "p", Shown: "p", Number: "18-NQ/TW", Type: "Nghị quyết", Issuer: "Ban Chấp hành Trung ương", Issued: day(2017, 10, 25),
		Abstract: "Một số vấn đề về tiếp tục đổi mới, sắp xếp tổ chức bộ máy của hệ thống chính trị"}
	plan := corpus.Reference{Canonical: "154/KH-UBND", DocType: "Kế hoạch"}
	with := func(r corpus.Reference, change func(*corpus.Reference)) corpus.Reference { change(&r); return r }
	for _, c := range []struct {
		name  string
		ref   corpus.Reference
		held  []corpus.Holder
		state corpus.LinkState
		to    corpus.ID
		open  []corpus.ID
	}{
		{"nothing held", plan, nil, corpus.LinkAbsent, "", nil},
		{"the same body in the same year", plan, []corpus.Holder{vanSon}, corpus.LinkResolved, "a", nil},
		{"of two years, the year of the citing document", plan, []corpus.Holder{vanSon, last}, corpus.LinkResolved, "a", nil},
		{"a number of another year proves nothing", plan, []corpus.Holder{last}, corpus.LinkAmbiguous, "", []corpus.ID{"c"}},
		{"another province", plan, []corpus.Holder{khe}, corpus.LinkAbsent, "", nil},
		{"another province, named", with(plan, func(r *corpus.Reference) { r.Issuer = "UBND tỉnh Khê Hạ" }), []corpus.Holder{vanSon}, corpus.LinkAbsent, "", nil},
		{"the same day", with(plan, func(r *corpus.Reference) { r.Date = khe.Issued }), []corpus.Holder{vanSon, khe}, corpus.LinkResolved, "b", nil},
		{"another day", with(plan, func(r *corpus.Reference) { r.Date = day(2023, 1, 1) }), []corpus.Holder{vanSon}, corpus.LinkAbsent, "", nil},
		{"the year alone", with(plan, func(r *corpus.Reference) { r.Date = day(2024, 0, 0) }), []corpus.Holder{vanSon, last}, corpus.LinkResolved, "c", nil},
		{"an abbreviated issuer", with(plan, func(r *corpus.Reference) { r.Issuer = "UBND tỉnh" }), []corpus.Holder{vanSon}, corpus.LinkResolved, "a", nil},
		{"another type", with(plan, func(r *corpus.Reference) { r.DocType = "Quyết định" }), []corpus.Holder{vanSon}, corpus.LinkAbsent, "", nil},
		{"two with the same day", with(plan, func(r *corpus.Reference) { r.Date = vanSon.Issued }),
			[]corpus.Holder{vanSon, held154("z", "", vanSon.Issued)}, corpus.LinkAmbiguous, "", []corpus.ID{"a", "z"}},
		{"a year in the number", corpus.Reference{Canonical: "30/2020/NĐ-CP", Year: "2020", DocType: "Nghị định"}, []corpus.Holder{decree}, corpus.LinkResolved, "d", nil},
		{"a year that cannot be", corpus.Reference{Canonical: "30/2202/NĐ-CP", Year: "2202"}, nil, corpus.LinkMalformed, "", nil},
		{"the Party's, of an earlier term", corpus.Reference{Canonical: "18-NQ/TW", DocType: "Nghị quyết"}, []corpus.Holder{party}, corpus.LinkAmbiguous, "", []corpus.ID{"p"}},
		{"the Party's, of the same subject", corpus.Reference{Canonical: "18-NQ/TW", Title: "một số vấn đề về tiếp tục đổi mới, sắp xếp tổ chức bộ máy"}, []corpus.Holder{party},
			corpus.LinkResolved, "p", nil},
		{"issued later", corpus.Reference{Canonical: "154/KH-UBND"}, []corpus.Holder{held154("n", "Ủy ban nhân dân tỉnh Vân Sơn", day(2026, 1, 2))}, corpus.LinkAbsent, "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Ledger(corpus.CitedGroup{Holders: c.held, Mentions: []corpus.Mention{says("x", 1, c.ref)}}).Lines
			if len(got) != 1 || got[0].State != c.state || got[0].To != c.to || !cmp.Equal(got[0].Candidates, c.open) || got[0].Reason == "" {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestACitationWithoutANumberNeedsTheWholeSubject(t *testing.T) {
	decree := corpus.Holder{ID: "d", Shown: "d", Number: "340/2025/NĐ-CP", Type: "Nghị định", Issuer: "Chính phủ", Issued: day(2025, 2, 1),
		Abstract: "Quy định xử phạt vi phạm hành chính trong lĩnh vực tiền tệ và ngân hàng"}
	party := corpus.Holder{ID: "p", Shown: "p", Number: "57-NQ/TW", Type: "Nghị quyết", Issuer: "Bộ Chính trị", Issued: day(2024, 12, 22),
		Abstract: "về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia"}
	for _, c := range []struct {
		name  string
		ref   corpus.Reference
		held  corpus.Holder
		state corpus.LinkState
	}{
		{"another field", corpus.Reference{DocType: "Nghị định", Issuer: "Chính phủ", Title: "quy định xử phạt vi phạm hành chính trong lĩnh vực đất đai"}, decree, corpus.LinkAbsent},
		{"cut short", corpus.Reference{DocType: "Nghị định", Issuer: "Chính phủ", Title: "quy định xử phạt vi phạm hành chính"}, decree, corpus.LinkAbsent},
		{"decrees of one name follow each other", corpus.Reference{DocType: "Nghị định", Issuer: "Chính phủ", Title: decree.Abstract}, decree, corpus.LinkAmbiguous},
		{"with its year", corpus.Reference{DocType: "Nghị định", Date: day(2025, 0, 0), Title: decree.Abstract}, decree, corpus.LinkResolved},
		{"the body and the subject", corpus.Reference{DocType: "Nghị quyết", Issuer: "Bộ Chính trị", Title: party.Abstract}, party, corpus.LinkResolved},
		{"the subject alone", corpus.Reference{DocType: "Nghị quyết", Title: party.Abstract}, party, corpus.LinkAmbiguous},
	} {
		got := Ledger(corpus.CitedGroup{Holders: []corpus.Holder{c.held}, Mentions: []corpus.Mention{says("x", 1, c.ref)}})
		if len(got.Lines) != 1 || got.Lines[0].State != c.state || len(got.Stubs) != 0 {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

func TestWhatOneCitationLacksAnotherOfTheSameDocumentGives(t *testing.T) {
	r := corpus.Reference{Canonical: "57-NQ/TW", DocType: "Nghị quyết"}
	dated := r
	dated.Date, dated.Issuer, dated.Title = day(2024, 12, 22), "Bộ Chính trị", "về đột phá phát triển khoa học, công nghệ"
	l := Ledger(corpus.CitedGroup{Mentions: []corpus.Mention{says("x", 1, r), says("x", 2, dated), says("y", 1, r)}})
	if len(l.Stubs) != 1 || l.Lines[0].Stub != 1 || l.Lines[1].Stub != 1 {
		t.Fatalf("%+v", l)
	}
	if h := l.Stubs[0].Header; h.Issued != dated.Date || h.Issuer != "Bộ Chính trị" || h.Abstract != dated.Title || h.Evidence[corpus.FieldIssued].Method == "" {
		t.Errorf("%+v", h)
	}
}

func TestAStubNeedsWhatNamesOneDocument(t *testing.T) {
	for _, c := range []struct {
		name  string
		refs  []corpus.Reference
		stubs int
	}{
		{"a number alone", []corpus.Reference{{Canonical: "57-NQ/TW"}}, 0},
		{"a year in the number of a central body", []corpus.Reference{{Canonical: "30/2020/NĐ-CP"}}, 1},
		{"two spellings of one decree", []corpus.Reference{{Canonical: "30/2020/NĐ-CP"}, {Canonical: "30/2020/NĐ-CP", Date: day(2020, 3, 5)}}, 1},
		{"two days of one number", []corpus.Reference{{Canonical: "18-NQ/TW", Date: day(2017, 10, 25)}, {Canonical: "18-NQ/TW", Date: day(2022, 6, 16)}}, 2},
		{"the province's own, of a year", []corpus.Reference{{Canonical: "12/2024/NQ-HĐND"}}, 1},
		{"two provinces", []corpus.Reference{{Canonical: "12/2024/NQ-HĐND", Issuer: "Hội đồng nhân dân tỉnh Khê Hạ"}, {Canonical: "12/2024/NQ-HĐND", Issuer: "Hội đồng nhân dân tỉnh Vân Sơn"}}, 2},
	} {
		var all []corpus.Mention
		for i, r := range c.refs {
			all = append(all, says(corpus.ID(rune('a'+i)), 1, r))
		}
		l := Ledger(corpus.CitedGroup{Mentions: all})
		if len(l.Stubs) != c.stubs {
			t.Errorf("%s: %+v", c.name, l.Stubs)
		}
		for i := range all {
			all[i].Secret = true
		}
		if l := Ledger(corpus.CitedGroup{Mentions: all}); len(l.Stubs) != 0 {
			t.Errorf("%s: citations of secret documents make %+v", c.name, l.Stubs)
		}
	}
}

func TestPublicCitationsKnowNothingOfSecretDocuments(t *testing.T) {
	r := corpus.Reference{Canonical: "154/KH-UBND", Date: day(2025, 3, 27)}
	group := corpus.CitedGroup{Mentions: []corpus.Mention{says("x", 1, r)}}
	want := Ledger(group)
	hidden := held154("h", "Ủy ban nhân dân tỉnh Vân Sơn", r.Date)
	hidden.Secret = true
	group.Holders = []corpus.Holder{hidden}
	if d := cmp.Diff(want, Ledger(group)); d != "" {
		t.Error(d)
	}
	group.Mentions[0].Secret = true
	if got := Ledger(group).Lines[0]; got.To != "h" {
		t.Errorf("a secret document's citation: %+v", got)
	}
}

func TestTheOrderOfAGroupDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	days := []corpus.Date{{}, day(2024, 0, 0), day(2024, 5, 1), day(2025, 3, 27)}
	issuers := []string{"", "UBND tỉnh", "Ủy ban nhân dân tỉnh Khê Hạ", "Ủy ban nhân dân tỉnh Vân Sơn"}
	for range 300 {
		g := corpus.CitedGroup{}
		for i := range r.IntN(4) {
			g.Holders = append(g.Holders, held154(corpus.ID(rune('A'+i)), issuers[r.IntN(4)], days[r.IntN(4)]))
		}
		for i := range 1 + r.IntN(8) {
			m := says(corpus.ID(rune('a'+i/2)), i, corpus.Reference{Canonical: "154/KH-UBND", Date: days[r.IntN(4)], Issuer: issuers[r.IntN(4)]})
			m.Secret = r.IntN(9) == 0
			g.Mentions = append(g.Mentions, m)
		}
		want := Ledger(g)
		for range 3 {
			r.Shuffle(len(g.Holders), func(i, j int) { g.Holders[i], g.Holders[j] = g.Holders[j], g.Holders[i] })
			r.Shuffle(len(g.Mentions), func(i, j int) { g.Mentions[i], g.Mentions[j] = g.Mentions[j], g.Mentions[i] })
			if d := cmp.Diff(want, Ledger(g)); d != "" {
				t.Fatal(d)
			}
		}
	}
}

func TestPlacesOfADocumentAreFoundFromWhereTheyAreCited(t *testing.T) {
	d := &corpus.Document{Text: "0123456789012345678901234567890123456789"}
	sec := func(id corpus.SectionID, k corpus.SectionKind, start, end int) {
		d.Sections = append(d.Sections, corpus.Section{ID: id, Kind: k, Span: corpus.Span{Start: start, End: end}})
	}
	sec("dieu-1", corpus.SectionArticle, 0, 10)
	sec("dieu-1.khoan-1", corpus.SectionClause, 2, 5)
	sec("dieu-1.khoan-2", corpus.SectionClause, 5, 10)
	sec("dieu-2", corpus.SectionArticle, 10, 20)
	sec("phu-luc-i", corpus.SectionAnnex, 20, 40)
	sec("phu-luc-i.dieu-2", corpus.SectionArticle, 22, 40)
	for _, c := range []struct {
		at   int
		p    corpus.Provision
		want corpus.SectionID
	}{
		{6, corpus.Provision{Dieu: "this"}, "dieu-1"},
		{6, corpus.Provision{Khoan: "1", Dieu: "this"}, "dieu-1.khoan-1"},
		{6, corpus.Provision{Khoan: "1"}, "dieu-1.khoan-1"},
		{6, corpus.Provision{Khoan: "this"}, "dieu-1.khoan-2"},
		{6, corpus.Provision{Dieu: "2"}, "dieu-2"},
		{25, corpus.Provision{Dieu: "2"}, "phu-luc-i.dieu-2"},
		{25, corpus.Provision{Dieu: "1", Khoan: "2"}, "dieu-1.khoan-2"},
		{6, corpus.Provision{Dieu: "9"}, ""},
	} {
		d.References = []corpus.Reference{{Span: corpus.Span{Start: c.at, End: c.at + 1}, Kind: corpus.ReferenceInternal, Provisions: []corpus.Provision{c.p}}}
		got := Within(d)
		if len(got) != 1 || got[0].State != corpus.LinkSelf || got[0].Section != c.want {
			t.Errorf("at %d %+v: %+v", c.at, c.p, got)
		}
	}
}
