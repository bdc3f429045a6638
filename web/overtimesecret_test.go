package web

import (
	"encoding/json"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// whenMade are the parts of answers that differ between two stores with the same documents: when and from what they were made.
var whenMade = regexp.MustCompile(`Lập chỉ mục lúc[^<]*|"(index|indexed|indexed_at|changed|changed_at|added|seconds)": ?[^,\n]+|<updated>[^<]*|DTSTAMP:\S+|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^",<]*`)

// A reader of the network is answered as if documents with a mark of secrecy were not there, to the byte, whatever of a text's time is asked for.
func TestSecretDocumentsChangeNothingOfWhatTheNetworkIsToldOfTime(t *testing.T) {
	base, change := fee(t, "Mật")
	set, told := corpus.Date{Year: 2024, Month: 1, Day: 19}, corpus.Date{Year: 2025, Month: 1, Day: 6}
	goal := goalDocument(t, "Kế hoạch", "46/KH-UBND", set, "Tỷ lệ hồ sơ tiếp nhận trực tuyến đạt tối thiểu 85%.", "tối thiểu 85%", 85, asTarget)
	result := goalDocument(t, "Báo cáo", "3/BC-UBND", told, "Cả năm, tỷ lệ hồ sơ tiếp nhận trực tuyến đạt 83,2/80%.", "83,2/80%", 83.2, target(80))
	order := ordering(t)
	result.Header.Secrecy, order.Header.Secrecy = "Mật", "TỐI MẬT"
	links := chained()
	public := append([]*corpus.Document{base, goal}, links[:3]...)
	with := newTestSite(t, append(slices.Clone(public), change, result, order, links[3])...)
	without := newTestSite(t, public...)

	paths := []string{tasksPath, tasksPath + ".csv", tasksPath + ".jsonl", tasksPath + ".ics", tasksPath + ".atom", tasksAPI, tasksPath + "?nhom=co-quan", tasksPath + "?coquan=noi+vu",
		goalsPath, goalsPath + "?trangthai=chua-co", goalsPath + ".csv", goalsPath + ".jsonl", goalChartPath, goalsAPIPath, goalsAPIPath + "?trangthai=chua-co"}
	for i := range public {
		id := with.ids["more"+string(rune('0'+i))]
		if id != without.ids["more"+string(rune('0'+i))] {
			t.Fatalf("%s has two ids", id)
		}
		for _, page := range []string{"/chuoi", "/lich-su", "/lich-su?tai=2025-06-01", "/nhiem-vu", "/so-lieu"} {
			paths = append(paths, documentURL(id)+page)
		}
		paths = append(paths, documentURL(id)+"/chuoi.csv", documentURL(id)+"/chuoi.json", documentURL(id)+"/chuoi.graphml", documentURL(id)+"/lich-su.txt?tai=2025-06-01",
			"/api/v1"+documentURL(id)+"/chuoi", "/api/v1"+documentURL(id)+"/lich-su", "/api/v1"+documentURL(id)+"/lich-su?tai=2025-06-01", comparePath+"?a="+string(id))
	}
	open := string(with.ids["more0"])
	for i := range 4 {
		id := with.ids["more"+string(rune('0'+len(public)+i))]
		for _, page := range []string{"/chuoi", "/chuoi.csv", "/lich-su", "/lich-su.txt?tai=2025-06-01", "/nhiem-vu"} {
			paths = append(paths, documentURL(id)+page)
		}
		ref := string(id)
		paths = append(paths, "/api/v1"+documentURL(id)+"/chuoi", "/api/v1"+documentURL(id)+"/lich-su", comparePath+"?a="+ref, comparePath+"?a="+open+"&b="+ref, comparePath+"?a="+ref+"~dieu-1@2025-06-01&b="+open,
			"/api/v1"+comparePath+"?a="+ref+"&b="+open, documentURL(with.ids["more0"])+"/lich-su?boi="+ref, tasksPath+"?vanban="+ref, goalsPath+"?vanban="+ref)
	}
	for _, number := range []string{"60%2F2025%2FQ%C4%90-UBND", "31%2FKH-UBND", "3%2FBC-UBND", "903%2FQ%C4%90-UBND"} {
		paths = append(paths, comparePath+"?a="+number+"&b="+open, tasksPath+"?vanban="+number, goalsPath+"?vanban="+number)
	}
	for _, path := range paths {
		a, b := with.get(t, path), without.get(t, path)
		if a.code != b.code {
			t.Errorf("%s answers %d, without secret documents %d", path, a.code, b.code)
		}
		if got, want := whenMade.ReplaceAllString(a.body, ""), whenMade.ReplaceAllString(b.body, ""); got != want {
			t.Errorf("%s tells of a secret document (-without +with):\n%s", path, cmp.Diff(lines(want), lines(got)))
		}
	}
}

// lines are those of an answer, a JSON one as it stands.
func lines(body string) []string {
	if json.Valid([]byte(body)) {
		return []string{body}
	}
	return regexp.MustCompile(`\n|>`).Split(body, -1)
}
