package store

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/revision"
	"vankho/indexer/resolve"
)

// typed is a text while it is written, with its outline.
type typed struct {
	corpus.Document
	text strings.Builder
}

// section writes a line that begins a section; shut ends it.
func (d *typed) section(id string, kind corpus.SectionKind, label, line string, quoted bool) (shut func()) {
	at, start := len(d.Sections), d.text.Len()
	d.Sections = append(d.Sections, corpus.Section{ID: corpus.SectionID(id), Kind: kind, Label: label, Level: 1 + strings.Count(id, "."), Quoted: quoted, Span: corpus.Span{Start: start}})
	if dot := strings.LastIndexByte(id, '.'); dot >= 0 {
		d.Sections[at].Parent = corpus.SectionID(strings.TrimSuffix(id[:dot], ".trich"))
	}
	d.text.WriteString(line + "\n")
	return func() { d.Sections[at].End = d.text.Len() - 1 }
}

// done is the document that was written.
func (d *typed) done() *corpus.Document {
	d.Text = d.text.String()
	d.Pages = []corpus.Page{{Number: 1, Method: corpus.MethodText, Quality: 1, Span: corpus.Span{End: len(d.Text)}}}
	return &d.Document
}

// greatLaw is a law of many articles, each of four clauses of three points.
func greatLaw(articles int) *corpus.Document {
	d := &typed{}
	d.Title = "Luật Hồ sơ"
	d.Header = corpus.Header{System: corpus.SystemState, Number: "15/2019/QH14", Type: "Luật", Issuer: "Quốc hội", Issued: corpus.Date{Year: 2019, Month: 6, Day: 20}}
	for i := range articles {
		article := fmt.Sprintf("dieu-%d", i+1)
		end := d.section(article, corpus.SectionArticle, fmt.Sprintf("Điều %d", i+1), fmt.Sprintf("Điều %d. Quản lý hồ sơ trong lĩnh vực thứ %d", i+1, i+1), false)
		for k := range 4 {
			clause := fmt.Sprintf("%s.khoan-%d", article, k+1)
			endClause := d.section(clause, corpus.SectionClause, fmt.Sprintf("khoản %d", k+1),
				fmt.Sprintf("%d. Cơ quan chủ quản tiếp nhận hồ sơ của tổ chức, cá nhân trong thời hạn %02d ngày làm việc và thực hiện các việc sau đây:", k+1, i%30+1), false)
			for _, l := range "abc" {
				d.section(fmt.Sprintf("%s.diem-%c", clause, l), corpus.SectionPoint, fmt.Sprintf("điểm %c", l),
					fmt.Sprintf("%c) Kiểm tra tính đầy đủ, hợp lệ của hồ sơ; hướng dẫn tổ chức, cá nhân bổ sung theo quy định của pháp luật;", l), false)()
			}
			endClause()
		}
		end()
	}
	return d.done()
}

// greatAct is the nth law that changes the great one, by a number of instructions at places of its own.
func greatAct(n, instructions, articles int) *corpus.Document {
	d := &typed{}
	issued := corpus.Date{Year: 2020, Month: 1, Day: 10}.Plus(40 * n)
	d.Title = fmt.Sprintf("Luật sửa đổi lần %d", n+1)
	d.Header = corpus.Header{System: corpus.SystemState, Number: fmt.Sprintf("%d/%d/QH14", 100+n, issued.Year), Type: "Luật", Issuer: "Quốc hội", Issued: issued,
		Effective: &corpus.Effect{Date: issued.Plus(30), Rule: corpus.EffectDated}}
	const cited = "Luật Hồ sơ số 15/2019/QH14"
	d.text.WriteString("Sửa đổi, bổ sung một số điều của " + cited + "\n")
	at := corpus.Span{Start: len("Sửa đổi, bổ sung một số điều của "), End: len("Sửa đổi, bổ sung một số điều của ") + len(cited)}
	d.References = []corpus.Reference{{Span: at, Quote: cited, Kind: corpus.ReferenceNumbered, DocType: "Luật", Number: "15", Year: "2019", Symbol: "QH14", Canonical: "15/2019/QH14"}}
	d.Edges = []corpus.Edge{{From: corpus.Self, Relation: corpus.RelationAmends, To: "15/2019/QH14", ToRef: 1, Scope: corpus.ScopeProvisions, Strong: true, Span: corpus.Span{End: at.End}}}
	end := d.section("dieu-1", corpus.SectionArticle, "Điều 1", "Điều 1. Sửa đổi, bổ sung một số điều", false)
	for k := range instructions {
		article := fmt.Sprint((n*instructions+k)*7%articles + 1)
		clause := fmt.Sprintf("dieu-1.khoan-%d", k+1)
		x := corpus.Instruction{Edge: 1}
		mark := func(words string) corpus.Span {
			from := d.text.Len()
			d.text.WriteString(words)
			return corpus.Span{Start: from, End: d.text.Len()}
		}
		id := len(d.Sections)
		d.Sections = append(d.Sections, corpus.Section{ID: corpus.SectionID(clause), Parent: "dieu-1", Level: 2, Kind: corpus.SectionClause, Label: fmt.Sprintf("khoản %d", k+1), Span: corpus.Span{Start: d.text.Len()}})
		quote := func(name string, kind corpus.SectionKind, words string) {
			d.text.WriteString("“")
			x.Wording = mark(words)
			d.Sections = append(d.Sections, corpus.Section{ID: corpus.SectionID(clause + ".trich." + name), Parent: corpus.SectionID(clause), Level: 3, Kind: kind, Label: name, Quoted: true, Span: x.Wording})
			d.text.WriteString("”.\n")
		}
		d.text.WriteString(fmt.Sprintf("%d. ", k+1))
		switch k % 5 {
		case 0, 1:
			x.Operation, x.Provision = corpus.OperationReplace, corpus.Provision{Dieu: article, Khoan: "2"}
			x.Span = mark("Sửa đổi, bổ sung khoản 2 Điều " + article + " như sau:")
			quote("khoan-2", corpus.SectionClause, fmt.Sprintf("2. Cơ quan chủ quản trả kết quả theo lần sửa đổi thứ %d, %s", n+1, strings.Repeat("bảo đảm công khai, minh bạch, thuận lợi cho tổ chức, cá nhân; ", 8)))
		case 2:
			name := fmt.Sprintf("%s%c", article, 'a'+n%20)
			x.Operation, x.Provision, x.Anchor, x.Side = corpus.OperationInsert, corpus.Provision{Dieu: name}, corpus.Provision{Dieu: article}, corpus.SideAfter
			x.Span = mark("Bổ sung Điều " + name + " vào sau Điều " + article + " như sau:")
			quote("dieu-"+name, corpus.SectionArticle, "Điều "+name+". Quy định mới\nTổ chức, cá nhân nộp hồ sơ trên môi trường điện tử.")
		case 3:
			x.Operation, x.Provision = corpus.OperationRepeal, corpus.Provision{Dieu: article, Khoan: "4", Diem: "b"}
			x.Span = mark("Bãi bỏ điểm b khoản 4 Điều " + article + ".")
			d.text.WriteByte('\n')
		case 4:
			from := d.text.Len()
			d.text.WriteString("Thay thế cụm từ “")
			x.Operation, x.Old = corpus.OperationReword, mark("cơ quan chủ quản")
			d.text.WriteString("” bằng cụm từ “")
			x.Wording = mark("cơ quan có thẩm quyền")
			d.text.WriteString("” tại Điều " + article + ".\n")
			x.Provision, x.Span = corpus.Provision{Dieu: article}, corpus.Span{Start: from, End: d.text.Len() - 1}
		}
		d.Sections[id].End = d.text.Len() - 1
		d.Instructions = append(d.Instructions, x)
	}
	end()
	return d.done()
}

func TestTheStoreAssemblesWhatItsDocumentsOrder(t *testing.T) {
	s := open(t)
	law := greatLaw(30)
	law.ID = mustPut(t, s, law, source("luat.docx", "0"), "1").ID
	secret := greatAct(2, 5, 30)
	secret.Header.Secrecy = "MẬT"
	for i, d := range []*corpus.Document{greatAct(0, 5, 30), greatAct(1, 5, 30), secret} {
		d.ID = mustPut(t, s, d, source(fmt.Sprintf("sua-%d.docx", i), fmt.Sprint(i+1)), "1").ID
	}
	link(t, s)
	for _, c := range []struct {
		secret bool
		steps  int
	}{{false, 10}, {true, 15}} {
		r, err := s.Revision(t.Context(), law.ID, c.secret)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Steps) != c.steps || len(r.Actors) != c.steps/5 {
			t.Errorf("secret %v: %d steps of %d documents", c.secret, len(r.Steps), len(r.Actors))
		}
		for _, x := range r.Steps {
			if x.Outcome != corpus.StepApplied || x.Section == "" {
				t.Errorf("%s of %s: %s %s", x.Operation, x.Section, x.Outcome, x.Reason)
			}
		}
		if got := r.At(0, corpus.Date{}).Text(); got != law.Text {
			t.Error("the first text is not that of the law")
		}
	}
	if _, err := s.Revision(t.Context(), "khong-co", false); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("no such document: %v", err)
	}
}

func TestWhatAFormerReleaseReadIsNotBlamedOnItsSentences(t *testing.T) {
	for _, c := range []struct {
		name, pipeline string
		unread         bool
	}{{"read before instructions were", "8", true}, {"and corrected since", "8 5f1c", true}, {"read with them", "9", false}} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t)
			law := greatLaw(3)
			law.ID = mustPut(t, s, law, source("luat.docx", "0"), c.pipeline).ID
			act := greatAct(0, 5, 3)
			act.Instructions = nil
			mustPut(t, s, act, source("sua.docx", "1"), c.pipeline)
			link(t, s)
			r, err := s.Revision(t.Context(), law.ID, false)
			if err != nil || len(r.Steps) != 1 {
				t.Fatalf("%d steps, %v", len(r.Steps), err)
			}
			x := r.Steps[0]
			if got := strings.Contains(x.Reason, "bản cũ của chương trình"); got != c.unread || x.Outcome == corpus.StepApplied || r.At(0, corpus.Date{Year: 2030, Month: 1, Day: 1}).State == corpus.RevisedOriginal {
				t.Errorf("%s: %s", x.Outcome, x.Reason)
			}
		})
	}
}

func BenchmarkRevision(b *testing.B) {
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "kho"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close() //nolint:errcheck // a store of a test
	const articles, acts, orders = 200, 20, 20
	law := greatLaw(articles)
	put := func(d *corpus.Document, name string) corpus.ID {
		r, err := s.Put(b.Context(), d, source(name, name), "1")
		if err != nil {
			b.Fatal(err)
		}
		return r.ID
	}
	id := put(law, "luat.docx")
	for n := range acts {
		put(greatAct(n, orders, articles), fmt.Sprintf("sua-%d.docx", n))
	}
	for n := 1; n > 0; {
		if n, err = s.Link(b.Context(), 300, Judge{resolve.Ledger, resolve.Join, resolve.Merge}); err != nil {
			b.Fatal(err)
		}
	}
	var f revision.Facts
	b.Run("store", func(b *testing.B) {
		for b.Loop() {
			r, err := s.Revision(b.Context(), id, false)
			if err != nil || len(r.Steps) != acts*orders {
				b.Fatalf("%d steps, %v", len(r.Steps), err)
			}
		}
		b.ReportMetric(float64(len(law.Text)), "bytes")
	})
	b.Run("pure", func(b *testing.B) {
		tx, err := s.reader.BeginTx(b.Context(), &sql.TxOptions{ReadOnly: true})
		if err != nil {
			b.Fatal(err)
		}
		defer tx.Rollback() //nolint:errcheck // it only read
		if f, err = revisionFacts(b.Context(), tx, id, false); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if r := revision.Read(f); len(r.Steps) != acts*orders {
				b.Fatal(len(r.Steps))
			}
		}
	})
	r := revision.Read(f)
	day := r.Days[len(r.Days)-1]
	b.Run("text", func(b *testing.B) {
		for b.Loop() {
			r.At(0, day)
		}
	})
}
