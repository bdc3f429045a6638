package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vankho/corpus"
)

func TestCiteCheckSaysWhatADraftCites(t *testing.T) {
	dir := t.TempDir()
	data := filepath.Join(dir, "kho")
	in := write(t, filepath.Join(dir, "a.txt"), notice)
	if r := runProgram(t, "", "index", in, "--data", data); r.code != exitOK {
		t.Fatalf("%+v", r)
	}
	dead := write(t, filepath.Join(dir, "du-thao.txt"), "Căn cứ Thông tư số 99/2021/TT-BTC ngày 05/11/2021 của Bộ Tài chính;")
	none := write(t, filepath.Join(dir, "khong.txt"), "Kính gửi: Sở Nội vụ.")
	broken := write(t, filepath.Join(dir, "hong.docx"), "PK\x03\x04 không phải zip")
	for _, c := range []struct {
		name, stdin string
		args        []string
		code        int
		out, err    string
	}{
		{"something to mend", "", []string{dead}, exitToMend, "[Không có trong kho] Thông tư số 99/2021/TT-BTC", ""},
		{"standard input", "Thông tư số 99/2021/TT-BTC", []string{"-"}, exitToMend, "1 dẫn chiếu", ""},
		{"nothing cited", "", []string{none}, exitOK, "Không thấy dẫn chiếu nào trong dự thảo.", ""},
		{"on a day", "", []string{dead, "--tai", "1/2/2024"}, exitToMend, "xét tại ngày 01/02/2024", ""},
		{"as CSV", "", []string{dead, "--csv"}, exitToMend, "\uFEFFSTT,Dự thảo ghi,Kết quả", ""},
		{"not to be read", "", []string{broken}, exitUnchecked, "", ""},
		{"no such day", "", []string{dead, "--tai", "31/2/2024"}, exitUnchecked, "", "--tai không nhận giá trị"},
		{"no such file", "", []string{filepath.Join(dir, "khong-co.txt")}, exitUnchecked, "", "Không có tệp"},
		{"a folder", "", []string{dir}, exitUnchecked, "", "là thư mục"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := runProgram(t, c.stdin, append([]string{"cite-check", "--data", data}, c.args...)...)
			if r.code != c.code || !strings.Contains(r.out, c.out) || !strings.Contains(r.err, c.err) {
				t.Errorf("%+v", r)
			}
		})
	}
	t.Run("as JSON", func(t *testing.T) {
		var review corpus.Review
		r := runProgram(t, "", "cite-check", "--data", data, dead, "--json")
		if err := json.Unmarshal([]byte(r.out), &review); err != nil || len(review.Findings) != 1 || review.Findings[0].State != corpus.FindingAbsent {
			t.Errorf("%v: %s", err, r.out)
		}
	})
	t.Run("a sheet for what is no DOCX", func(t *testing.T) {
		out := filepath.Join(dir, "phieu.docx")
		r := runProgram(t, "", "cite-check", "--data", data, dead, "--docx", out)
		b, err := os.ReadFile(out)
		if r.code != exitToMend || err != nil || !bytes.HasPrefix(b, []byte("PK")) {
			t.Errorf("%+v, %v", r, err)
		}
	})
	if got := runProgram(t, "", "search", "99/2021/TT-BTC", "--data", data).out; strings.Contains(got, "du-thao") {
		t.Errorf("the draft was stored: %s", got)
	}
}
