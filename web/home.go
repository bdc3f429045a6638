package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// HomePage is what / shows.
type HomePage struct {
	// Examples run and find something in this very store.
	Examples []Choice
	Columns  []Column
	// Others are pages that no column leads to.
	Others []Choice
	Newest []NewRow
	Wanted []WantedRow
	Empty  bool
	// Building is true while the index cannot answer.
	Building bool
}

// Column is one of the three ways to use the store: two real questions and one tool.
type Column struct {
	Title, Text string
	Links       []Choice
}

// NewRow is one of the documents that came in last.
type NewRow struct {
	corpus.Summary
	URL string
}

// WantedRow is one of the documents most referred to that the store does not hold.
type WantedRow struct {
	corpus.Wanted
	Name, URL string
}

// rowsOfHome is how many of the newest and of the most wanted are shown.
const rowsOfHome = 5

// home builds the front page. Without an index it still shows what the store knows.
func (s *site) home(ctx context.Context, who viewer) (*HomePage, error) {
	newest, err := s.library.Newest(ctx, rowsOfHome, who.local)
	if err != nil {
		return nil, fmt.Errorf("newest: %w", err)
	}
	wanted, err := s.mostWanted(ctx, who)
	if err != nil {
		return nil, err
	}
	p := &HomePage{Empty: len(newest) == 0}
	for _, n := range newest {
		p.Newest = append(p.Newest, NewRow{n, documentURL(n.ID)})
	}
	for _, w := range wanted {
		p.Wanted = append(p.Wanted, WantedRow{w, wantedName(w), wantedURL(w)})
	}
	p.Examples = s.examples(ctx, who)
	p.Columns = s.columns(ctx, p, who)
	p.Others, err = s.others(ctx, who)
	return p, err
}

// others lead to what the columns leave out.
func (s *site) others(ctx context.Context, who viewer) ([]Choice, error) {
	tasks, err := s.library.Tasks(ctx, corpus.TaskQuery{Day: s.today(), N: 1, Secret: who.local})
	if err != nil {
		return nil, fmt.Errorf("tasks: %w", err)
	}
	var out []Choice
	if tasks.Found > 0 {
		out = append(out, Choice{Label: "Nhiệm vụ, thời hạn (" + integer(tasks.Found) + ")", URL: tasksPath})
	}
	return append(out, Choice{Label: "Mục tiêu và kết quả", URL: goalsPath}, Choice{Label: "So sánh lời văn hai bản", URL: comparePath}, Choice{Label: "Sức khỏe căn cứ", URL: basesPath}, Choice{Label: "Đối chiếu hàng loạt số, ký hiệu", URL: batchPath},
		Choice{Label: "Mục lục", URL: "/trang"}), nil
}

// mostWanted are the first documents that are missing: those that one number tells, then those of which only a number is known.
func (s *site) mostWanted(ctx context.Context, who viewer) ([]corpus.Wanted, error) {
	var out []corpus.Wanted
	for _, kind := range [...]corpus.WantedKind{corpus.WantedNumbered, corpus.WantedSeveral} {
		some, _, err := s.library.Wanted(ctx, corpus.WantedQuery{Kind: kind, N: rowsOfHome - len(out), Secret: who.local})
		if err != nil {
			return nil, fmt.Errorf("wanted: %w", err)
		}
		out = append(out, some...)
	}
	return out, nil
}

// columns are the three ways in. Each link was tried against the index; a question that finds nothing is left out.
func (s *site) columns(ctx context.Context, p *HomePage, who viewer) []Column {
	look := Column{Title: "Tra văn bản", Text: "Theo số, ký hiệu, cơ quan, thời gian hoặc nội dung. Gõ có dấu hay không dấu đều được."}
	for _, n := range p.Newest {
		if n.Number != "" && n.Type != "" && len(look.Links) < 1 {
			look.Links = append(look.Links, Choice{Label: numberedName(n.Type, n.Number) + " về việc gì?", URL: address("/tim", "q", n.Number)})
		}
	}
	look.Links = append(look.Links, s.chosen(ctx, who, 2-len(look.Links), lookQuestions[:])...)
	look.Links = append(look.Links, Choice{Label: "Duyệt theo loại, cơ quan, năm", URL: "/duyet"})

	compare := Column{Title: "Đối chiếu", Text: "Văn bản nào nhắc tới một số, ký hiệu; dự thảo có viện dẫn văn bản nào đã hết hiệu lực hay viết lệch không."}
	for i, w := range p.Wanted {
		if i == 2 {
			break
		}
		compare.Links = append(compare.Links, Choice{Label: "Văn bản nào nhắc tới " + w.Canonical + "?", URL: w.URL})
	}
	if len(compare.Links) < 2 {
		compare.Links = append(compare.Links, s.chosen(ctx, who, 2-len(compare.Links), compareQuestions[:])...)
	}
	compare.Links = append(compare.Links, Choice{Label: "Kiểm tra dẫn chiếu của một dự thảo", URL: checkPath})

	figures := Column{Title: "Lấy số liệu", Text: "Tìm con số theo chỉ tiêu, nơi, kỳ; so với mục tiêu, xem theo thời gian; số nào cũng kèm câu nguyên văn."}
	figures.Links = s.figureLinks(ctx, who, 2)
	figures.Links = append(figures.Links, Choice{Label: "Mọi số liệu trong kho", URL: figuresPath})
	return []Column{look, compare, figures}
}

// Questions that people ask; those that find something are shown. The text is what is searched, the label what is read.
var (
	lookQuestions = [...]ask{
		{"Ai là Trưởng Ban Chỉ đạo?", "trưởng ban chỉ đạo"},
		{"Kế hoạch nào về chuyển đổi số?", "loai:kế-hoạch chuyển đổi số"},
		{"Quy định nào về hiệu lực thi hành?", "hiệu lực thi hành"},
		{"Ai chịu trách nhiệm thi hành?", "chịu trách nhiệm thi hành"},
		{"Văn bản nào phê duyệt kế hoạch?", "phê duyệt kế hoạch"},
		{"Văn bản nào nói về đất đai?", "đất đai"},
	}
	compareQuestions = [...]ask{
		{"Văn bản nào thay thế văn bản khác?", `"thay thế"`},
		{"Văn bản nào sửa đổi, bổ sung văn bản khác?", `"sửa đổi, bổ sung"`},
		{"Văn bản nào bãi bỏ quy định cũ?", `"bãi bỏ"`},
		{"Văn bản nào căn cứ Luật?", "căn cứ luật"},
	}
	figureQuestions = [...]ask{
		{"Tỷ lệ hồ sơ tiếp nhận trực tuyến?", "tỷ lệ hồ sơ tiếp nhận trực tuyến"},
		{"Bao nhiêu thủ tục nội bộ toàn trình?", "thủ tục nội bộ toàn trình"},
		{"Thu ngân sách nhà nước bao nhiêu?", "thu ngân sách nhà nước"},
		{"Tỷ lệ hộ nghèo bao nhiêu?", "tỷ lệ hộ nghèo"},
	}
	plainExamples  = [...]string{"chuyen doi so", "hieu luc thi hanh", "to chuc thuc hien"}
	phraseExamples = [...]string{"hồ sơ trực tuyến", "chuyển đổi số", "dịch vụ công trực tuyến", "cải cách hành chính", "tổ chức thực hiện", "hiệu lực thi hành", "cơ quan nhà nước"}
)

// ask is a question as it is read and as it is searched.
type ask struct{ label, text string }

// chosen keeps the first n questions that find something.
func (s *site) chosen(ctx context.Context, who viewer, n int, asks []ask) []Choice {
	var out []Choice
	for _, a := range asks {
		if len(out) >= n {
			break
		}
		q := question{Text: a.text}
		if found, err := s.count(ctx, q, who); err == nil && found > 0 {
			out = append(out, Choice{Label: a.label, URL: q.address()})
		}
	}
	return out
}

// figureLinks are the first n questions about indicators that the store has figures of; where they are too few, its indicators with most
// figures follow. A name of less than three words tells little: "thời hạn".
func (s *site) figureLinks(ctx context.Context, who viewer, n int) []Choice {
	var out []Choice
	for _, a := range figureQuestions {
		if found, err := s.library.Indicators(ctx, a.text, 1, who.local); err == nil && len(found) > 0 && found[0].Whole && len(out) < n {
			out = append(out, Choice{Label: a.label, URL: question{Text: a.text}.address()})
		}
	}
	top, err := s.library.Indicators(ctx, "", topShown, who.local)
	if err != nil {
		return out
	}
	for _, x := range top {
		if len(out) < n && strings.Count(x.Name, " ") >= 2 && utf8.RuneCountInString(x.Name) <= longestSuggested {
			out = append(out, Choice{Label: capital(x.Name) + ": " + integer(x.Figures) + " số liệu", URL: indicatorChoice(x).URL})
		}
	}
	return out
}

// examples are up to four questions that show what may be typed: a number, words without marks, a phrase, a field.
func (s *site) examples(ctx context.Context, who viewer) []Choice {
	var out []Choice
	add := func(text string) bool {
		q := question{Text: text}
		n, err := s.count(ctx, q, who)
		if err != nil || n == 0 {
			return false
		}
		out = append(out, Choice{Label: text, URL: q.address()})
		return true
	}
	newest, err := s.library.Newest(ctx, 40, who.local)
	if err != nil {
		return nil
	}
	for _, n := range newest {
		if n.Number != "" && add(n.Number) {
			break
		}
	}
	plain := make([]string, 0, len(newest)+len(plainExamples))
	for _, n := range newest {
		plain = append(plain, plainWords(n.Title))
	}
	for _, t := range append(plain, plainExamples[:]...) {
		if t != "" && add(t) {
			break
		}
	}
	for _, t := range phraseExamples {
		if add("“" + t + "”") {
			break
		}
	}
	for _, n := range newest {
		if n.Type == "" {
			continue
		}
		text := "loai:" + hyphened(n.Type)
		if n.Issued.Year > 0 {
			text += " nam:" + integerYear(n.Issued.Year)
		}
		if add(text) {
			break
		}
	}
	return out
}

// plainWords makes a question without marks of a title: its first words that are no mere form, five at most.
// Example: "về đẩy mạnh chuyển đổi số năm 2025" gives "day manh chuyen doi so".
func plainWords(title string) string {
	var words []string
	for w := range viet.Words(title) {
		f := viet.Fold(w.Text)
		if len(words) == 0 && (f == "ve" || f == "viec" || f == "mot" || f == "so" || f == "cac") {
			continue
		}
		words = append(words, f)
		if len(words) == 5 {
			break
		}
	}
	if len(words) < 3 || !viet.HasMarks(title) {
		return ""
	}
	out := words[0]
	for _, w := range words[1:] {
		out += " " + w
	}
	return out
}

// hyphened spells a type for the operator loai: with its marks: "nghị-quyết".
func hyphened(name string) string {
	out := ""
	for w := range viet.Words(name) {
		if out != "" {
			out += "-"
		}
		out += strings.ToLower(w.Text)
	}
	return out
}

// serveHome answers /.
func (s *site) serveHome(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery)
	who := s.viewer(r)
	page, err := s.homes.get(r.Context(), s, who)
	if err != nil {
		return err
	}
	f := s.frame(r, who, "Tìm văn bản, đối chiếu, số liệu")
	f.Home, f.Canonical, f.Remarks, f.Feeds = true, "/", p.remarks(), []FeedLink{{"Văn bản mới trong kho", question{}.feedURL()}}
	shown := *page
	shown.Building = !f.State.Ready
	return s.write(w, http.StatusOK, "home", f, &shown)
}
