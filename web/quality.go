package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// QualityPage is what /van-ban/{id}/chat-luong shows: how each page was read, and how well.
type QualityPage struct {
	Head     Head
	URL      string
	Notice   string
	Sentence string
	Problems []corpus.Problem
	Pages    []PageRow
	Pager    Pager
	// Recognised, Compared and Pictured say whether any page has a value for that column.
	Recognised, Compared, Pictured bool
	// Again is true where the reader may have the file read again.
	Again bool
}

// PageRow is one page of a file: how it was read, in words.
type PageRow struct {
	Number int
	URL    string
	Method string
	Reader string
	// Quality, Confidence and Agreement are percentages, or the words that stand for one.
	Quality, Confidence, Agreement string
	Poor, Waiting                  bool
	Remarks                        []string
	// Thumb is the picture of the page in small, nil where there is none.
	Thumb *Thumb
}

// Thumb is a small picture that leads to the page beside its text.
type Thumb struct {
	URL, Link     string
	Width, Height int
}

// methods are the ways of reading a page: the key of each in an address, and what the pages call it.
var methods = [...]struct {
	method     corpus.Method
	key, words string
}{
	{corpus.MethodText, "chu-co-san", "chữ có sẵn trong tệp"},
	{corpus.MethodOCR, "nhan-dang", "nhận dạng ảnh"},
	{corpus.MethodConverted, "chuyen-ma", "chuyển từ bảng mã cũ"},
	{corpus.MethodEdited, "nguoi-sua", "người đọc sửa"},
	{corpus.MethodWaiting, "dang-cho", "đang chờ nhận dạng chữ"},
	{corpus.MethodNone, "khong-doc-duoc", "chưa đọc được chữ"},
	{corpus.MethodRegister, "", "dòng của danh mục"},
}

// methodName says how a page was read: "nhận dạng ảnh", "chuyển từ TCVN3".
func methodName(p corpus.Page) string {
	if p.Method == corpus.MethodConverted && p.Encoding != "" {
		return "chuyển từ " + p.Encoding
	}
	for _, m := range methods {
		if m.method == p.Method {
			return m.words
		}
	}
	return ""
}

// how says in one line how a page was read and how well: "Nhận dạng ảnh (tesseract 5.3.0), 98% âm tiết hợp lệ".
func how(p corpus.Page) string {
	out := capital(methodName(p))
	if p.Reader != "" && p.Method != corpus.MethodEdited {
		out += " (" + p.Reader + ")"
	}
	if p.Quality >= 0 {
		out += ", " + percent(p.Quality) + " âm tiết hợp lệ"
	}
	if p.Confidence > 0 {
		out += ", độ tin cậy " + percent(p.Confidence)
	}
	return out
}

// newPageRow describes one page, without addresses.
func newPageRow(p corpus.Page) PageRow {
	row := PageRow{Number: p.Number, Method: methodName(p), Reader: p.Reader, Poor: p.Poor(), Waiting: p.Method == corpus.MethodWaiting, Quality: "không có từ để đo"}
	if p.Method == corpus.MethodEdited {
		row.Reader = "" // what it read is not what stands there
	}
	if p.Quality >= 0 {
		row.Quality = percent(p.Quality)
	}
	if p.Confidence > 0 {
		row.Confidence = percent(p.Confidence)
	}
	switch {
	case p.Agreement == corpus.OneReader:
		row.Agreement = "chỉ một bộ đọc được"
	case p.Agreement > 0:
		row.Agreement = percent(p.Agreement)
	}
	if p.Method == corpus.MethodConverted {
		row.Remarks = append(row.Remarks, "Chữ hoa có thể mất dấu.")
	}
	return row
}

// pagesOfQuality is how many pages the table shows at a time.
const pagesOfQuality = 100

// quality builds the page that begins with the pages of a part of the list, from 1.
func (s *site) quality(d *corpus.Document, part int, who viewer) *QualityPage {
	out := &QualityPage{Head: newHead(d, tabQuality, "", "", timelineBadge(d.Timeline, d.ID, s.now())), URL: documentURL(d.ID) + "/chat-luong", Sentence: qualitySentence(d), Again: s.mayEdit(who)}
	src, drawn := s.drawable(d)
	first := min((part-1)*pagesOfQuality, len(d.Pages))
	for _, p := range d.Pages[first:min(first+pagesOfQuality, len(d.Pages))] {
		row := newPageRow(p)
		row.URL = facsimileURL(d.ID, p.Number)
		for _, x := range d.Problems {
			if x.Page == p.Number {
				row.Remarks = append(row.Remarks, x.Detail)
			}
		}
		if drawn && p.Width > 0 {
			row.Thumb = &Thumb{pictureURL(src.SHA256, p.Number, thumbWide), row.URL + "#anh", thumbWide / 2, int(p.Height/p.Width*thumbWide/2 + 0.5)}
		}
		out.Recognised = out.Recognised || row.Confidence != ""
		out.Compared = out.Compared || row.Agreement != ""
		out.Pictured = out.Pictured || row.Thumb != nil
		out.Pages = append(out.Pages, row)
	}
	out.Pager = newPager(part, len(d.Pages), pagesOfQuality, "trang", func(n int) string { return address(out.URL, pageKey, pageNumber(n)) })
	for _, x := range d.Problems {
		if x.Page == 0 && x.Kind != corpus.KindConverted { // the sentence says that
			out.Problems = append(out.Problems, x)
		}
	}
	return out
}

// qualitySentence sums the pages up: "Đọc tốt: 1/1 trang, 98% âm tiết hợp lệ."
func qualitySentence(d *corpus.Document) string {
	n := len(d.Pages)
	if n == 0 {
		return "Văn bản này không có trang nào để đo."
	}
	var poor []string
	var encodings []string
	waiting, edited, sum, weight := 0, 0, 0.0, 0.0
	for _, p := range d.Pages {
		switch {
		case p.Poor():
			poor = append(poor, strconv.Itoa(p.Number))
		case p.Method == corpus.MethodWaiting:
			waiting++
		case p.Method == corpus.MethodEdited:
			edited++
		}
		if p.Quality >= 0 {
			sum += p.Quality * float64(p.Len())
			weight += float64(p.Len())
		}
		if p.Encoding != "" && p.Method == corpus.MethodConverted && !slices.Contains(encodings, p.Encoding) {
			encodings = append(encodings, p.Encoding)
		}
	}
	var out []string
	if waiting > 0 {
		out = append(out, waitingPages(d, waiting))
	}
	switch good := n - waiting - len(poor); {
	case len(poor) == n && n == 1:
		out = append(out, "Đọc kém"+measured(sum, weight, ": ")+"; hãy đối chiếu bản gốc.")
	case len(poor) == n:
		out = append(out, "Mọi trang đều đọc kém; hãy đối chiếu bản gốc.")
	case len(poor) > 12:
		out = append(out, "Có "+integer(len(poor))+" trong "+integer(n)+" trang đọc kém; hãy đối chiếu bản gốc.")
	case len(poor) > 0:
		out = append(out, "Trang "+strings.Join(poor, ", ")+" đọc kém; hãy đối chiếu bản gốc.")
	case good == 0:
	case weight == 0:
		out = append(out, "Đọc được "+integer(good)+"/"+integer(n)+" trang; không có từ để đo.")
	default:
		out = append(out, "Đọc tốt: "+integer(good)+"/"+integer(n)+" trang"+measured(sum, weight, ", ")+".")
	}
	if len(encodings) > 0 {
		out = append(out, "Đã chuyển từ "+strings.Join(encodings, ", ")+"; chữ hoa có thể mất dấu.")
	}
	if edited > 0 {
		out = append(out, integer(edited)+" trang có chữ do người đọc sửa.")
	}
	return strings.Join(out, " ")
}

// measured is the share of legal syllables of all pages after some words, "" where there are no words.
func measured(sum, weight float64, before string) string {
	if weight == 0 {
		return ""
	}
	return before + percent(sum/weight) + " âm tiết hợp lệ"
}

// waitingPages says how many pages wait, and for what.
func waitingPages(d *corpus.Document, n int) string {
	if slices.ContainsFunc(d.Problems, func(p corpus.Problem) bool { return p.Kind == corpus.KindNoReader }) {
		return integer(n) + " trang chưa đọc được vì máy chưa có bộ nhận dạng chữ."
	}
	return integer(n) + " trang đang chờ nhận dạng chữ."
}

// serveQuality answers /van-ban/{id}/chat-luong.
func (s *site) serveQuality(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, pageKey, noticeKey)
	part, err := p.page()
	if err != nil {
		return err
	}
	said, err := notice(p)
	if err != nil {
		return err
	}
	who := s.viewer(r)
	d, err := s.visible(r.Context(), documentID(r), who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	page := s.quality(d, part, who)
	page.Notice = said
	f := s.frame(r, who, tabTitle(viet.Capitalise(d.Title), "chất lượng đọc"))
	f.Canonical, f.Remarks = page.URL, p.remarks()
	if d.Secret() {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.write(w, http.StatusOK, "quality", f, page)
}

// takeAgain answers the button "Đọc lại tệp này".
func (s *site) takeAgain(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	d, err := s.visible(r.Context(), documentID(r), who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	if err := s.desk.ReadAgain(r.Context(), d.ID, who.actor(cmp.Or(who.name, nameOf(r)))); err != nil {
		return fmt.Errorf("read %s again: %w", d.ID, err)
	}
	http.Redirect(w, r, address(documentURL(d.ID)+"/chat-luong", noticeKey, noticeAgain), http.StatusSeeOther)
	return nil
}
