package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/corpus/store"
)

const editorKey = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"

func keyFile(t *testing.T, content string, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "khoa")
	if err := errors.Join(os.WriteFile(path, []byte(content), 0o600), os.Chmod(path, mode)); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAFileOfKeysThatOthersMayReadIsRefused(t *testing.T) {
	for _, x := range []struct{ name, path, want string }{
		{"none", filepath.Join(t.TempDir(), "khong-co"), "Không mở được tệp khóa"},
		{"a folder", t.TempDir(), "không phải là tệp thường"},
		{"a short key", keyFile(t, "An 123\n", 0o600), "Dòng 1: khóa phải dài ít nhất 32 ký tự."},
		{"an empty one", keyFile(t, "", 0o600), "không có khóa nào"},
		{"one that all may read", keyFile(t, "An "+editorKey+"\n", 0o644), "chmod 600"},
		{"one that the group may read", keyFile(t, "An "+editorKey+"\n", 0o640), "chmod 600"},
	} {
		if runtime.GOOS == "windows" && strings.HasPrefix(x.name, "one that") {
			continue
		}
		r := runProgram(t, "", "serve", "--data", filepath.Join(t.TempDir(), "kho"), "--listen", "127.0.0.1:0", "--editor-token-file", x.path)
		if r.code != exitFault || !strings.Contains(r.err, x.want) || strings.Contains(r.err+r.out, editorKey) {
			t.Errorf("%s: %+v", x.name, r)
		}
	}
	if list, err := readEditors(keyFile(t, "Trần An "+editorKey+"\n", 0o600)); err != nil || len(list) != 1 || list[0].Name != "Trần An" {
		t.Errorf("%+v %v", list, err)
	}
}

// A program that is killed while people correct leaves a store and a journal that tell the same.
func TestAKillDuringCorrectionsLeavesStoreAndJournalInAgreement(t *testing.T) {
	if testing.Short() {
		t.Skip("three runs of the program")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "van-ban", "thong-bao.txt"), notice)
	data := filepath.Join(dir, "kho")
	if r := runProgram(t, "", "index", filepath.Join(dir, "van-ban"), "--data", data); r.code != exitOK {
		t.Fatalf("index: %+v", r)
	}
	keys := keyFile(t, "Trần An "+editorKey+"\n", 0o600)
	answered := 0
	for round := range 3 {
		ctx, kill := context.WithCancel(t.Context())
		at, wait := startKillable(t, ctx, data, keys)
		var people sync.WaitGroup
		var mu sync.Mutex
		for i := range 4 {
			people.Go(func() {
				for n := 0; ; n++ {
					fields := url.Values{"muc": {[]string{"loai", "noi"}[i%2]}, "gia-tri": {fmt.Sprintf("Vân Hải %d %d %d", round, i, n)}}
					code, err := postForm(at+"/van-ban/77-tb-ubnd-2025-04-15-uy-ban-nhan-dan-tinh-van-son/thuoc-tinh", fields)
					if err != nil {
						return // it was killed
					}
					if code != http.StatusSeeOther && code != http.StatusConflict {
						t.Errorf("a correction answers %d", code)
						return
					}
					if code == http.StatusSeeOther {
						mu.Lock()
						answered++
						mu.Unlock()
					}
				}
			})
		}
		time.Sleep(time.Duration(400+150*round) * time.Millisecond)
		kill()
		wait()
		people.Wait()
		journalAgrees(t, data, answered)
	}
	if answered == 0 {
		t.Error("nothing was corrected before the program was killed")
	}
}

// startKillable starts the site; it ends when ctx does, without a chance to end well, and wait answers when it has.
func startKillable(t *testing.T, ctx context.Context, data, keys string) (at string, wait func()) {
	t.Helper()
	cmd := program(ctx, "serve", "--data", data, "--listen", "127.0.0.1:0", "--editor-token-file", keys)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := make([]byte, 0, 4096)
	for openedAt.Find(said) == nil {
		part := make([]byte, 512)
		n, err := out.Read(part)
		if said = append(said, part[:n]...); err != nil {
			t.Fatalf("serve ended: %s %v", said, err)
		}
	}
	return openedAt.FindString(string(said)), func() { _ = cmd.Wait() } // killed is no failure
}

func postForm(at string, fields url.Values) (int, error) {
	r, err := http.NewRequest(http.MethodPost, at, strings.NewReader(fields.Encode()))
	if err != nil {
		return 0, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Authorization", "Bearer "+editorKey)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, Timeout: time.Minute}
	answer, err := client.Do(r)
	if err != nil {
		return 0, err
	}
	return answer.StatusCode, answer.Body.Close()
}

// journalAgrees holds each correction of a store against the last act on its place; answered writes at least are told of.
func journalAgrees(t *testing.T, data string, answered int) {
	t.Helper()
	st, err := store.Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	list, _, err := st.Corrections(t.Context(), corpus.CorrectionQuery{Secret: true})
	if err != nil {
		t.Fatal(err)
	}
	acts, told, err := st.Acts(t.Context(), corpus.ActQuery{Verb: corpus.VerbCorrected, N: 100_000, Secret: true})
	if err != nil || told < answered {
		t.Errorf("%d corrections were answered, the journal tells of %d, %v", answered, told, err)
	}
	last := map[string]corpus.Act{}
	for _, a := range acts {
		if _, ok := last[a.Object]; !ok {
			last[a.Object] = a
		}
	}
	if len(list) != len(last) {
		t.Errorf("the store holds %d corrections, the journal tells of %d places", len(list), len(last))
	}
	for _, c := range list {
		if a := last[c.Object()]; a.Now != c.Value || a.Document != c.Document || a.Who != c.Who {
			t.Errorf("the store holds %+v, the journal %+v", c, a)
		}
	}
}
