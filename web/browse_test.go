package web

import (
	"encoding/json"
	"html"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A count is a link with a number, or a value of a list with its number behind the bar.
var counted = regexp.MustCompile(`<a class="n ct" href="([^"]+)"[^>]*>([\d.]+)</a>|<li><a href="([^"]+)">[^<]*</a><svg [^>]*></svg><span class="n q">([\d.]+)`)

func TestBrowsingLeadsToExactlyAsManyDocuments(t *testing.T) {
	s := newTestSite(t)
	total := regexp.MustCompile(`<b class="n">([\d.]+)</b> văn bản`)
	walked := 0
	for _, page := range []string{"/duyet", "/duyet/co-quan", "/duyet/co-quan?nhom=tinh-van-son", "/duyet/noi"} {
		for _, who := range []func(*http.Request){func(*http.Request) {}, local} {
			for _, m := range counted.FindAllStringSubmatch(s.page(t, page, who), -1) {
				to, want := html.UnescapeString(m[1]+m[3]), m[2]+m[4]
				got := total.FindStringSubmatch(s.page(t, to, who))
				if len(got) == 0 || got[1] != want {
					t.Errorf("%s on %s says %s and leads to %v", to, page, want, got)
				}
				walked++
			}
		}
	}
	if walked < 20 {
		t.Errorf("only %d counts", walked)
	}
	if b := s.page(t, "/duyet"); !strings.Contains(b, `href="/tim?nam=khong-ghi`) || !strings.Contains(b, "Không ghi ngày") {
		t.Error("documents without a day cannot be listed")
	}
}

func TestListsOfOneTypeHaveOneShortAddress(t *testing.T) {
	s := newTestSite(t)
	for _, c := range []struct {
		path string
		code int
		want string // the canonical address, or where it leads
	}{
		{"/duyet/ke-hoach", 200, "/duyet/ke-hoach"},
		{"/duyet/ke-hoach/2025", 200, "/duyet/ke-hoach/2025"},
		{"/tim?loai=ke-hoach&xep=moi", 303, "/duyet/ke-hoach"},
		{"/tim?loai=ke-hoach&nam=2025&xep=moi", 303, "/duyet/ke-hoach/2025"},
		{"/tim?loai=ke-hoach&nam=2024..2025&xep=moi", 200, "/tim?loai=ke-hoach&amp;nam=2024..2025&amp;xep=moi"},
		{"/duyet/KH", 301, "/duyet/ke-hoach"},
		{"/duyet/K%E1%BA%BF%20ho%E1%BA%A1ch", 301, "/duyet/ke-hoach"},
		{"/duyet/vu-tru", 404, ""},
		{"/duyet/ke-hoach/1800", 404, ""},
		{"/duyet/ke-hoach/2024..2025", 404, ""},
		{"/duyet/-ke-hoach", 404, ""},
		{"/duyet/ke-hoach/x", 404, ""},
	} {
		a := s.get(t, c.path)
		if a.code != c.code {
			t.Errorf("%s answers %d", c.path, a.code)
		}
		if a.code/100 == 3 && a.header.Get("Location") != c.want {
			t.Errorf("%s leads to %s", c.path, a.header.Get("Location"))
		}
		if a.code == 200 && !strings.Contains(a.body, `<link rel="canonical" href="`+c.want+`"`) {
			t.Errorf("%s is not the view of %s", c.path, c.want)
		}
	}
	if b := text(s.page(t, "/duyet/ke-hoach/2025")); !strings.Contains(b, "Kế hoạch năm 2025") {
		t.Error("the list has no heading")
	}
}

func TestTheAPIBrowsesByPages(t *testing.T) {
	s := newTestSite(t)
	var whole, part BrowsePage
	for path, into := range map[string]*BrowsePage{"/api/v1/duyet?nhom=coquan": &whole, "/api/v1/duyet?nhom=coquan&tu=1&so-luong=1": &part} {
		if err := json.Unmarshal([]byte(s.page(t, path)), into); err != nil {
			t.Fatal(err)
		}
	}
	if len(whole.Groups) != 1 || len(whole.Groups[0].Rows) < 2 || !slices.Equal(whole.Groups[0].Rows[1:2], part.Groups[0].Rows) {
		t.Errorf("%+v and %+v", whole, part)
	}
}

func TestYearsOfTheShortAddressAreNumbers(t *testing.T) {
	s := newTestSite(t)
	for _, y := range regexp.MustCompile(`/duyet/[a-z-]+/(\w+)`).FindAllStringSubmatch(s.page(t, "/duyet/ke-hoach"), -1) {
		if _, err := strconv.Atoi(y[1]); err != nil && y[1] != "khong-ghi" {
			t.Errorf("year %q", y[1])
		}
	}
}

func TestDepartmentsStandBelowTheirCommitteeNotTheCouncil(t *testing.T) {
	rows := []BrowseRow{{Label: "Sở Nội vụ tỉnh Vân Sơn"}, {Label: "Ủy ban nhân dân tỉnh Vân Sơn"}, {Label: "Văn phòng Ủy ban nhân dân tỉnh Vân Sơn"}, {Label: "Hội đồng nhân dân tỉnh Vân Sơn"}}
	leads(rows, "tinh-van-son")
	var got []string
	for _, r := range rows {
		got = append(got, r.Label)
	}
	want := []string{"Hội đồng nhân dân tỉnh Vân Sơn", "Ủy ban nhân dân tỉnh Vân Sơn", "Sở Nội vụ tỉnh Vân Sơn", "Văn phòng Ủy ban nhân dân tỉnh Vân Sơn"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
