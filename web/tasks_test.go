package web

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

const orderingText = `ỦY BAN NHÂN DÂN
TỈNH VÂN SƠN
Số: 31/KH-UBND
KẾ HOẠCH
Chuyển đổi số năm 2025
Điều 1. Giao Sở Nội vụ tỉnh Vân Sơn chủ trì, phối hợp với Sở Tài chính tỉnh Vân Sơn rà soát vị trí việc làm, hoàn thành trước ngày 30/6/2025.
Sở Tài chính tỉnh Vân Sơn bố trí kinh phí <b>đường truyền</b> xong trước 15/5.
Các sở, ban, ngành báo cáo kết quả định kỳ hằng quý.
Điều 2. Sở Nội vụ tỉnh Vân Sơn trả lời kiến nghị trong thời hạn 15 ngày kể từ ngày nhận được.
Sở Nội vụ tỉnh Vân Sơn sơ kết kế hoạch trong quý IV năm 2025.
Sở Nội vụ tỉnh Vân Sơn tham mưu kiện toàn tổ chức.
`

// ordering is an invented document that orders tasks of every kind; what is to be done is named by the words between.
func ordering(t testing.TB) *corpus.Document {
	x := orderingText
	d := &corpus.Document{Title: "Chuyển đổi số năm 2025", Text: x, Pages: pagesOf(x),
		Header:   corpus.Header{System: corpus.SystemState, Number: "31/KH-UBND", Type: "Kế hoạch", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: corpus.Date{Year: 2025, Month: 1, Day: 20}},
		Sections: []corpus.Section{{ID: "dieu-1", Level: 1, Kind: corpus.SectionArticle, Label: "Điều 1", Span: from(t, x, "Điều 1.", "Điều 2.")}, {ID: "dieu-2", Level: 1, Kind: corpus.SectionArticle, Label: "Điều 2", Span: from(t, x, "Điều 2.", "")}}}
	task := func(sentence, action, due string, of corpus.Due, section corpus.SectionID, who ...string) {
		task := corpus.Task{Span: span(t, x, sentence), Quote: sentence, Section: section, Due: of}
		at := func(part string) corpus.Span { return span(t, sentence, part).Shift(task.Start) }
		task.Action = at(action)
		if due != "" {
			task.Due.Span, task.Due.Quote = at(due), due
		}
		for i, name := range who {
			a := corpus.Assignee{Name: name, Partner: i > 0, Collective: strings.HasPrefix(name, "Các"), Span: at(name), Quote: name}
			task.Assignees = append(task.Assignees, a)
			if !a.Collective {
				d.Entities = append(d.Entities, corpus.Entity{Span: a.Span, Quote: name, Kind: corpus.EntityOrganisation, Name: name, Specific: true})
			}
		}
		d.Tasks = append(d.Tasks, task)
	}
	home, finance := "Sở Nội vụ tỉnh Vân Sơn", "Sở Tài chính tỉnh Vân Sơn"
	task("Giao Sở Nội vụ tỉnh Vân Sơn chủ trì, phối hợp với Sở Tài chính tỉnh Vân Sơn rà soát vị trí việc làm, hoàn thành trước ngày 30/6/2025.", "rà soát vị trí việc làm", "trước ngày 30/6/2025",
		corpus.Due{Kind: corpus.DueDate, Last: corpus.Date{Year: 2025, Month: 6, Day: 29}}, "dieu-1", home, finance)
	task("Sở Tài chính tỉnh Vân Sơn bố trí kinh phí <b>đường truyền</b> xong trước 15/5.", "bố trí kinh phí <b>đường truyền</b>", "trước 15/5",
		corpus.Due{Kind: corpus.DueDate, Last: corpus.Date{Year: 2025, Month: 5, Day: 14}, Origin: "document"}, "dieu-1", finance)
	task("Các sở, ban, ngành báo cáo kết quả định kỳ hằng quý.", "báo cáo kết quả", "định kỳ hằng quý", corpus.Due{Kind: corpus.DueRecurring}, "dieu-1", "Các sở, ban, ngành")
	task("Sở Nội vụ tỉnh Vân Sơn trả lời kiến nghị trong thời hạn 15 ngày kể từ ngày nhận được.", "trả lời kiến nghị", "trong thời hạn 15 ngày kể từ ngày nhận được", corpus.Due{Kind: corpus.DueWithin}, "dieu-2", home)
	task("Sở Nội vụ tỉnh Vân Sơn sơ kết kế hoạch trong quý IV năm 2025.", "sơ kết kế hoạch", "trong quý IV năm 2025",
		corpus.Due{Kind: corpus.DueDate, First: corpus.Date{Year: 2025, Month: 10, Day: 1}, Last: corpus.Date{Year: 2025, Month: 12, Day: 31}}, "dieu-2", home)
	task("Sở Nội vụ tỉnh Vân Sơn tham mưu kiện toàn tổ chức.", "tham mưu kiện toàn tổ chức", "", corpus.Due{}, "dieu-2", home)
	return d
}

// actionsOn are what is to be done on a page of tasks, in its order.
func actionsOn(body string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`<td><span class="se">(.*?)</span> <a class="s"`).FindAllStringSubmatch(body, -1) {
		out = append(out, text(m[1]))
	}
	return out
}

func TestTasksStandUnderTheTimeInWhichTheyFallDue(t *testing.T) {
	s := newTestSite(t, ordering(t))
	body := s.page(t, "/nhiem-vu?tai=2025-06-25")
	want := []string{"rà soát vị trí việc làm", "sơ kết kế hoạch", "bố trí kinh phí <b>đường truyền</b>", "trả lời kiến nghị", "báo cáo kết quả", "tham mưu kiện toàn tổ chức"}
	if d := cmp.Diff(want, actionsOn(body)); d != "" {
		t.Error(d)
	}
	said := text(body)
	for _, x := range []string{"6 nhiệm vụ trong 1 văn bản", "Tuần này 25/6/2025 – 29/6/2025 · 1 nhiệm vụ", "Sau đó từ 01/7/2025 · 1 nhiệm vụ", "Đã qua hạn 1 nhiệm vụ", "kho không biết việc đã làm xong hay chưa",
		"29/6/2025 còn 4 ngày", "01/10/2025 – 31/12/2025", "14/5/2025 đã qua 42 ngày", "(năm theo văn bản)", "“trước 15/5”", "phối hợp: Sở Tài chính tỉnh Vân Sơn", "Không nêu ngày", "Điều 2"} {
		if !strings.Contains(said, x) {
			t.Errorf("the page does not say %q", x)
		}
	}
	if !strings.Contains(body, `href="/co-quan/so-noi-vu-tinh-van-son"`) {
		t.Error("a body does not lead to its page")
	}
}

func TestEveryTaskLeadsToItsSentence(t *testing.T) {
	s := newTestSite(t, ordering(t))
	body := s.page(t, "/nhiem-vu")
	found := regexp.MustCompile(`</span> <a class="s" href="([^"]+)#doan"`).FindAllStringSubmatch(body, -1)
	if len(found) != 6 {
		t.Fatalf("%d links to sentences", len(found))
	}
	for _, m := range found {
		if opened := s.page(t, strings.ReplaceAll(m[1], "&amp;", "&")); !strings.Contains(opened, `id="doan"`) || strings.Contains(opened, "Không dò lại được") {
			t.Errorf("%s marks nothing", m[1])
		}
	}
}

func TestTasksAreNarrowed(t *testing.T) {
	s := newTestSite(t, ordering(t))
	for _, c := range []struct {
		name, query string
		want        []string
	}{
		{"by body", "coquan=so-tai-chinh-tinh-van-son", []string{"rà soát vị trí việc làm", "bố trí kinh phí <b>đường truyền</b>"}},
		{"by the name of a body", "coquan=Sở+Tài+chính+tỉnh+Vân+Sơn", []string{"rà soát vị trí việc làm", "bố trí kinh phí <b>đường truyền</b>"}},
		{"by words of one body's name", "coquan=tai+chinh", []string{"rà soát vị trí việc làm", "bố trí kinh phí <b>đường truyền</b>"}},
		{"by a body that leads", "coquan=so-tai-chinh-tinh-van-son&vai=chu-tri", []string{"bố trí kinh phí <b>đường truyền</b>"}},
		{"by words", "q=kinh+phi", []string{"bố trí kinh phí <b>đường truyền</b>"}},
		{"by state", "hantrang=qua-han", []string{"bố trí kinh phí <b>đường truyền</b>"}},
		{"from a day", "tu=2025-06-01", []string{"rà soát vị trí việc làm", "sơ kết kế hoạch"}},
		{"to a day as people write it", "den=29/6/2025", []string{"rà soát vị trí việc làm", "bố trí kinh phí <b>đường truyền</b>"}},
		{"by year", "nam=2024", nil},
		{"by type", "loai=ke-hoach&hantrang=dinh-ky", []string{"báo cáo kết quả"}},
		{"the latest day first", "tu=2025-01-01&xep=han-xa", []string{"sơ kết kế hoạch", "rà soát vị trí việc làm", "bố trí kinh phí <b>đường truyền</b>"}},
	} {
		if d := cmp.Diff(c.want, actionsOn(s.page(t, "/nhiem-vu?tai=2025-06-25&"+c.query))); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestDaysOfTheTaskFormAreWrittenAsInDocuments(t *testing.T) {
	body := newTestSite(t, ordering(t)).page(t, "/nhiem-vu?tu=2025-06-01&den=2025-06-30&tai=2025-06-25")
	for name, day := range map[string]string{"tu": "01/6/2025", "den": "30/6/2025", "tai": "25/6/2025"} {
		if !regexp.MustCompile(`<input name="` + name + `"[^>]* value="` + day + `"`).MatchString(body) {
			t.Errorf("the field %s does not hold %s", name, day)
		}
	}
	if strings.Contains(body, `type="date"`) {
		t.Error("a browser would write a day in a language of its own")
	}
}

func TestAListWithoutTasksSaysWhy(t *testing.T) {
	empty, s := newTestSite(t), newTestSite(t, ordering(t))
	for _, c := range []struct {
		site *testSite
		path string
		want string
	}{
		{empty, "/nhiem-vu", "Chưa có nhiệm vụ nào trong kho"},
		{s, "/nhiem-vu?q=zzz&hantrang=dinh-ky", "Bỏ Nội dung: zzz: 1 nhiệm vụ"},
		{s, "/nhiem-vu?coquan=so+khong+co", "Không có cơ quan nào tên như vậy"},
		{s, "/nhiem-vu?coquan=so", "Nhiều cơ quan có tên như vậy; chọn một."},
		{s, "/nhiem-vu?trang=9", "Danh sách chỉ có 1 trang"},
	} {
		if got := text(c.site.page(t, c.path)); !strings.Contains(got, c.want) {
			t.Errorf("%s does not say %q", c.path, c.want)
		}
	}
}

func TestTasksByBodyCountEachBody(t *testing.T) {
	said := text(newTestSite(t, ordering(t)).page(t, "/nhiem-vu?nhom=co-quan&tai=2025-06-25"))
	for _, x := range []string{"Sở Nội vụ tỉnh Vân Sơn 4 nhiệm vụ", "Sở Tài chính tỉnh Vân Sơn 2 nhiệm vụ", "Cả 4 nhiệm vụ"} {
		if !strings.Contains(said, x) {
			t.Errorf("the page does not say %q", x)
		}
	}
}

func TestADocumentListsItsTasksInTheOrderOfItsText(t *testing.T) {
	s := newTestSite(t, ordering(t))
	url := documentURL(s.ids["more0"])
	body := s.page(t, url+"/nhiem-vu")
	if got := actionsOn(body); len(got) != 6 || got[1] != "bố trí kinh phí <b>đường truyền</b>" || !strings.Contains(body, `<tr id="viec-2">`) {
		t.Error(got)
	}
	shown := s.page(t, url)
	if !strings.Contains(text(shown), "Nhiệm vụ 6") {
		t.Error("the document has no tab for its tasks")
	}
	if !strings.Contains(shown, `Nhiệm vụ của <a href="`+url+`/nhiem-vu#viec-2">Sở Tài chính tỉnh Vân Sơn</a><br>hạn 14/5/2025`) {
		t.Error("no note stands beside a sentence that orders something")
	}
	if plan := documentURL(s.ids["plan"]); strings.Contains(s.page(t, plan), `href="`+plan+`/nhiem-vu"`) {
		t.Error("a document without tasks has a tab for them")
	}
}

func TestTheFrontPageAndThePageOfABodyLeadToTheirTasks(t *testing.T) {
	s := newTestSite(t, ordering(t))
	if home := text(s.page(t, "/")); !strings.Contains(home, "Nhiệm vụ, thời hạn (6)") {
		t.Error("the front page does not count the tasks")
	}
	body := s.page(t, "/co-quan/so-noi-vu-tinh-van-son")
	if said := text(body); !strings.Contains(said, "Nhiệm vụ 4") || !strings.Contains(said, "Nhiệm vụ được giao") || len(actionsOn(body)) != 4 {
		t.Errorf("%q on the page of the body", actionsOn(body))
	}
	if !strings.Contains(body, `href="/nhiem-vu?coquan=so-noi-vu-tinh-van-son"`) {
		t.Error("the page of the body does not lead to all its tasks")
	}
	if other := s.page(t, "/co-quan/uy-ban-nhan-dan-tinh-van-son"); strings.Contains(other, "Nhiệm vụ được giao") {
		t.Error("a body without tasks has a section for them")
	}
}

func TestWhatIsOrderedOfAnOfficeIsOnThePageOfItsBody(t *testing.T) {
	const x = "KẾ HOẠCH\nGiám đốc Sở Y tế tỉnh Vân Sơn báo cáo kết quả trước ngày 30/6/2025.\n"
	who := "Giám đốc Sở Y tế tỉnh Vân Sơn"
	at := span(t, x, who)
	d := &corpus.Document{Title: "Khám sức khỏe", Text: x, Pages: pagesOf(x),
		Header:   corpus.Header{System: corpus.SystemState, Number: "32/KH-UBND", Type: "Kế hoạch", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: corpus.Date{Year: 2025, Month: 1, Day: 20}},
		Entities: []corpus.Entity{{Span: at, Quote: who, Kind: corpus.EntityPerson, Specific: true, Roles: []corpus.Role{{Span: at, Quote: who, Title: "Giám đốc", Org: "Sở Y tế tỉnh Vân Sơn"}}}},
		Tasks: []corpus.Task{{Span: from(t, x, who, ".\n"), Quote: from(t, x, who, ".\n").In(x), Action: span(t, x, "báo cáo kết quả"), Assignees: []corpus.Assignee{{Name: who, Span: at, Quote: who}},
			Due: corpus.Due{Kind: corpus.DueDate, Last: corpus.Date{Year: 2025, Month: 6, Day: 29}, Span: span(t, x, "trước ngày 30/6/2025"), Quote: "trước ngày 30/6/2025"}}}}
	s := newTestSite(t, d)
	for _, path := range []string{"/co-quan/so-y-te-tinh-van-son", "/nhiem-vu?coquan=so-y-te-tinh-van-son&vai=chu-tri", "/nhiem-vu?coquan=y+te"} {
		if body := s.page(t, path); len(actionsOn(body)) != 1 || !strings.Contains(text(body), who) {
			t.Errorf("%s has %q", path, actionsOn(body))
		}
	}
	if said := text(s.page(t, "/nhiem-vu?nhom=co-quan")); !strings.Contains(said, "Sở Y tế tỉnh Vân Sơn 1 nhiệm vụ") {
		t.Error("the list by body does not count it")
	}
}

func TestWhatIsOrderedOfAllOfAKindIsOneStepFromThePageOfABody(t *testing.T) {
	s := newTestSite(t, ordering(t))
	const list = "/nhiem-vu?coquan=so-noi-vu-tinh-van-son&amp;vai=chung"
	for _, path := range []string{"/co-quan/so-noi-vu-tinh-van-son", "/nhiem-vu?coquan=so-noi-vu-tinh-van-son", "/nhiem-vu?coquan=so-noi-vu-tinh-van-son&q=bao+cao+ket+qua"} {
		body := s.page(t, path)
		if !strings.Contains(text(body), "Ngoài ra có 1 việc giao chung cho các cơ quan cùng loại") || !strings.Contains(body, `href="/nhiem-vu?`) || !strings.Contains(body, "vai=chung") {
			t.Errorf("%s does not lead to it", path)
		}
	}
	if d := cmp.Diff([]string{"báo cáo kết quả"}, actionsOn(s.page(t, strings.ReplaceAll(list, "&amp;", "&")))); d != "" {
		t.Error(d)
	}
	if said := text(s.page(t, "/co-quan/uy-ban-nhan-dan-tinh-van-son")); strings.Contains(said, "giao chung") {
		t.Error("a body of another kind has it")
	}
}

func TestAStoreThatIsHalfReadAnewSaysHowManyDocumentsAreLeft(t *testing.T) {
	s := newTestSite(t, ordering(t))
	const left = "Còn 1 văn bản nạp bằng bản cũ của chương trình, chưa biết giao việc gì; chạy vankho index để đọc lại."
	paths := []string{"/nhiem-vu", "/nhiem-vu?coquan=so-noi-vu-tinh-van-son", "/nhiem-vu?q=zzz", "/co-quan/so-noi-vu-tinh-van-son"}
	for _, path := range paths {
		if strings.Contains(text(s.page(t, path)), "bản cũ") {
			t.Errorf("%s speaks of a former release", path)
		}
	}
	old, err := s.store.Put(t.Context(), &corpus.Document{Title: "Kế hoạch cũ", Text: "KẾ HOẠCH\nSở Nội vụ rà soát.\n", Header: corpus.Header{System: corpus.SystemState, Number: "12/KH-UBND", Type: "Kế hoạch"}},
		corpus.Source{Path: "/kho/nguon/cu.txt", SHA256: strings.Repeat("c", 64)}, "8")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if !strings.Contains(text(s.page(t, path)), left) {
			t.Errorf("%s does not say what is left", path)
		}
	}
	if !regexp.MustCompile(`"unread": ?1,`).MatchString(s.page(t, "/api/v1/tasks")) {
		t.Error("programs are not told")
	}
	said := text(s.page(t, documentURL(old.ID)+"/nhiem-vu"))
	if strings.Contains(said, "Không nhận ra việc nào") || !strings.Contains(said, "chưa biết giao việc gì") {
		t.Error("a document that was not read for tasks denies them")
	}
}

func TestTasksAsFiles(t *testing.T) {
	s := newTestSite(t, ordering(t))
	const at = "?coquan=so-noi-vu-tinh-van-son&tai=2025-06-25"
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(s.page(t, "/nhiem-vu.csv"+at), byteOrderMark))).ReadAll()
	if err != nil || len(rows) != 5 {
		t.Fatalf("%d rows %v", len(rows), err)
	}
	if d := cmp.Diff([]string{"sắp đến hạn", "", "2025-06-29", "trước ngày 30/6/2025", "", "Sở Nội vụ tỉnh Vân Sơn", "Sở Tài chính tỉnh Vân Sơn", "rà soát vị trí việc làm"}, rows[1][:8]); d != "" {
		t.Error(d)
	}
	lines := strings.Split(strings.TrimSpace(s.page(t, "/nhiem-vu.jsonl"+at)), "\n")
	var first struct {
		Last  string `json:"due_last"`
		Start int    `json:"byte_start"`
		End   int    `json:"byte_end"`
		Quote string `json:"quote"`
	}
	if err := json.Unmarshal([]byte(lines[0]), &first); err != nil || len(lines) != 4 || first.Last != "2025-06-29" || orderingText[first.Start:first.End] != first.Quote {
		t.Errorf("%d lines, %+v %v", len(lines), first, err)
	}
	book := s.page(t, "/nhiem-vu.xlsx"+at)
	if _, err := zip.NewReader(bytes.NewReader([]byte(book)), int64(len(book))); err != nil {
		t.Error(err)
	}
}

func TestDueDaysAreACalendar(t *testing.T) {
	hidden := ordering(t)
	hidden.Header.Secrecy, hidden.Header.Number = "MẬT", "32/KH-UBND"
	s := newTestSite(t, ordering(t), hidden)
	a := s.get(t, "/nhiem-vu.ics", local)
	if got := a.header.Get("Content-Type"); got != "text/calendar; charset=utf-8" || a.code != http.StatusOK {
		t.Error(a.code, got)
	}
	cal, err := ics.ParseCalendar(strings.NewReader(a.body))
	if err != nil {
		t.Fatal(err)
	}
	days, names := []string{}, map[string]bool{}
	for _, e := range cal.Events() {
		days = append(days, e.GetProperty(ics.ComponentPropertyDtStart).Value)
		names[e.GetProperty(ics.ComponentPropertyUniqueId).Value] = true
		if url := e.GetProperty(ics.ComponentPropertyUrl).Value; !strings.Contains(url, "://") || !strings.HasSuffix(url, "#doan") {
			t.Error(url)
		}
	}
	if d := cmp.Diff([]string{"20251231", "20250629", "20250514"}, days); d != "" || len(names) != 3 {
		t.Error(d, names)
	}
	if again := s.get(t, "/nhiem-vu.ics", local); again.body != a.body {
		t.Error("the same days make another file")
	}
}

func TestTasksAreAFeed(t *testing.T) {
	s := newTestSite(t, ordering(t))
	body := s.page(t, "/nhiem-vu.atom?hantrang=dinh-ky")
	if strings.Count(body, "<entry>") != 1 || !strings.Contains(body, "Các sở, ban, ngành, hạn “định kỳ hằng quý”: báo cáo kết quả") {
		t.Error(body)
	}
}

func TestTasksOfASecretDocumentStayOnThisMachine(t *testing.T) {
	hidden := ordering(t)
	hidden.Header.Secrecy = "MẬT"
	s := newTestSite(t, hidden)
	for _, path := range []string{"/nhiem-vu", "/nhiem-vu.csv", "/nhiem-vu.jsonl", "/nhiem-vu.ics", "/nhiem-vu.atom", "/api/v1/tasks", "/nhiem-vu?coquan=noi+vu", "/nhiem-vu?nhom=co-quan"} {
		if got := s.page(t, path); strings.Contains(got, "rà soát vị trí") || strings.Contains(got, "Sở Nội vụ") {
			t.Errorf("%s tells a reader of the network of a secret task", path)
		}
	}
	if got := s.page(t, "/nhiem-vu", local); !strings.Contains(got, "rà soát vị trí") {
		t.Error("a reader of this machine does not see the task")
	}
}

func TestAWalkGivesEachTaskOnce(t *testing.T) {
	s := newTestSite(t, ordering(t))
	var got []string
	for at := "/api/v1/tasks?so-luong=4&con-tro=*&tai=2025-06-25"; at != ""; {
		var p struct {
			Rows []struct {
				Action string `json:"action_text"`
			}
			Next string
		}
		if err := json.Unmarshal([]byte(s.page(t, at)), &p); err != nil {
			t.Fatal(err)
		}
		for _, r := range p.Rows {
			got = append(got, r.Action)
		}
		at = p.Next
	}
	if d := cmp.Diff(actionsOn(s.page(t, "/nhiem-vu?tai=2025-06-25")), got); d != "" {
		t.Error(d)
	}
}

func TestStretchesOfTimeFollowOneAnother(t *testing.T) {
	for _, c := range []struct {
		day  corpus.Date
		want []string
	}{
		{corpus.Date{Year: 2025, Month: 6, Day: 25}, []string{"Tuần này 25/6/2025 – 29/6/2025", "Tháng này 30/6/2025", "Sau đó từ 01/7/2025"}},
		{corpus.Date{Year: 2026, Month: 11, Day: 23}, []string{"Tuần này 23/11/2026 – 29/11/2026", "Tháng này 30/11/2026", "Quý này 01/12/2026 – 31/12/2026", "Sau đó từ 01/01/2027"}},
		{corpus.Date{Year: 2025, Month: 12, Day: 31}, []string{"Tuần này 31/12/2025 – 04/01/2026", "Sau đó từ 05/01/2026"}},
		{corpus.Date{Year: 2025, Month: 8, Day: 31}, []string{"Tuần này 31/8/2025", "Quý này 01/9/2025 – 30/9/2025", "Sau đó từ 01/10/2025"}},
	} {
		var got []string
		for _, s := range dueSpans(c.day) {
			got = append(got, s.label+" "+s.days())
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%v: %s", c.day, d)
		}
	}
}

func TestATaskOfADocumentThatEndedSaysSo(t *testing.T) {
	const x = "ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN\nSố: 90/KH-UBND\nKẾ HOẠCH\nKế hoạch này thay thế Kế hoạch số 31/KH-UBND ngày 20/01/2025."
	s := newTestSite(t, ordering(t), &corpus.Document{Title: "Chuyển đổi số, bản mới", Text: x, Pages: pagesOf(x),
		Header:     corpus.Header{System: corpus.SystemState, Number: "90/KH-UBND", Type: "Kế hoạch", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: corpus.Date{Year: 2025, Month: 6, Day: 1}},
		References: []corpus.Reference{reference(t, x, "Kế hoạch số 31/KH-UBND ngày 20/01/2025", "Kế hoạch", "31/KH-UBND", "", corpus.Date{Year: 2025, Month: 1, Day: 20})},
		Edges: []corpus.Edge{{From: corpus.Self, Relation: corpus.RelationReplaces, To: "31/KH-UBND", ToRef: 1, Scope: corpus.ScopeWhole, Strong: true, Since: corpus.Date{Year: 2025, Month: 6, Day: 1},
			Span: span(t, x, "thay thế Kế hoạch số 31/KH-UBND")}}})
	for _, c := range []struct{ day, want, lack string }{
		{"2025-05-01", "Chưa rõ hiệu lực tại 01/5/2025", "đã hết hiệu lực"},
		{"2025-06-25", "Văn bản giao việc đã hết hiệu lực", "ban hành sau"},
		{"2025-01-01", "Văn bản giao việc ban hành sau ngày đang xét", "đã hết hiệu lực"},
	} {
		if said := text(s.page(t, "/nhiem-vu?q=vi+tri+viec+lam&tai="+c.day)); !strings.Contains(said, c.want) || strings.Contains(said, c.lack) {
			t.Errorf("on %s the page does not say %q, or says %q", c.day, c.want, c.lack)
		}
	}
}

func TestAPageOfTasksKeepsItsBudgetHoweverLongTheyAre(t *testing.T) {
	var b strings.Builder
	d := &corpus.Document{Title: strings.Repeat("Kế hoạch thực hiện ", 30), Header: corpus.Header{System: corpus.SystemState, Number: "91/KH-UBND", Type: "Kế hoạch", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: corpus.Date{Year: 2025, Month: 1, Day: 2}}}
	b.WriteString("KẾ HOẠCH\n")
	for i := range 60 {
		var task corpus.Task
		task.Start = b.Len()
		for j := range 40 {
			a := corpus.Assignee{Name: "Sở thứ " + integer(i+j) + strings.Repeat(" và các đơn vị trực thuộc", 8), Partner: j > 20}
			a.Start = b.Len()
			b.WriteString(a.Name + ", ")
			a.End, a.Quote = b.Len()-2, a.Name
			task.Assignees = append(task.Assignees, a)
		}
		task.Action.Start = b.Len()
		b.WriteString(strings.Repeat("rà soát, sửa đổi, bổ sung & hoàn thiện ", 60))
		task.Action.End = b.Len()
		task.Due = corpus.Due{Kind: corpus.DueWithin, Span: task.Action, Quote: b.String()[task.Action.Start:]}
		task.End = b.Len()
		task.Quote = b.String()[task.Start:]
		b.WriteString("\n")
		d.Tasks = append(d.Tasks, task)
	}
	d.Text = b.String()
	d.Pages = pagesOf(d.Text)
	s := newTestSite(t, d)
	for _, path := range []string{"/nhiem-vu", "/nhiem-vu?trang=2", "/nhiem-vu?nhom=co-quan", documentURL(s.ids["more0"]) + "/nhiem-vu"} {
		if body := s.page(t, path); len(body) > 50<<10 {
			t.Errorf("%s is %d bytes", path, len(body))
		}
	}
	if said := text(s.page(t, "/nhiem-vu")); !strings.Contains(said, "và 18 nơi khác") || !strings.Contains(said, "1–20 trong 60") {
		t.Error("the page does not say how many others there are")
	}
}
