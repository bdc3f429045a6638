package web

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// sheetRows reads a CSV of figures as named cells.
func sheetRows(t *testing.T, body string) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, byteOrderMark))).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%v: %.200s", err, body)
	}
	var all []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, c := range row {
			m[rows[0][i]] = c
		}
		all = append(all, m)
	}
	return all
}

func TestAllFiguresOfAViewAreInItsFile(t *testing.T) {
	s := newFigureSite(t)
	for _, c := range []struct {
		path string
		want int
	}{
		{"/so-lieu.csv", 15},
		{"/so-lieu.csv?chitieu=ty+le+ho+so+tiep+nhan+truc+tuyen&trang=9", 3},
		{"/so-lieu.csv?chitieu=khong+co+chi+tieu+nao", 0},
		{figuresURL(s.ids["more1"]) + ".csv", 5},
	} {
		a := s.get(t, c.path)
		if rows := sheetRows(t, a.body); a.code != http.StatusOK || len(rows) != c.want {
			t.Errorf("%s: status %d, %d rows, want %d", c.path, a.code, len(rows), c.want)
		}
	}
	row := sheetRows(t, s.get(t, "/so-lieu.csv?chitieu=ty+le+ho+so+tiep+nhan+truc+tuyen&ky=2024-q1").body)[0]
	for name, want := range map[string]string{"Trị số": "51.2", "Mục tiêu": "85", "Kỳ, đến ngày": "2024-03-31", "Nơi": "tỉnh Vân Sơn", "Mã văn bản": string(s.ids["more0"])} {
		if row[name] != want {
			t.Errorf("%s: %q, want %q", name, row[name], want)
		}
	}
	if open := strings.TrimPrefix(row["Địa chỉ"], "http://kho.example.vn"); open == row["Địa chỉ"] || !strings.Contains(s.page(t, strings.TrimSuffix(open, "#doan")), `id="doan"`) {
		t.Errorf("%q does not open the words", row["Địa chỉ"])
	}
}

func TestFilesOfFiguresOpenAsWhatTheyAre(t *testing.T) {
	s := newFigureSite(t)
	for ending, check := range map[string]func(a answer) bool{
		"xlsx": func(a answer) bool {
			_, err := zip.NewReader(strings.NewReader(a.body), int64(len(a.body)))
			return err == nil
		},
		"jsonl": func(a answer) bool {
			return strings.Count(a.body, "\n") == 15 && json.Valid([]byte(strings.SplitN(a.body, "\n", 2)[0]))
		},
		"parquet": func(a answer) bool { return strings.HasPrefix(a.body, "PAR1") && strings.HasSuffix(a.body, "PAR1") },
	} {
		a := s.get(t, "/so-lieu."+ending)
		if a.code != http.StatusOK || !check(a) || !strings.Contains(a.header.Get("Content-Disposition"), "so-lieu."+ending) {
			t.Errorf("%s: status %d, %v", ending, a.code, a.header)
		}
	}
	if a := s.get(t, "/so-lieu.xls"); a.code != http.StatusNotFound {
		t.Errorf("another ending has status %d", a.code)
	}
	if a := s.get(t, "/so-lieu.csv?ky=hom-qua"); a.code != http.StatusBadRequest {
		t.Errorf("an address that cannot be read has status %d", a.code)
	}
}

func TestThePackageNamesFilesOfTheSameFigures(t *testing.T) {
	s := newFigureSite(t)
	for _, path := range []string{"/so-lieu/datapackage.json?noi=van-son", figuresURL(s.ids["more0"]) + "/datapackage.json"} {
		var d struct {
			Resources []struct {
				Path   string
				Schema struct{ Fields []struct{ Name string } }
			}
		}
		if err := json.Unmarshal([]byte(s.get(t, path).body), &d); err != nil || len(d.Resources) != 4 {
			t.Fatalf("%v %+v", err, d)
		}
		at, ok := strings.CutPrefix(d.Resources[0].Path, "http://kho.example.vn")
		head, _, _ := strings.Cut(s.get(t, at).body, "\n")
		row, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(head, byteOrderMark))).Read()
		if !ok || err != nil || len(row) != len(d.Resources[0].Schema.Fields) || row[0] != d.Resources[0].Schema.Fields[0].Name {
			t.Errorf("%s leads to %s, whose head is %q", path, d.Resources[0].Path, head)
		}
	}
}

func TestFilesOfTheNetworkHoldNoSecretFigure(t *testing.T) {
	d := quarterly(t, 1, 51.2, 2100)
	d.Header.Secrecy = "MẬT"
	s := newTestSite(t, d)
	id := s.ids["more0"]
	if rows := sheetRows(t, s.get(t, "/so-lieu.csv").body); len(rows) != 0 {
		t.Errorf("%d figures of a secret document leave the machine", len(rows))
	}
	if a := s.get(t, figuresURL(id)+".csv"); a.code != http.StatusNotFound {
		t.Errorf("the file of a secret document has status %d", a.code)
	}
	a := s.get(t, figuresURL(id)+".csv", local)
	if rows := sheetRows(t, a.body); len(rows) != 5 || a.header.Get("Cache-Control") != "no-store" {
		t.Errorf("at the machine itself: %d rows, %q", len(rows), a.header.Get("Cache-Control"))
	}
}

func TestPagesOfFiguresOfferTheirFiles(t *testing.T) {
	s := newFigureSite(t)
	for path, want := range map[string]string{
		"/so-lieu?chitieu=ty+le&xem=bang": `href="/so-lieu.xlsx?chitieu=ty+le"`,
		figuresURL(s.ids["more0"]):        `href="` + figuresURL(s.ids["more0"]) + `.parquet"`,
		"/so-lieu":                        `href="/so-lieu/datapackage.json"`,
	} {
		if body := s.page(t, path); !bytes.Contains([]byte(body), []byte(want)) {
			t.Errorf("%s does not lead to %s", path, want)
		}
	}
}
