package main

import (
	"html"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// fetched is a page of the site as it was sent.
func fetched(t *testing.T, address string) string {
	t.Helper()
	res, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("%s answers %d, %v", address, res.StatusCode, err)
	}
	return string(b)
}

var (
	markup  = regexp.MustCompile(`<[^>]*>`)
	drawing = regexp.MustCompile(`(?s)<svg.*?</svg>`)
	exactly = regexp.MustCompile(`href="(/van-ban/[^"]*doan=[^"]*)#doan"`)
)

// wordsOf is what a reader of a page sees, on one line, drawings aside.
func wordsOf(page string) string {
	return strings.Join(strings.Fields(html.UnescapeString(markup.ReplaceAllString(drawing.ReplaceAllString(page, ""), " "))), " ")
}

func TestTheWorkedCasesOfTheSampleStandOnThePageOfRelations(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the sample")
	}
	site := sampleSite(t)
	const body = "-uy-ban-nhan-dan-tinh-khue-linh/lien-he"
	for _, c := range []struct {
		name, path string
		want, not  []string
	}{
		{"replaced", "1240-qd-ubnd-2023-07-10" + body,
			[]string{"12/8/2024 Được thay thế bởi 1876/QĐ-UBND", "Được thay thế bởi 1", "Quyết định số 1876/QĐ-UBND", "cũng theo lời của Báo cáo số 268/BC-UBND"}, nil},
		{"replaces", "1876-qd-ubnd-2024-08-12" + body,
			[]string{"Thay thế 1", "Quyết định số 1240/QĐ-UBND Ủy ban nhân dân tỉnh Khuê Lĩnh Hết hiệu lực toàn bộ"}, nil},
		{"the replaced one on an earlier day", "1876-qd-ubnd-2024-08-12" + body + "?tai=2024-06-30",
			[]string{"Hiệu lực tính tại 30/6/2024."}, []string{"Hết hiệu lực toàn bộ tại 30/6/2024"}},
		{"amended, and repealed in part", "15-2023-qd-ubnd-2023-06-20" + body,
			[]string{"Được sửa đổi, bổ sung bởi 2", "Bị bãi bỏ bởi 1", "Khoản 3 Điều 8:"}, nil},
		{"repealed in part", "24-2023-qd-ubnd-2023-10-05" + body,
			[]string{"01/7/2025 Điều 6, khoản 3 Điều 9, Phụ lục II bị bãi bỏ bởi 18/2025/QĐ-UBND"}, []string{"Một phần bị bãi bỏ bởi"}},
		{"suspended", "2105-qd-ubnd-2024-09-20" + body,
			[]string{"05/11/2024 Bị đình chỉ bởi 2388/QĐ-UBND đến hết 31/3/2025", "Bị đình chỉ bởi 1", "Từ 05/11/2024 đến hết 31/3/2025:"}, []string{"chỉ theo lời của"}},
		{"prolonged", "12-2023-nq-hdnd-2023-12-08-hoi-dong-nhan-dan-tinh-khue-linh/lien-he",
			[]string{"Được kéo dài bởi 09/2025/NQ-HĐND đến hết 31/12/2027", "đã được kéo dài"}, nil},
		{"a dead basis", "172-kh-ubnd-2024-09-25" + body,
			[]string{"Sức khỏe căn cứ", "1 đã hết hiệu lực từ 12/8/2024", "Được thay thế bởi 1876/QĐ-UBND từ 12/8/2024", ": thay thế Quyết định số 1240/QĐ-UBND"}, nil},
		{"a chain of guidance", "88-kh-ubnd-2025-03-28" + body,
			[]string{"Chuỗi thực hiện Chủ trương của Đảng ở trung ương: Nghị quyết số 57-NQ/TW , chưa có toàn văn Nghị quyết, chương trình hành động của cấp ủy: Chương trình hành động số 61-CTr/TU"}, nil},
		{"what others say of a document that is not held", "57-nq-tw-2024-12-22-bo-chinh-tri/lien-he",
			[]string{"Chương trình hành động số 414-CTr/TU", "theo lời của", "Có báo cáo 1"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := fetched(t, site+"/van-ban/"+c.path)
			said := wordsOf(page)
			for _, want := range c.want {
				if !strings.Contains(said, want) {
					t.Errorf("the page lacks %q", want)
				}
			}
			for _, not := range c.not {
				if strings.Contains(said, not) {
					t.Errorf("the page says %q", not)
				}
			}
			if t.Failed() {
				t.Log(said)
			}
			if len(page) > 50<<10 {
				t.Errorf("the page has %d bytes", len(page))
			}
			if svg := drawing.FindString(page); len(svg) > 9<<10 {
				t.Errorf("the drawing has %d bytes", len(svg))
			}
			for i, m := range exactly.FindAllStringSubmatch(page, -1) {
				if i < 6 && !strings.Contains(fetched(t, site+html.UnescapeString(m[1])), `id="doan"`) {
					t.Errorf("%s marks nothing", m[1])
				}
			}
		})
	}
}
