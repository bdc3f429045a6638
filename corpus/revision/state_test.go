package revision

import (
	"testing"

	"vankho/corpus"
	"vankho/corpus/validity"
)

// clause is an act that gives khoản 3 Điều 2 of a document another text.
func clause(id corpus.ID, day string, to corpus.ID, text string) *act {
	return acting(id, day, to, "dieu-1|Điều 1. Sửa đổi một số điều", "dieu-1.khoan-1|1. Sửa đổi khoản 3 Điều 2 như sau:", "dieu-1.khoan-1.trich.khoan-3|3. "+text).
		orders("Sửa đổi khoản 3 Điều 2", corpus.OperationReplace, "2.3", "", "3. "+text)
}

// of is the only step that a document does.
func of(t *testing.T, r corpus.Revision, actor corpus.ID) corpus.RevisionStep {
	t.Helper()
	var out []corpus.RevisionStep
	for _, s := range r.Steps {
		if s.Actor == actor {
			out = append(out, s)
		}
	}
	if len(out) != 1 {
		t.Fatalf("%d steps of %s", len(out), actor)
	}
	return out[0]
}

func TestALaterChangeFindsTheWordsOfTheEarlierOne(t *testing.T) {
	r := revised(law(), clause("b", "2021-01-01", "luat", "Hai ngày."),
		acting("c", "2022-01-01", "luat", "dieu-1|Điều 1. Thay cụm từ “Hai ngày” bằng cụm từ “Ba ngày” tại khoản 3 Điều 2.").orders("Thay cụm từ", corpus.OperationReword, "2.3", "Hai ngày", "Ba ngày"))
	for day, want := range map[string]string{"2020-12-31": "3. Thời hạn là 05 ngày.", "2021-01-01": "3. Hai ngày.", "2022-01-01": "3. Ba ngày."} {
		if got := said(t, r, "dieu-2.khoan-3", day); got.Text() != want || got.Marked() != (day > "2021") {
			t.Errorf("%s: %q, marked %v", day, got.Text(), got.Marked())
		}
	}
	if got := said(t, r, "dieu-2", "2022-06-01"); len(got.Steps) != 2 || got.Since != date("2022-01-01") || got.State != corpus.RevisedAssembled {
		t.Errorf("the article: %s since %v by %v", got.State, got.Since, got.Steps)
	}
}

func TestWhatIsRenumberedIsFoundByItsNewNumber(t *testing.T) {
	a := acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Chuyển khoản 3 Điều 2 thành khoản 4.").orders("Chuyển khoản 3 Điều 2 thành khoản 4", corpus.OperationRenumber, "2.3", "", "", becomes("2.4"))
	later := acting("c", "2022-01-01", "luat", "dieu-1|Điều 1. Bỏ cụm từ “05” tại khoản 4 Điều 2; bãi bỏ khoản 3 Điều 2.").orders("Bỏ cụm từ", corpus.OperationDropWords, "2.4", "05", "").
		orders("bãi bỏ khoản 3", corpus.OperationRepeal, "2.3", "", "")
	r := revised(law(), a, later)
	if got := said(t, r, "dieu-2.khoan-4", "2022-01-01").Text(); got != "4. Thời hạn là ngày." {
		t.Errorf("%q", got)
	}
	if got := said(t, r, "dieu-2.khoan-4", "2021-06-01"); got.State != corpus.RevisedRenumbered || !got.Marked() {
		t.Errorf("%s, marked %v", got.State, got.Marked())
	}
	if s := r.Steps[2]; s.Outcome != corpus.StepUnplaced || s.Reason != "Không còn khoản 3 Điều 2 trong văn bản được sửa đổi: đã đổi thành khoản 4." || len(r.Unplaced) != 1 {
		t.Errorf("%s: %s", s.Outcome, s.Reason)
	}
	i, _ := r.Find("dieu-2.khoan-3", corpus.Date{})
	if names := r.Provisions[i].Names; len(names) != 2 || names[1].Path != "dieu-2.khoan-4" || names[1].Since != date("2021-01-01") {
		t.Errorf("%+v", names)
	}
}

func TestDocumentsThatDisagreeOnOneDayAreBothShownAndNoneCarriedOut(t *testing.T) {
	r := revised(law(), clause("b", "2021-01-01", "luat", "Hai ngày."), clause("c", "2021-01-01", "luat", "Ba ngày."))
	for _, id := range []corpus.ID{"b", "c"} {
		if s := of(t, r, id); s.Outcome != corpus.StepDisputed || len(s.Against) != 1 || s.Reason == "" {
			t.Errorf("%s: %s %s", id, s.Outcome, s.Reason)
		}
	}
	if got := said(t, r, "dieu-2.khoan-3", "2021-01-01"); got.State != corpus.RevisedTouched || got.Text() != "3. Thời hạn là 05 ngày." || len(got.Doubts) != 2 {
		t.Errorf("%s %q", got.State, got.Text())
	}
	if got := said(t, r, "dieu-2.khoan-1", "2021-01-01").State; got != corpus.RevisedOriginal {
		t.Errorf("the clause beside: %s", got)
	}
	same := revised(law(), clause("b", "2021-01-01", "luat", "Hai ngày."), clause("c", "2021-01-01", "luat", "Hai ngày."))
	if got := said(t, same, "dieu-2.khoan-3", "2021-01-01"); got.State != corpus.RevisedAssembled || got.Text() != "3. Hai ngày." {
		t.Errorf("where both say the same: %s %q", got.State, got.Text())
	}
}

func TestAnActThatHadEndedDoesNothingAndOneThatEndsLaterLeavesItsWords(t *testing.T) {
	ended := func(day string) *act {
		a := clause("b", "2021-01-01", "luat", "Hai ngày.")
		by := validity.Actor{ID: "z", Number: "z", Issued: date("2020-12-10"), First: date(day)}
		a.facts.Events = []validity.Event{{Relation: corpus.RelationRepeals, From: by, By: by, Scope: corpus.ScopeWhole, Strong: true, Quote: "bãi bỏ b", Span: corpus.Span{End: 9}}}
		return a
	}
	r := revised(law(), ended("2020-12-20"))
	if s := of(t, r, "b"); s.Outcome != corpus.StepVoid || said(t, r, "dieu-2.khoan-3", "2022-01-01").State != corpus.RevisedOriginal {
		t.Errorf("ended before: %s %s", s.Outcome, s.Reason)
	}
	r = revised(law(), ended("2022-01-01"))
	if s := of(t, r, "b"); s.Outcome != corpus.StepApplied || s.Reason != "b hết hiệu lực từ 01/01/2022; lời đã sửa đổi vẫn giữ, vì bãi bỏ văn bản sửa đổi không tự khôi phục lời cũ." {
		t.Errorf("ended later: %s %s", s.Outcome, s.Reason)
	}
	if got := said(t, r, "dieu-2.khoan-3", "2023-01-01").Text(); got != "3. Hai ngày." {
		t.Errorf("%q", got)
	}
}

func TestAChangeOfAChangeIsCarriedThroughToTheBase(t *testing.T) {
	b := clause("b", "2021-01-01", "luat", "Hai ngày.")
	c := acting("c", "2022-01-01", "b", "dieu-1|Điều 1. Sửa đổi khoản 1 Điều 1 của b như sau:", "dieu-1.trich.khoan-1|1. Sửa đổi khoản 3 Điều 2 như sau:", "dieu-1.trich.khoan-1.trich.khoan-3|3. Bảy ngày.").
		orders("Sửa đổi khoản 1 Điều 1", corpus.OperationReplace, "1.1", "", "1. Sửa đổi khoản 3 Điều 2 như sau:\n3. Bảy ngày.")
	r := revised(law(), b, c)
	s := of(t, r, "c")
	if s.Outcome != corpus.StepApplied || s.Through != "b" || said(t, r, "dieu-2.khoan-3", "2022-01-01").Text() != "3. Bảy ngày." {
		t.Errorf("%s %s: %q", s.Outcome, s.Reason, said(t, r, "dieu-2.khoan-3", "2022-01-01").Text())
	}
	if got := said(t, r, "dieu-2.khoan-3", "2021-12-31").Text(); got != "3. Hai ngày." {
		t.Errorf("the day before: %q", got)
	}
	c.Document.Instructions[0].Operation = corpus.OperationRepeal
	r = revised(law(), b, c)
	if s := of(t, r, "c"); s.Outcome != corpus.StepRefused || said(t, r, "dieu-2.khoan-3", "2022-01-01").State != corpus.RevisedTouched {
		t.Errorf("repealed: %s %s", s.Outcome, s.Reason)
	}
}

// b gives khoản 3 new words from 2021; c is in force before that day, or on it.
func TestAChangeThatIsChangedBeforeItsDayFollowsTheLaterWords(t *testing.T) {
	change := func(words, operation string) *act {
		return acting("c", "2020-12-20", "b", "dieu-1|"+words).orders(words, corpus.Operation(operation), "1.1", "Hai", "Bảy")
	}
	reword := string(corpus.OperationReword)
	for _, x := range []struct {
		name   string
		c      *act
		says   string
		state  corpus.RevisionState
		of, by corpus.StepOutcome
	}{
		{"its new words", change("Thay cụm từ “Hai” bằng cụm từ “Bảy” tại khoản 1 Điều 1 của b.", reword), "3. Bảy ngày.", corpus.RevisedAssembled, corpus.StepApplied, corpus.StepApplied},
		{"in a way that cannot be carried out", change("Sửa “Hai” thành “Bảy” cho phù hợp tại khoản 1 Điều 1 của b.", string(corpus.OperationRetitle)), "3. Thời hạn là 05 ngày.", corpus.RevisedTouched, corpus.StepDisputed, corpus.StepDisputed},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := revised(law(), clause("b", "2021-01-01", "luat", "Hai ngày."), x.c)
			if got := said(t, r, "dieu-2.khoan-3", "2021-01-01"); got.Text() != x.says || got.State != x.state {
				t.Errorf("%s: %q", got.State, got.Text())
			}
			if b, c := of(t, r, "b"), of(t, r, "c"); b.Outcome != x.of || c.Outcome != x.by || c.Through != "b" || b.Day != c.Day {
				t.Errorf("b is %s on %s, c %s on %s", b.Outcome, b.Day, c.Outcome, c.Day)
			}
			if got := said(t, r, "dieu-2.khoan-3", "2020-12-31"); got.State != corpus.RevisedOriginal {
				t.Errorf("the day before it is %s", got.State)
			}
		})
	}
}

func TestWhatIsNotCarriedOutSaysWhy(t *testing.T) {
	undated := clause("b", "2021-01-01", "luat", "Hai ngày.")
	undated.facts.Effect = nil
	doubtful := clause("b", "2021-01-01", "luat", "Hai ngày.")
	doubtful.Document.Instructions[0].Doubt = "câu sửa đổi khó đọc"
	early := clause("b", "2019-01-01", "luat", "Hai ngày.")
	for _, c := range []struct {
		name    string
		act     *act
		outcome corpus.StepOutcome
		reason  string
		state   corpus.RevisionState
	}{
		{"no day", undated, corpus.StepUndated, "Chưa rõ ngày b có hiệu lực nên chưa ghép.", corpus.RevisedTouched},
		{"a doubtful sentence", doubtful, corpus.StepRefused, "Câu sửa đổi khó đọc.", corpus.RevisedTouched},
		{"older than the base", early, corpus.StepVoid, "b ban hành ngày 02/12/2018, trước văn bản này.", corpus.RevisedOriginal},
		{"no such place", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Bãi bỏ khoản 9 Điều 2.").orders("Bãi bỏ khoản 9", corpus.OperationRepeal, "2.9", "", ""),
			corpus.StepUnplaced, "Không có khoản 9 Điều 2 trong văn bản được sửa đổi.", corpus.RevisedOriginal},
		{"words that are not there", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Bỏ cụm từ “tám ngày” tại khoản 3 Điều 2.").orders("Bỏ cụm từ", corpus.OperationDropWords, "2.3", "tám ngày", ""),
			corpus.StepRefused, "Không thấy “tám ngày” ở khoản 3 Điều 2 vào ngày đó.", corpus.RevisedTouched},
		{"a wording without its number", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Sửa đổi khoản 3 Điều 2 như sau: “Lời khác.”").orders("Sửa đổi khoản 3", corpus.OperationReplace, "2.3", "", "Lời khác."),
			corpus.StepRefused, "Lời văn mới không mang số hiệu “khoản 3 Điều 2” nên chưa rõ nó thay phần nào.", corpus.RevisedTouched},
		{"a clause that is there already", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Bổ sung khoản 3 Điều 2 như sau:", "dieu-1.trich.khoan-3|3. Thêm.").orders("Bổ sung khoản 3", corpus.OperationInsert, "2.3", "", "3. Thêm."),
			corpus.StepRefused, "Văn bản đã có khoản 3 Điều 2 vào ngày đó.", corpus.RevisedTouched},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := revised(law(), c.act)
			if s := of(t, r, "b"); s.Outcome != c.outcome || s.Reason != c.reason {
				t.Errorf("%s: %s", s.Outcome, s.Reason)
			}
			if got := said(t, r, "dieu-2.khoan-3", "2021-06-01"); got.State != c.state || got.Text() != "3. Thời hạn là 05 ngày." || got.Marked() {
				t.Errorf("%s %q", got.State, got.Text())
			}
		})
	}
}

func TestWordsThatAreKnownAnewEndADoubt(t *testing.T) {
	vague := acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Sửa đổi Điều 2.").orders("Sửa đổi Điều 2", corpus.OperationTouch, "2", "", "")
	r := revised(law(), vague, clause("c", "2022-01-01", "luat", "Hai ngày."))
	for path, want := range map[string]corpus.RevisionState{"dieu-2": corpus.RevisedTouched, "dieu-2.khoan-1": corpus.RevisedTouched, "dieu-2.khoan-3": corpus.RevisedAssembled, "dieu-3": corpus.RevisedOriginal} {
		if got := said(t, r, path, "2022-06-01").State; got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

func TestSuspensionsEndsAndVagueChangesChangeNoWord(t *testing.T) {
	by := validity.Actor{ID: "b", Number: "b", Issued: date("2020-12-01"), First: date("2021-01-01")}
	event := func(r corpus.Relation, scope corpus.Scope, until string, places ...string) validity.Event {
		e := validity.Event{Relation: r, From: by, By: by, Scope: scope, Strong: true, Until: date(until), Quote: "câu", Span: corpus.Span{End: 4}}
		for _, p := range places {
			e.Provisions = append(e.Provisions, provision(p))
		}
		return e
	}
	stub := by
	stub.Stub = true
	unknown := event(corpus.RelationAmends, corpus.ScopeProvisions, "")
	unknown.From, unknown.By = stub, stub
	for _, c := range []struct {
		name    string
		event   validity.Event
		states  map[string]corpus.RevisionState // of Điều 3, by day
		outcome corpus.StepOutcome
	}{
		{"a suspension of one article", event(corpus.RelationSuspends, corpus.ScopeProvisions, "2021-12-31", "3"),
			map[string]corpus.RevisionState{"2020-12-31": corpus.RevisedOriginal, "2021-06-01": corpus.RevisedPaused, "2022-01-01": corpus.RevisedOriginal}, corpus.StepNoted},
		{"the end of the whole", event(corpus.RelationReplaces, corpus.ScopeWhole, ""), map[string]corpus.RevisionState{"2020-12-31": corpus.RevisedOriginal, "2021-06-01": corpus.RevisedEnded}, corpus.StepNoted},
		{"a repeal that an edge alone tells", event(corpus.RelationRepeals, corpus.ScopeProvisions, "", "3"),
			map[string]corpus.RevisionState{"2020-12-31": corpus.RevisedOriginal, "2021-06-01": corpus.RevisedEnded}, corpus.StepApplied},
		{"a change of a named article without its words", event(corpus.RelationAmends, corpus.ScopeProvisions, "", "3"),
			map[string]corpus.RevisionState{"2020-12-31": corpus.RevisedOriginal, "2021-06-01": corpus.RevisedTouched}, corpus.StepRefused},
		{"a change of which no text is held", unknown, map[string]corpus.RevisionState{"2020-12-31": corpus.RevisedOriginal, "2021-06-01": corpus.RevisedUnclear}, corpus.StepUnclear},
	} {
		t.Run(c.name, func(t *testing.T) {
			base := law()
			r := Read(Facts{Base: base, Standing: validity.Read(validity.Facts{Actor: validity.Actor{ID: base.ID, Number: "luat", Issued: base.Header.Issued}, Events: []validity.Event{c.event}})})
			if s := of(t, r, "b"); s.Outcome != c.outcome || s.Reason == "" && s.Outcome != corpus.StepApplied {
				t.Errorf("%s: %s", s.Outcome, s.Reason)
			}
			for day, want := range c.states {
				got := said(t, r, "dieu-3", day)
				if got.State != want || got.Text() != "Điều 3. Lưu trữ\nUỷ ban nhân dân lưu trữ hồ sơ." {
					t.Errorf("%s: %s %q, want %s", day, got.State, got.Text(), want)
				}
			}
		})
	}
}

func TestARegisterThatCallsTheDocumentEndedInPartNamesTheCandidates(t *testing.T) {
	base := law()
	by := func(id corpus.ID) validity.Actor {
		return validity.Actor{ID: id, Number: string(id), Issued: date("2020-12-01"), First: date("2021-01-01"), Stub: true}
	}
	f := validity.Facts{Actor: validity.Actor{ID: base.ID, Number: "luat", Issued: base.Header.Issued}, Listed: []validity.Listed{{File: "vb.csv", Status: "Hết hiệu lực một phần", Read: date("2024-01-01")}}}
	for _, id := range []corpus.ID{"b", "c"} {
		f.Events = append(f.Events, validity.Event{Relation: corpus.RelationAmends, From: by(id), By: by(id), Scope: corpus.ScopeProvisions, Quote: "câu", Span: corpus.Span{End: 4}})
	}
	r := Read(Facts{Base: base, Standing: validity.Read(f)})
	want := "Danh mục vb.csv ghi “Hết hiệu lực một phần”; các văn bản có thể là nguyên nhân: b, c; chưa rõ điều khoản nào do văn bản nào."
	if len(r.Notes) != 1 || r.Notes[0] != want || said(t, r, "dieu-1", "2024-01-01").State != corpus.RevisedUnclear {
		t.Errorf("%q, %s", r.Notes, said(t, r, "dieu-1", "2024-01-01").State)
	}
}

func TestOfSeveralPhrasesAPlaceNeedNotHaveAll(t *testing.T) {
	for _, phrases := range [][2]string{{"Thời hạn", "bộ ngành"}, {"bộ ngành", "Thời hạn"}} {
		a := acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Thay cụm từ “"+phrases[0]+"”, “"+phrases[1]+"” bằng cụm từ “Hạn” tại khoản 3 Điều 2.")
		for _, p := range phrases {
			a.orders("Thay cụm từ", corpus.OperationReword, "2.3", p, "Hạn")
		}
		r := revised(law(), a)
		if got := said(t, r, "dieu-2.khoan-3", "2021-01-01"); got.State != corpus.RevisedAssembled || got.Text() != "3. Hạn là 05 ngày." {
			t.Errorf("%v: %s %q, %+v", phrases, got.State, got.Text(), r.Steps)
		}
	}
}
