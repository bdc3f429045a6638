package web

import (
	"fmt"
	"html/template"
	"net/http"
	"time"

	"vankho/corpus"
)

// CheckResult is what /kiem-tra/{ma} shows of a draft that was checked.
type CheckResult struct {
	// Lead says which draft, how many citations, and on which day they were judged.
	Lead string
	// Counts are the citations in each state that there is.
	Counts []FindingCount
	// Remarks are what could not be read of the draft, or not looked up.
	Remarks []string
	// Text is the part of the draft that is shown, Findings the citations in it.
	Text     template.HTML
	Findings []FindingRow
	// All and Mend choose between all findings and those that a person has to look at; MendCount counts these, Total all.
	All, Mend        Choice
	MendCount, Total int
	// Day is the day of the check as a field of a form has it.
	Day, Path string
	OnlyMend  bool
	Pager     Pager
	// Files are what can be taken along: the sheet, DOCX, CSV.
	Sheet string
	Files []Link
	Until string
}

// FindingCount is how many citations are in one state.
type FindingCount struct {
	Badge     FindingBadge
	Citations int
}

func newFindingCounts(r *corpus.Review) []FindingCount {
	var out []FindingCount
	for _, c := range r.States() {
		look := findingLooks(c.State)
		out = append(out, FindingCount{FindingBadge{look.badge, look.shape, c.Label}, c.Citations})
	}
	return out
}

// onlyMend is the value of "loc" that shows what is to be mended alone.
const onlyMend = "can-sua"

// serveChecked answers the page of a draft that was checked.
func (s *site) serveChecked(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "tai", "loc", pageKey)
	d, review, until, err := s.checked(w, r, p)
	if err != nil {
		return err
	}
	only, err := p.oneOf("loc", onlyMend)
	if err != nil {
		return err
	}
	page, err := p.number(pageKey, 1, 1, maxPage)
	if err != nil {
		return err
	}
	here := r.URL.Path
	tai := ""
	if review.Day != d.Day {
		tai = review.Day.String()
	}
	view := func(loc string, page int) string {
		return address(here, "tai", tai, "loc", loc, pageKey, pageNumber(page))
	}
	parts := draftParts(review, func(f corpus.Finding) bool { return only == "" || f.Mend })
	out := CheckResult{
		Lead: checkLead(review), Counts: newFindingCounts(review), Remarks: checkRemarks(review), Total: len(review.Findings), MendCount: review.Mend(),
		All: Choice{"Tất cả", view("", 1), only == ""}, Mend: Choice{"Chỉ hiện chỗ cần sửa", view(onlyMend, 1), only != ""},
		OnlyMend: only != "", Day: review.Day.Short(), Path: here, Until: until.In(vietnam()).Format("15:04"),
		Sheet: address(here+"/phieu", "tai", tai), Pager: partPager(page, len(parts), func(n int) string { return view(only, n) }),
	}
	docx := "Tải phiếu DOCX"
	if d.docx() {
		docx = "Tải DOCX có ghi chú"
	}
	out.Files = []Link{{docx, address(here+".docx", "tai", tai)}, {"Tải CSV", address(here+".csv", "tai", tai)}}
	if page <= len(parts) {
		part := parts[page-1]
		out.Text = draftHTML(review, part)
		for _, i := range part.findings {
			out.Findings = append(out.Findings, newFindingRow(review, i))
		}
	}
	f := s.frame(r, s.viewer(r), fmt.Sprintf("Kiểm tra dẫn chiếu: %s dẫn chiếu", integer(len(review.Findings))))
	f.Section, f.Remarks, f.Private = "kiem-tra", p.remarks(), true
	return s.write(w, http.StatusOK, "checkresult", f, out)
}

// partPager leads through the parts of a long draft.
func partPager(page, parts int, link func(int) string) Pager {
	if parts < 2 {
		if page > parts {
			return Pager{Page: page, Pages: parts, Beyond: true, Last: link(parts)}
		}
		return Pager{Page: page, Pages: parts}
	}
	return newPager(page, parts, 1, "phần", link)
}

// checkLead is the sentence under the heading: "Dự thảo “ke-hoach.docx”. 7 dẫn chiếu, kiểm tra tại ngày 22/11/2026."
func checkLead(r *corpus.Review) string {
	name := "Nội dung đã dán"
	if r.Name != "" {
		name = "Dự thảo “" + r.Name + "”"
	}
	return fmt.Sprintf("%s. %s dẫn chiếu, kiểm tra tại ngày %s, đối chiếu với %s văn bản và %s dẫn chiếu trong kho.",
		name, integer(len(r.Findings)), r.Day.Short(), integer(r.Documents), integer(r.References))
}

// checkRemarks are what a reader of the findings has to know of the draft and of the check.
func checkRemarks(r *corpus.Review) []string {
	var out []string
	for _, p := range r.Problems {
		if p.Stage == corpus.StageExtract {
			out = append(out, p.Detail)
		}
	}
	if r.Partial {
		out = append(out, "Chưa tìm được ở mọi nơi (kho còn trang, dẫn chiếu, quan hệ chờ xét hoặc hết thời gian kiểm tra), nên không dẫn chiếu nào bị coi là không có trong kho; thông tin hiệu lực có thể chưa đủ.")
	}
	return out
}

// CheckSheet is what /kiem-tra/{ma}/phieu shows: the review sheet, to be printed.
type CheckSheet struct {
	Draft, Day, At, Build string
	Back                  string
	Counts                []FindingCount
	Total                 int
	Rows                  []FindingRow
	Store                 string
}

// serveSheet answers the review sheet. It is never cut: it is printed whole.
func (s *site) serveSheet(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "tai")
	d, review, _, err := s.checked(w, r, p)
	if err != nil {
		return err
	}
	f := s.frame(r, s.viewer(r), "Phiếu rà soát dẫn chiếu")
	f.Section, f.Remarks, f.Private = "kiem-tra", p.remarks(), true
	out := CheckSheet{Draft: "Nội dung đã dán", Day: review.Day.Short(), At: sheetTime(review.At), Build: shortBuild(f.State.Build), Counts: newFindingCounts(review),
		Total: len(review.Findings), Back: r.URL.Path[:len(r.URL.Path)-len("/phieu")],
		Store: fmt.Sprintf("%s văn bản, %s dẫn chiếu", integer(review.Documents), integer(review.References))}
	if review.Name != "" {
		out.Draft = review.Name
	}
	if review.Day != d.Day {
		out.Back = address(out.Back, "tai", review.Day.String())
	}
	for _, i := range inOrder(review) {
		out.Rows = append(out.Rows, newFindingRow(review, i))
	}
	return s.write(w, http.StatusOK, "checksheet", f, out)
}

// sheetTime is when a check was made, as the sheet says it: "14:05 ngày 22/11/2026".
func sheetTime(t time.Time) string {
	if t.IsZero() {
		return "không ghi"
	}
	return t.In(vietnam()).Format("15:04") + " ngày " + day(t)
}
