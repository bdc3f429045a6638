package web

import (
	"net/http"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// QualityPage is what /van-ban/{id}/chat-luong shows: how each page was read, and how well.
type QualityPage struct {
	Head     Head
	Sentence string
	Pages    []PageRow
	Problems []corpus.Problem
}

// PageRow is one page of the file.
type PageRow struct {
	Number  int
	URL     string
	Method  string
	Quality string
	Poor    bool
	Remarks []string
}

// methodNames says how a page was read.
var methodNames = map[corpus.Method]string{
	corpus.MethodText:      "chữ có sẵn trong tệp",
	corpus.MethodOCR:       "nhận dạng ảnh",
	corpus.MethodConverted: "chuyển từ bảng mã cũ",
	corpus.MethodRegister:  "dòng của danh mục",
	corpus.MethodNone:      "chưa đọc được chữ",
}

func newQualityPage(d *corpus.Document) *QualityPage {
	out := &QualityPage{Head: newHead(d, tabQuality, "", ""), Sentence: qualitySentence(d)}
	paras := paragraphs(d.Text)
	for _, p := range d.Pages {
		row := PageRow{Number: p.Number, Method: methodNames[p.Method], Poor: poorPage(p), Quality: "không có từ để đo"}
		if p.Quality >= 0 {
			row.Quality = percent(p.Quality)
		}
		if len(d.Pages) > 1 {
			row.URL = pageURL(d, p, paras)
		} else {
			row.URL = documentURL(d.ID)
		}
		if p.Method == corpus.MethodConverted {
			row.Remarks = append(row.Remarks, "Đã chuyển từ bảng mã cũ; chữ hoa có thể mất dấu.")
		}
		for _, x := range d.Problems {
			if x.Page == p.Number {
				row.Remarks = append(row.Remarks, x.Detail)
			}
		}
		out.Pages = append(out.Pages, row)
	}
	for _, x := range d.Problems {
		if x.Page == 0 {
			out.Problems = append(out.Problems, x)
		}
	}
	return out
}

// pageURL opens a document at the beginning of a page.
func pageURL(d *corpus.Document, p corpus.Page, paras []corpus.Paragraph) string {
	parts := partsOf(d, paras)
	url := documentURL(d.ID)
	if len(parts) > 1 {
		url = address(url, "phan", strconv.Itoa(partAt(parts, p.Start)+1))
	}
	return url + "#trang-" + strconv.Itoa(p.Number)
}

// qualitySentence sums the pages up: "Đọc tốt: 1/1 trang, 98% âm tiết hợp lệ."
func qualitySentence(d *corpus.Document) string {
	var poor []string
	measured, sum, weight := 0, 0.0, 0.0
	for _, p := range d.Pages {
		if poorPage(p) {
			poor = append(poor, strconv.Itoa(p.Number))
		}
		if p.Quality >= 0 {
			measured++
			sum += p.Quality * float64(p.Len())
			weight += float64(p.Len())
		}
	}
	n := len(d.Pages)
	switch {
	case n == 0:
		return "Văn bản này không có trang nào để đo."
	case len(poor) == n && n > 1:
		return "Mọi trang đều đọc kém; hãy đối chiếu bản gốc."
	case len(poor) > 12:
		return "Có " + integer(len(poor)) + " trong " + integer(n) + " trang đọc kém; hãy đối chiếu bản gốc."
	case len(poor) > 0:
		return "Trang " + strings.Join(poor, ", ") + " đọc kém; hãy đối chiếu bản gốc."
	case measured == 0 || weight == 0:
		return "Đọc được " + integer(n) + "/" + integer(n) + " trang; không có từ để đo."
	}
	return "Đọc tốt: " + integer(n) + "/" + integer(n) + " trang, " + percent(sum/weight) + " âm tiết hợp lệ."
}

// serveQuality answers /van-ban/{id}/chat-luong.
func (s *site) serveQuality(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery)
	who := s.viewer(r)
	d, err := s.visible(r.Context(), documentID(r), who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	f := s.frame(r, who, tabTitle(viet.Capitalise(d.Title), "chất lượng đọc"))
	f.Canonical, f.Remarks = documentURL(d.ID)+"/chat-luong", p.remarks()
	return s.write(w, http.StatusOK, "quality", f, newQualityPage(d))
}
