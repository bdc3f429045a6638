package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// modelAsks starts `vankho mcp` and answers what calls a tool of it: its structured answer, or the words of its refusal.
func modelAsks(t *testing.T, args ...string) func(tool string, in any, out any) string {
	t.Helper()
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), &mcp.CommandTransport{Command: program(context.Background(), append([]string{"mcp"}, args...)...)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := session.Close(); err != nil {
			t.Errorf("mcp did not stop cleanly: %v", err)
		}
	})
	tools, err := session.ListTools(t.Context(), nil)
	if err != nil || len(tools.Tools) != 6 {
		t.Fatalf("%d tools, %v", len(tools.Tools), err)
	}
	return func(tool string, in, out any) string {
		t.Helper()
		r, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: in})
		if err != nil {
			t.Fatalf("%s: %v", tool, err)
		}
		if r.IsError {
			return r.Content[0].(*mcp.TextContent).Text
		}
		body, err := json.Marshal(r.StructuredContent)
		if err == nil {
			err = json.Unmarshal(body, out)
		}
		if err != nil {
			t.Fatalf("%s: %v", tool, err)
		}
		return ""
	}
}

func TestModelsAskTheStoreAndGetItsWords(t *testing.T) {
	data := filepath.Join(t.TempDir(), "kho")
	site := startServer(t, data)
	// Through the server that has the store open; a second run opens a copy of it itself.
	for name, args := range map[string][]string{"beside a server": {"--data", data}, "of a site": {"--site", site}, "of its own": {"--data", copied(t, data)}} {
		t.Run(name, func(t *testing.T) {
			ask := modelAsks(t, args...)
			type quote struct {
				Quote      string
				Start, End int
				URL        string
			}
			var found struct {
				Total int
				Hits  []struct {
					ID, Number string
					Passages   []quote
				}
			}
			if said := ask("search", map[string]any{"query": "to cong nghe so cong dong", "types": []string{"nghi-quyet"}}, &found); said != "" || len(found.Hits) == 0 {
				t.Fatalf("search: %s %+v", said, found)
			}
			id := found.Hits[0].ID
			var shown struct {
				Facts []struct {
					Name string
					quote
				}
				Outline []struct {
					ID         string
					Start, End int
				}
				Text quote
			}
			if said := ask("show", map[string]any{"id": id}, &shown); said != "" || len(shown.Facts) < 5 || len(shown.Outline) < 2 {
				t.Fatalf("show: %s %+v", said, shown)
			}
			for _, f := range shown.Facts {
				if got := shown.Text.Quote[f.Start:f.End]; got != f.Quote && !strings.Contains(f.Quote, "\n") {
					t.Errorf("%s says %q, the text %q", f.Name, f.Quote, got)
				}
			}
			for _, p := range found.Hits[0].Passages {
				if !strings.Contains(shown.Text.Quote[p.Start:p.End], strings.Trim(p.Quote, "…")) {
					t.Errorf("the passage %q is not at %d", p.Quote, p.Start)
				}
			}
			section := shown.Outline[1]
			want := shown.Text.Quote[section.Start:section.End]
			if said := ask("show", map[string]any{"id": id, "section": section.ID}, &shown); said != "" || shown.Text.Quote != want {
				t.Errorf("section %s: %s %q", section.ID, said, shown.Text.Quote)
			}
			if said := ask("show", map[string]any{"id": "khong-co"}, &shown); !strings.Contains(said, "Không có văn bản này trong kho") {
				t.Errorf("a document that is not there: %q", said)
			}
			if said := ask("show", map[string]any{"id": id, "section": "dieu-99"}, &shown); !strings.Contains(said, "dieu-99") {
				t.Errorf("a section that is not there: %q", said)
			}

			var rows struct {
				Rows []struct {
					Status   string
					Document *struct{ Number, Validity string }
				}
			}
			if said := ask("resolve", map[string]any{"numbers": []string{"57 nq tw", "9999/QĐ-UBND", "abc"}}, &rows); said != "" || len(rows.Rows) != 3 ||
				rows.Rows[0].Document == nil || rows.Rows[0].Document.Number != "57-NQ/TW" || rows.Rows[1].Status != "absent" || rows.Rows[2].Status != "malformed" {
				t.Errorf("resolve: %s %+v", said, rows)
			}

			var numbers struct {
				Found int
				Rows  []struct {
					quote
					Sentence string
					Value    float64
					Target   float64
				}
			}
			if said := ask("figures", map[string]any{"indicator": "ty le ho so tiep nhan truc tuyen", "places": []string{"tỉnh Lào Cai"}}, &numbers); said != "" || len(numbers.Rows) != 1 ||
				numbers.Rows[0].Value != 51.69 || numbers.Rows[0].Target != 85 || !strings.Contains(numbers.Rows[0].Sentence, numbers.Rows[0].Quote) {
				t.Errorf("figures: %s %+v", said, numbers)
			}
			if said := ask("figures", map[string]any{"indicator": "tỷ lệ hồ sơ trễ hạn"}, &numbers); said != "" || len(numbers.Rows) != 0 {
				t.Errorf("figures that are not there: %s %+v", said, numbers)
			}

			var due struct {
				Found int
				Day   string
				Tasks []struct {
					quote
					Leads  []string
					Action string
				}
			}
			if said := ask("tasks", map[string]any{}, &due); said != "" || due.Day == "" || len(due.Tasks) != min(due.Found, 20) {
				t.Errorf("tasks: %s %+v", said, due)
			}
			for _, x := range due.Tasks {
				if len(x.Leads) == 0 || !strings.Contains(x.Quote, x.Action) {
					t.Errorf("a task without who or what: %+v", x)
				}
			}
			if said := ask("tasks", map[string]any{"state": "x"}, &due); !strings.Contains(said, "hantrang") {
				t.Errorf("a state that is none: %q", said)
			}

			draft := "Căn cứ Nghị quyết số 12/2023/NQ-HĐND ngày 09/12/2023 của Hội đồng nhân dân tỉnh Khuê Lĩnh; Quyết định số 9999/2019/QĐ-UBND ngày 01/01/2019."
			var checked struct {
				Findings []struct {
					quote
					State string
					Mend  bool
				}
			}
			if said := ask("cite_check", map[string]any{"text": draft}, &checked); said != "" || len(checked.Findings) != 2 || !checked.Findings[0].Mend {
				t.Fatalf("cite_check: %s %+v", said, checked)
			}
			for _, f := range checked.Findings {
				if draft[f.Start:f.End] != f.Quote {
					t.Errorf("the finding at %d says %q", f.Start, f.Quote)
				}
			}
		})
	}
}

func TestModelsNeverSeeWhatBearsAMarkOfSecrecy(t *testing.T) {
	data, files := filepath.Join(t.TempDir(), "kho"), t.TempDir()
	for name, mark := range map[string]string{"mat.txt": "MẬT\n", "thuong.txt": ""} {
		text := "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n" + mark + "Số: 77" + fmt.Sprint(len(mark)) + "/KH-UBND\nLào Cai, ngày 5 tháng 6 năm 2024\nKẾ HOẠCH\nDiễn tập phòng thủ khu vực\n"
		if err := os.WriteFile(filepath.Join(files, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if r := runProgram(t, "", "index", "--accept-secret", "--data", data, files); r.code != 0 {
		t.Fatalf("index: %+v", r)
	}
	ask := func(t *testing.T) {
		t.Helper()
		var found struct{ Total int }
		if said := modelAsks(t, "--data", data)("search", map[string]any{"query": "diễn tập phòng thủ"}, &found); said != "" || found.Total != 1 {
			t.Errorf("%d found %s", found.Total, said)
		}
	}
	t.Run("of its own", ask)
	r, err := http.Get(startServer(t, data) + "/api/v1/tim?q=di%E1%BB%85n+t%E1%BA%ADp+ph%C3%B2ng+th%E1%BB%A7")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	var people struct{ Total int }
	if err := json.NewDecoder(r.Body).Decode(&people); err != nil || people.Total != 2 {
		t.Errorf("people at this machine find %d, %v", people.Total, err)
	}
	t.Run("beside a server", ask)
}

// copied is a data folder with what another one holds, made while that is served.
func copied(t *testing.T, data string) string {
	t.Helper()
	file, to := filepath.Join(t.TempDir(), "kho.zip"), filepath.Join(t.TempDir(), "kho")
	for _, args := range [][]string{{"backup", "--data", data, file}, {"restore", "--data", to, file}} {
		if r := runProgram(t, "", args...); r.code != 0 {
			t.Fatalf("%v: %+v", args, r)
		}
	}
	return to
}
