package main

import (
	"encoding/json"
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"vankho/web"
)

const khueLinh = "-uy-ban-nhan-dan-tinh-khue-linh"

// judged is the verdict of the site on a document on a day.
func judged(t *testing.T, site, id, day string) web.Validity {
	t.Helper()
	var v web.Validity
	if err := json.Unmarshal([]byte(fetched(t, site+"/api/v1/van-ban/"+url.PathEscape(id)+"/hieu-luc?tai="+day)), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestTheWorkedCasesOfTheSampleAreJudgedRightly(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the sample")
	}
	site := sampleSite(t)
	for _, c := range []struct{ name, id, day, standing, reason string }{
		{"before its first day", "1240-qd-ubnd-2023-07-10" + khueLinh, "2023-07-09", "chua", "Chưa có hiệu lực: có hiệu lực từ 10/7/2023."},
		{"not yet replaced", "1240-qd-ubnd-2023-07-10" + khueLinh, "2024-08-11", "khong-ro", "Có hiệu lực từ 10/7/2023; không thấy văn bản thay thế, bãi bỏ trong kho đến 11/8/2024."},
		{"replaced", "1240-qd-ubnd-2023-07-10" + khueLinh, "2024-08-12", "het", "Hết hiệu lực toàn bộ: được thay thế bởi 1876/QĐ-UBND từ 12/8/2024."},
		{"whole so far", "24-2023-qd-ubnd-2023-10-05" + khueLinh, "2025-06-30", "khong-ro", ""},
		{"repealed in part", "24-2023-qd-ubnd-2023-10-05" + khueLinh, "2025-07-01", "mot-phan",
			"Hết hiệu lực một phần: Điều 6, khoản 3 Điều 9, Phụ lục II bị bãi bỏ bởi 18/2025/QĐ-UBND từ 01/7/2025."},
		{"before the pause", "2105-qd-ubnd-2024-09-20" + khueLinh, "2024-11-04", "khong-ro", ""},
		{"the first day of the pause", "2105-qd-ubnd-2024-09-20" + khueLinh, "2024-11-05", "ngung", ""},
		{"the last day of the pause", "2105-qd-ubnd-2024-09-20" + khueLinh, "2025-03-31", "ngung", "Ngưng hiệu lực: bị đình chỉ bởi 2388/QĐ-UBND từ 05/11/2024 đến hết 31/3/2025."},
		{"after the pause", "2105-qd-ubnd-2024-09-20" + khueLinh, "2025-04-01", "khong-ro", ""},
		{"prolonged past its own last day", "12-2023-nq-hdnd-2023-12-08-hoi-dong-nhan-dan-tinh-khue-linh", "2026-06-01", "con", ""},
		{"past the day it was prolonged to", "12-2023-nq-hdnd-2023-12-08-hoi-dong-nhan-dan-tinh-khue-linh", "2028-01-01", "het",
			"Hết hiệu lực toàn bộ từ 01/01/2028: được kéo dài bởi 09/2025/NQ-HĐND đến hết 31/12/2027."},
		{"amended twice, repealed in part", "15-2023-qd-ubnd-2023-06-20" + khueLinh, "2024-04-01", "mot-phan", "Hết hiệu lực một phần: khoản 3 Điều 8 bị bãi bỏ bởi 07/2024/QĐ-UBND từ 01/4/2024."},
		{"known from a register and from who replaced it", "31-2019-qd-ubnd-2019-10-14" + khueLinh, "2023-07-01", "het", "Hết hiệu lực toàn bộ: được thay thế bởi 15/2023/QĐ-UBND từ 01/7/2023."},
		{"a plan repealed in part", "46-kh-ubnd-2024-01-19" + khueLinh, "2025-03-28", "mot-phan", "Hết hiệu lực một phần: khoản 1 mục IV bị bãi bỏ bởi 88/KH-UBND từ 28/3/2025."},
		{"a report", "176-bc-ubnd-2024-07-04" + khueLinh, "2025-01-01", "khong-xet", "Với loại văn bản này không đặt vấn đề còn hay hết hiệu lực."},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := judged(t, site, c.id, c.day)
			if string(v.Standing) != c.standing || c.reason != "" && v.Reason != c.reason {
				t.Errorf("on %s: %s, %q; want %s, %q", c.day, v.Standing, v.Reason, c.standing, c.reason)
			}
		})
	}
	t.Run("the pages say so", func(t *testing.T) {
		for _, c := range []struct {
			path string
			want []string
		}{
			{"1240-qd-ubnd-2023-07-10" + khueLinh, []string{"Văn bản này đã hết hiệu lực từ 12/8/2024, được thay thế bởi 1876/QĐ-UBND. Bạn đang xem bản cũ."}},
			{"24-2023-qd-ubnd-2023-10-05" + khueLinh, []string{"Điều 6 Bộ phận Một cửa cấp huyện Hết hiệu lực", "Điều 9 Kiểm tra, đánh giá Hết hiệu lực một phần", "Hết hiệu lực từ 01/7/2025, bị bãi bỏ bởi 18/2025/QĐ-UBND"}},
			{"24-2023-qd-ubnd-2023-10-05" + khueLinh + "?tai=2025-06-30", []string{"Đang xét hiệu lực tại ngày 30/6/2025.", "Chưa rõ hiệu lực tại 30/6/2025", "Sẽ bị bãi bỏ bởi 18/2025/QĐ-UBND"}},
			{"15-2023-qd-ubnd-2023-06-20" + khueLinh, []string{"Được sửa đổi, bổ sung bởi 07/2024/QĐ-UBND từ 01/4/2024", "Được sửa đổi, bổ sung bởi 29/2024/QĐ-UBND từ 01/11/2024"}},
			{"15-2023-qd-ubnd-2023-06-20" + khueLinh + "/thuoc-tinh", []string{"Theo danh mục danh-muc-van-ban-khue-linh.csv: Hết hiệu lực một phần"}},
			{"2105-qd-ubnd-2024-09-20" + khueLinh + "/thuoc-tinh?tai=2025-01-15", []string{"Ngưng hiệu lực tại 15/01/2025", "“tạm đình chỉ việc thi hành Quyết định số 2105/QĐ-UBND"}},
			{"12-2023-nq-hdnd-2023-12-08-hoi-dong-nhan-dan-tinh-khue-linh", []string{"Còn hiệu lực, đã được sửa đổi"}},
			{"46-kh-ubnd-2024-01-19" + khueLinh, []string{"Hết hiệu lực từ 28/3/2025, bị bãi bỏ bởi 88/KH-UBND"}},
			{"268-bc-ubnd-2024-10-03" + khueLinh, []string{"Không xét hiệu lực"}},
		} {
			said := wordsOf(fetched(t, site+"/van-ban/"+c.path))
			for _, want := range c.want {
				if !strings.Contains(said, want) {
					t.Errorf("%s lacks %q", c.path, want)
				}
			}
		}
	})
	t.Run("what is said to be in force has its source", func(t *testing.T) { everyBadgeHasItsSource(t, site) })
}

var documentLink = regexp.MustCompile(`href="/van-ban/([^"/?#]+)"`)

// everyBadgeHasItsSource reads the page of each document of the sample: what is in force has a link to the source that says so, and every
// link to words leads to them.
func everyBadgeHasItsSource(t *testing.T, site string) {
	seen := map[string]bool{}
	for _, page := range []string{"1", "2", "3", "4"} {
		for _, m := range documentLink.FindAllStringSubmatch(fetched(t, site+"/tim?xep=moi&trang="+page), -1) {
			seen[html.UnescapeString(m[1])] = true
		}
	}
	if len(seen) < 30 {
		t.Fatalf("only %d documents are listed", len(seen))
	}
	inForce := 0
	for id := range seen {
		v := judged(t, site, id, "")
		page := fetched(t, site+"/van-ban/"+id+"/thuoc-tinh")
		if strings.Contains(wordsOf(page), "Còn hiệu lực") {
			inForce++
			if len(v.Causes) == 0 || v.Causes[0].URL == "" || !strings.Contains(page, html.EscapeString(v.Causes[0].URL)) {
				t.Errorf("%s is in force without a link to its source", id)
			}
		}
		for _, list := range [][]web.ValidityCause{v.Causes, v.Changes, v.Upcoming, v.Against} {
			for _, c := range list {
				if c.Quote != "" && !strings.Contains(fetched(t, site+c.URL), `<mark id="doan"`) {
					t.Errorf("%s: %s marks nothing", id, c.URL)
				}
			}
		}
	}
	if inForce == 0 {
		t.Error("nothing is in force")
	}
}
