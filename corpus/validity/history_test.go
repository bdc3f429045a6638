package validity

import (
	"strings"
	"testing"

	"vankho/corpus"
)

func date(s string) corpus.Date {
	d, ok := corpus.ParseISODate(s)
	if !ok {
		panic(s)
	}
	return d
}

// today is the day of the tests.
const today = "2026-11-01"

func actor(number, issued, first string) Actor {
	return Actor{ID: corpus.ID(number), Number: number, Type: "Quyết định", Issued: date(issued), First: date(first)}
}

// decision is the document that things are done to.
func decision(issued, effect string) Facts {
	f := Facts{Actor: actor("10/2023/QĐ-UBND", issued, effect)}
	if effect != "" {
		f.Effect = &corpus.Effect{Date: date(effect), Rule: corpus.EffectDated}
	}
	return f
}

func (f Facts) with(events ...Event) Facts {
	f.Events = append(f.Events, events...)
	return f
}

func (f Facts) listed(statuses ...string) Facts {
	for _, s := range statuses {
		f.Listed = append(f.Listed, Listed{File: "danh-muc.csv", Row: "dòng 2", Status: s, Read: date("2026-10-30")})
	}
	return f
}

// event is what a document does to the decision, in its own words.
func event(relation corpus.Relation, from Actor, sections ...corpus.SectionID) Event {
	e := Event{Relation: relation, From: from, By: from, Scope: corpus.ScopeWhole, Strong: true, Quote: "câu của " + from.Number, Span: corpus.Span{End: 10}}
	if len(sections) > 0 {
		e.Scope, e.Sections = corpus.ScopeProvisions, sections
	}
	return e
}

func (e Event) between(since, until string) Event {
	e.Since, e.Until = date(since), date(until)
	return e
}

func (e Event) saidBy(by Actor) Event {
	e.By = by
	return e
}

func (e Event) reaching(s corpus.Scope, provisions ...corpus.Provision) Event {
	e.Scope, e.Provisions = s, provisions
	return e
}

var (
	later  = actor("20/2024/QĐ-UBND", "2024-08-12", "2024-09-01")
	newer  = actor("30/2027/QĐ-UBND", "2026-10-20", "2027-01-01")
	older  = actor("05/2020/QĐ-UBND", "2020-02-03", "2020-03-01")
	silent = actor("40/2025/QĐ-UBND", "2025-05-05", "")
	scrap  = Actor{ID: "dt", Number: "…/2025/QĐ-UBND", Issued: date("2025-01-01"), First: date("2025-01-01"), Draft: true}
)

func TestTheStandingOfADayFollowsTheRules(t *testing.T) {
	plain := decision("2023-06-20", "2023-07-01")
	until := decision("2023-06-20", "2023-07-01")
	until.Effect = &corpus.Effect{Date: date("2023-07-01"), Until: date("2025-06-30"), Rule: corpus.EffectDated}
	pending := decision("2023-06-20", "")
	pending.Effect = &corpus.Effect{Rule: corpus.EffectPublished, Days: 15}
	stub := Facts{Actor: Actor{ID: "s", Number: "1/QĐ-UBND", Type: "Quyết định", Issued: date("2020-01-01"), Stub: true}}
	report := Facts{Actor: Actor{ID: "r", Number: "3/BC-UBND", Type: "Báo cáo", Issued: date("2024-01-01")}}
	draft := decision("2023-06-20", "2023-07-01")
	draft.Draft = true
	backward := decision("2023-06-20", "2023-01-01")
	itself := decision("2023-06-20", "2023-07-01")
	replaces, repeals, ceases := corpus.RelationReplaces, corpus.RelationRepeals, corpus.RelationCeases
	suspends, extends, affirms := corpus.RelationSuspends, corpus.RelationExtends, corpus.RelationAffirms

	for _, c := range []struct {
		name  string
		facts Facts
		// want is day=standing, one or more.
		want string
		// since, first and reason are of the last day; first is the sentence of the deciding cause.
		since, first, reason string
	}{
		{"own clause: not yet, then unknown", plain, "2023-06-30=chua 2023-07-01=khong-ro 2026-11-01=khong-ro", "", "Có hiệu lực từ 01/7/2023",
			"Có hiệu lực từ 01/7/2023; không thấy văn bản thay thế, bãi bỏ trong kho đến 01/11/2026."},
		{"an effect that waits for the gazette", pending, "2023-07-04=chua 2023-07-05=khong-ro 2026-11-01=khong-ro", "", "",
			"Chưa rõ: có hiệu lực sau 15 ngày kể từ ngày đăng Công báo, kho không có ngày đăng; không thấy văn bản thay thế, bãi bỏ trong kho đến 01/11/2026."},
		{"no clause at all", decision("2023-06-20", ""), "2023-06-19=chua 2026-11-01=khong-ro", "", "",
			"Chưa rõ: văn bản không nêu ngày có hiệu lực và kho chưa có văn bản nào thay thế hay bãi bỏ."},
		{"nothing known", Facts{}, "2026-11-01=khong-ro", "", "", ""},
		{"a stub", stub, "2019-01-01=khong-ro 2026-11-01=khong-ro", "", "",
			"Chưa rõ: kho chưa có toàn văn; không thấy văn bản thay thế, bãi bỏ trong kho đến 01/11/2026."},
		{"a draft of its own", draft, "2023-06-30=khong-ro 2026-11-01=khong-ro", "", "", "Chưa rõ: văn bản là dự thảo, chưa ban hành."},
		{"its own last day", until, "2025-06-30=khong-ro 2025-07-01=het 2026-11-01=het", "2025-07-01", "Theo chính văn bản, áp dụng đến hết 30/6/2025", ""},
		{"the last day is moved", until.with(event(extends, actor("9/2025", "2025-05-18", "2025-06-01")).between("", "2027-12-31")),
			"2025-07-01=khong-ro 2026-11-01=khong-ro 2027-12-31=khong-ro 2028-01-01=het", "2028-01-01", "Được kéo dài bởi 9/2025 đến hết 31/12/2027", ""},
		{"the last day is moved too late", until.with(event(extends, actor("9/2025", "2025-08-18", "2025-09-01")).between("", "2027-12-31")),
			"2025-07-01=het 2025-08-31=het 2025-09-01=khong-ro 2028-01-01=het", "2028-01-01", "", ""},
		{"the last day is moved twice", until.with(event(extends, actor("9/2025", "2025-05-18", "2025-06-01")).between("", "2026-12-31"),
			event(extends, actor("8/2026", "2026-05-18", "2026-06-01")).between("", "2028-12-31")), "2027-01-01=khong-ro 2029-01-01=het", "2029-01-01", "", ""},
		{"prolonged without a day", until.with(event(extends, actor("9/2025", "2025-05-18", "2025-06-01"))), "2026-11-01=khong-ro", "", "", ""},
		{"replaced", plain.with(event(replaces, later)), "2024-08-31=khong-ro 2024-09-01=het", "2024-09-01", "Được thay thế bởi 20/2024/QĐ-UBND từ 01/9/2024",
			"Hết hiệu lực toàn bộ: được thay thế bởi 20/2024/QĐ-UBND từ 01/9/2024."},
		{"the sentence has its own day", plain.with(event(repeals, later).between("2024-10-10", "")), "2024-10-09=khong-ro 2024-10-10=het", "2024-10-10",
			"Bị bãi bỏ bởi 20/2024/QĐ-UBND từ 10/10/2024", ""},
		{"replaced by one that is not yet in force", plain.with(event(replaces, newer)), "2026-11-01=khong-ro 2026-12-31=khong-ro 2027-01-01=het", "2027-01-01", "", ""},
		{"repealed before its first day", plain.with(event(repeals, later).between("2023-06-25", "")), "2023-06-24=chua 2023-06-25=het 2023-07-02=het", "2023-06-25", "", ""},
		{"no day of effect of the acting document", plain.with(event(replaces, silent)), "2025-05-04=khong-ro 2025-05-05=het", "2025-05-05", "",
			"Hết hiệu lực toàn bộ: được thay thế bởi 40/2025/QĐ-UBND từ 05/5/2025 (chưa rõ ngày có hiệu lực của 40/2025/QĐ-UBND, tính từ ngày ban hành)."},
		{"no day at all", plain.with(event(ceases, actor("7/QĐ-UBND", "", ""))), "2026-10-31=khong-ro 2026-11-01=het", "", "", ""},
		{"two ends: the first one counts", plain.with(event(repeals, silent), event(replaces, later)), "2026-11-01=het", "2024-09-01",
			"Được thay thế bởi 20/2024/QĐ-UBND từ 01/9/2024", ""},
		{"parts of it", plain.with(event(repeals, later, "dieu-6")), "2024-08-31=khong-ro 2024-09-01=mot-phan", "2024-09-01", "", ""},
		{"a part that is not named", plain.with(event(replaces, later).reaching(corpus.ScopeProvisions)), "2024-09-01=mot-phan", "2024-09-01",
			"Một phần được thay thế bởi 20/2024/QĐ-UBND từ 01/9/2024", ""},
		{"parts, then the whole", plain.with(event(repeals, later, "dieu-6"), event(replaces, silent)), "2024-09-01=mot-phan 2025-05-05=het", "2025-05-05", "", ""},
		{"words are no part", plain.with(event(repeals, later).reaching(corpus.ScopeWords)), "2026-11-01=khong-ro", "", "", ""},
		{"amended is no end", plain.with(event(corpus.RelationAmends, later, "dieu-6")), "2026-11-01=khong-ro", "", "Có hiệu lực từ 01/7/2023", ""},
		{"corrected is no end", plain.with(event(corpus.RelationCorrects, later)), "2026-11-01=khong-ro", "", "", ""},
		{"suspended and over", plain.with(event(suspends, later).between("2024-11-05", "2025-03-31")),
			"2024-11-04=khong-ro 2024-11-05=ngung 2025-03-31=ngung 2025-04-01=khong-ro", "", "Có hiệu lực từ 01/7/2023", ""},
		{"suspended, no end given", plain.with(event(suspends, later)), "2024-09-01=ngung 2026-11-01=ngung", "2024-09-01", "Bị đình chỉ bởi 20/2024/QĐ-UBND từ 01/9/2024", ""},
		{"a part suspended", plain.with(event(suspends, later, "dieu-6").between("2024-11-05", "2025-03-31")), "2024-11-05=khong-ro", "", "", ""},
		{"suspended and ended meanwhile", plain.with(event(suspends, later), event(repeals, silent)), "2024-09-01=ngung 2025-05-05=het", "2025-05-05", "", ""},
		{"parts ended, then suspended", plain.with(event(repeals, later, "dieu-6"), event(suspends, silent)), "2024-09-01=mot-phan 2025-05-05=ngung", "2025-05-05", "", ""},
		{"a third document tells of the end", plain.with(event(replaces, later).saidBy(silent)), "2024-08-31=khong-ro 2024-09-01=het", "2024-09-01", "",
			"Hết hiệu lực toàn bộ: được thay thế bởi 20/2024/QĐ-UBND từ 01/9/2024 (theo lời của 40/2025/QĐ-UBND)."},
		{"a third document knows the only day", plain.with(event(replaces, actor("7/QĐ-UBND", "", "")).saidBy(silent)), "2025-05-04=khong-ro 2025-05-05=het", "2025-05-05", "", ""},
		{"a third document tells of a part", plain.with(event(repeals, later, "dieu-6").saidBy(silent)), "2026-11-01=khong-ro", "", "",
			"Có hiệu lực từ 01/7/2023; có câu nói một phần văn bản này bị bãi bỏ, hoặc bị đình chỉ, nhưng chưa đủ chắc để tính."},
		{"a third document tells of a pause", plain.with(event(suspends, later).saidBy(silent)), "2026-11-01=khong-ro", "", "", ""},
		{"a draft tells of it", plain.with(event(replaces, later).saidBy(scrap)), "2026-11-01=khong-ro", "", "", ""},
		{"a draft would replace it", plain.with(event(replaces, scrap)), "2026-11-01=khong-ro", "", "",
			"Có hiệu lực từ 01/7/2023; có câu nói văn bản này bị thay thế, bãi bỏ nhưng chưa đủ chắc để tính."},
		{"the acting document is older", plain.with(event(replaces, older)), "2026-11-01=khong-ro", "", "", ""},
		{"the acting document is of the same year", plain.with(event(replaces, actor("1", "2023", ""))), "2026-11-01=het", "2023", "", ""},
		{"it replaces itself", itself.with(event(replaces, itself.Actor)), "2026-11-01=khong-ro", "", "", ""},
		{"it says when it ends", itself.with(event(ceases, itself.Actor).between("2025-01-01", "")), "2024-12-31=khong-ro 2025-01-01=het", "2025-01-01", "", ""},
		{"effect before issue", backward, "2022-12-31=chua 2023-02-01=khong-ro", "", "Có hiệu lực từ 01/01/2023", ""},
		{"a register: in force", plain.listed("Còn hiệu lực"), "2023-06-30=chua 2024-01-01=con 2026-11-01=con", "2023-07-01", "Theo danh mục danh-muc.csv: Còn hiệu lực",
			"Còn hiệu lực tại 30/10/2026. Nguồn: danh mục danh-muc.csv."},
		{"a register says nothing of days to come", plain.listed("Còn hiệu lực"), "2026-11-02=khong-ro", "", "", ""},
		{"a register, no clause: nothing before today", decision("2023-06-20", "").listed("Còn hiệu lực"), "2024-01-01=khong-ro 2026-11-01=con", "", "", ""},
		{"a register: ended", plain.listed("Hết hiệu lực"), "2024-01-01=khong-ro 2026-11-01=het", "", "", "Hết hiệu lực toàn bộ. Nguồn: danh mục danh-muc.csv."},
		{"a register that agrees", plain.with(event(replaces, later)).listed("Hết hiệu lực toàn bộ"), "2026-11-01=het", "2024-09-01",
			"Được thay thế bởi 20/2024/QĐ-UBND từ 01/9/2024", ""},
		{"a register that knows less", plain.with(event(replaces, later)).listed("Còn hiệu lực"), "2024-01-01=con 2026-11-01=het", "2024-09-01", "", ""},
		{"a register that knows more", plain.with(event(repeals, later, "dieu-6")).listed("Hết hiệu lực"), "2026-10-31=mot-phan 2026-11-01=het", "", "", ""},
		{"in force by a register, in parts by a text", plain.with(event(repeals, later, "dieu-6")).listed("Còn hiệu lực"), "2024-01-01=con 2026-11-01=mot-phan", "2024-09-01", "", ""},
		{"a register's pause", plain.listed("Ngưng hiệu lực"), "2026-10-31=khong-ro 2026-11-01=ngung", "", "", ""},
		{"a register that is out of date", plain.listed("Chưa có hiệu lực"), "2026-11-01=khong-ro", "", "", ""},
		{"a register and no clause: not yet", decision("2023-06-20", "").listed("Chưa có hiệu lực"), "2026-11-01=khong-ro", "", "", ""},
		{"registers that differ", plain.listed("Còn hiệu lực", "Hết hiệu lực"), "2026-11-01=khong-ro", "", "", ""},
		{"a register's words that say nothing", plain.listed("Không xác định"), "2026-11-01=khong-ro", "", "", ""},
		{"a list of texts in force", plain.with(event(affirms, later).between("2024-12-31", "")), "2023-06-30=chua 2024-01-01=con 2026-11-01=con 2027-01-01=khong-ro", "", "Có hiệu lực từ 01/7/2023", ""},
		{"a list, then an end", plain.with(event(affirms, later), event(repeals, silent)), "2024-08-31=con 2025-05-05=het", "2025-05-05", "", ""},
		{"a list after an end", plain.with(event(affirms, silent), event(repeals, later)), "2024-08-31=khong-ro 2025-05-05=het", "2024-09-01", "", ""},
		{"a report", report.with(event(replaces, later)).listed("Hết hiệu lực"), "2026-11-01=khong-xet", "", "", "Với loại văn bản này không đặt vấn đề còn hay hết hiệu lực."},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := Read(c.facts)
			var v Verdict
			for _, w := range strings.Fields(c.want) {
				on, standing, _ := strings.Cut(w, "=")
				v = h.At(date(on), date(today))
				if string(v.Standing) != standing {
					t.Errorf("%s: %s, want %s (%s)", on, v.Standing, standing, h.Timeline())
				}
			}
			if v.Since != date(c.since) {
				t.Errorf("since %v, want %s", v.Since, c.since)
			}
			if first := ""; len(v.Causes) > 0 || c.first != "" {
				if len(v.Causes) > 0 {
					first = v.Causes[0].Sentence()
				}
				if c.first != "" && first != c.first {
					t.Errorf("first cause %q, want %q", first, c.first)
				}
			}
			if c.reason != "" && v.Reason != c.reason {
				t.Errorf("reason %q\nwant   %q", v.Reason, c.reason)
			}
		})
	}
}

func TestADayOfEffectBeforeTheDayOfIssueCountsAndIsToldOnce(t *testing.T) {
	v := Read(decision("2025-12-26", "2025-02-09")).At(date(today), date(today))
	const want = "mâu thuẫn: ngày này trước ngày ban hành, 26/12/2025; cần đối chiếu với bản gốc"
	if len(v.Causes) != 1 || v.Causes[0].Note != want || v.Causes[0].From != date("2025-02-09") || len(v.Against) != 0 {
		t.Errorf("%+v", v)
	}
}
