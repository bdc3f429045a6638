package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/sample"
	"vankho/corpus/store"
)

// sampleFolder is a folder with the sample documents, without those named.
func sampleFolder(t *testing.T, without ...string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range sample.Files() {
		if !slices.Contains(without, name) {
			write(t, filepath.Join(dir, name), string(content))
		}
	}
	return dir
}

// missing is what a data folder lists as missing, by number.
func missing(t *testing.T, data string) map[string]corpus.Wanted {
	t.Helper()
	st, err := store.Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	out := map[string]corpus.Wanted{}
	if err := st.EachWanted(t.Context(), corpus.WantedQuery{Kind: corpus.WantedNumbered}, func(w corpus.Wanted) error { out[w.Canonical] = w; return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheDeadBasisOfTheSampleIsFoundAndNoOther(t *testing.T) {
	data := filepath.Join(t.TempDir(), "kho")
	if r := runProgram(t, "", "index", sampleFolder(t), "--data", data); r.code != 0 {
		t.Fatalf("%+v", r)
	}
	const want = "172/KH-UBND (25/9/2024) căn cứ 1240/QĐ-UBND (10/7/2023): khi ban hành, hết hiệu lực toàn bộ: được thay thế bởi 1876/QĐ-UBND từ 12/8/2024.\n"
	id := "172-kh-ubnd-2024-09-25-uy-ban-nhan-dan-tinh-khue-linh"
	for _, args := range [][]string{{"bases"}, {"bases", "--at-issue"}, {"bases", id}} {
		if r := runProgram(t, "", append(args, "--data", data)...); r.code != 0 || r.out != want {
			t.Errorf("%v: exit %d, %q%s", args, r.code, r.out, r.err)
		}
	}
	r := runProgram(t, "", "bases", "--json", "--data", data)
	var line basisLine
	if err := json.Unmarshal([]byte(r.out), &line); err != nil || line.Then != corpus.StandingEnded || line.Document.ID != corpus.ID(id) || !strings.Contains(line.Quote, "Quyết định số 1240/QĐ-UBND") {
		t.Errorf("%+v %v", line, err)
	}
	if r := runProgram(t, "", "bases", "1876-qd-ubnd-2024-08-12-uy-ban-nhan-dan-tinh-khue-linh", "--data", data); r.code != 0 || !strings.HasPrefix(r.out, "Chưa thấy căn cứ nào") {
		t.Errorf("%+v", r)
	}
	if r := runProgram(t, "", "bases", "khong-co", "--data", data); r.code == 0 || !strings.Contains(r.err, "Không có văn bản này trong kho") {
		t.Errorf("%+v", r)
	}
}

func TestADocumentThatArrivesIsMissingNoMore(t *testing.T) {
	data, dir := filepath.Join(t.TempDir(), "kho"), sampleFolder(t, "qd-1240-ubnd-2023.docx", "danh-muc-van-ban-khue-linh.csv")
	if r := runProgram(t, "", "index", dir, "--data", data); r.code != 0 {
		t.Fatalf("%+v", r)
	}
	before := missing(t, data)
	if w := before["1240/QĐ-UBND"]; w.Documents < 3 || len(w.Citing) != 3 || w.Uses[0].Relation != corpus.RelationLegalBasis && w.Uses[0].Relation != corpus.RelationReplaces {
		t.Fatalf("%+v", w)
	}
	content, err := sample.Read("qd-1240-ubnd-2023.docx")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "qd-1240-ubnd-2023.docx"), content, 0o600); err != nil {
		t.Fatal(err)
	}
	if r := runProgram(t, "", "index", dir, "--data", data); r.code != 0 {
		t.Fatalf("%+v", r)
	}
	after := missing(t, data)
	if w, ok := after["1240/QĐ-UBND"]; ok || len(after) < len(before)-1 {
		t.Errorf("%+v, %d of %d", w, len(after), len(before))
	}
}
