package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestAServedStoreIsBackedUpAndRestoredWhileReadersAsk(t *testing.T) {
	dir := t.TempDir()
	data, old, file := filepath.Join(dir, "kho"), filepath.Join(dir, "khac"), filepath.Join(dir, "kho.zip")
	if err := os.Mkdir(filepath.Join(dir, "tep"), 0o750); err != nil {
		t.Fatal(err)
	}
	text := "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 987/2024/QĐ-UBND\nLào Cai, ngày 5 tháng 6 năm 2024\nQUYẾT ĐỊNH\nVề việc thử phục hồi kho\nĐiều 1. Mẫu.\n"
	if err := os.WriteFile(filepath.Join(dir, "tep", "a.txt"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := runProgram(t, "", "index", "--data", old, filepath.Join(dir, "tep")); r.code != 0 {
		t.Fatalf("index: %+v", r)
	}
	if r := runProgram(t, "", "backup", "--data", old, file); r.code != 0 || !strings.Contains(r.out, "Đã sao lưu 1 văn bản, 1 tệp gốc") {
		t.Fatalf("backup: %+v", r)
	}
	if r := runProgram(t, "", "backup", "--data", old, file); r.code != exitFault || !strings.Contains(r.err, "đã có") {
		t.Errorf("a backup over another: %+v", r)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read the backup: %v, %v", info.Mode(), err)
	}

	site := startServer(t, data) // with the sample
	if r := runProgram(t, "", "backup", "--data", data, filepath.Join(dir, "mau.zip")); r.code != 0 {
		t.Errorf("backup of a served store: %+v", r)
	}
	var stop atomic.Bool
	asked := make(chan int)
	go func() {
		n := 0
		for ; !stop.Load(); n++ {
			r, err := http.Get(site + "/duyet")
			if err != nil {
				t.Errorf("a reader meanwhile: %v", err)
				break
			}
			if r.StatusCode != http.StatusOK {
				t.Errorf("a reader meanwhile: %s", r.Status)
			}
			_ = r.Body.Close()
		}
		asked <- n
	}()
	if r := runProgram(t, "", "restore", "--data", data, file); r.code != 0 || !strings.Contains(r.out, "Đã phục hồi 1 văn bản") {
		t.Errorf("restore: %+v", r)
	}
	deadline := time.Now().Add(time.Minute)
	for {
		r, err := http.Get(site + "/tim?q=987/2024/Q%C4%90-UBND")
		if err != nil {
			t.Fatal(err)
		}
		_ = r.Body.Close()
		if strings.Contains(r.Request.URL.Path, "/van-ban/987-2024") {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("the restored document is not found, but %s", r.Request.URL)
		}
		time.Sleep(50 * time.Millisecond)
	}
	stop.Store(true)
	if n := <-asked; n < 3 {
		t.Errorf("only %d readers asked meanwhile", n)
	}
	if r := runProgram(t, "", "restore", "--data", data, filepath.Join(dir, "tep", "a.txt")); r.code != exitFault || !strings.Contains(r.err, "không phải bản sao lưu") {
		t.Errorf("restore of another file: %+v", r)
	}
	if kept, err := filepath.Glob(filepath.Join(data, "truoc-phuc-hoi-*", "vankho.db")); err != nil || len(kept) != 1 {
		t.Errorf("the store before lies in %v, %v", kept, err)
	}
}
