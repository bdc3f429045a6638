package indexer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/indexer/extract"
)

// What was accepted with its mark is neither shown without it nor thrown out while its pages are read again.
func TestAnAcceptedSecretScanKeepsItsMarkWhileItIsReadAgain(t *testing.T) {
	b := newBench(t)
	path := b.write("a.png", blankPNG())
	b.mustRun(Options{})
	sha := b.only(path).Sources[0].SHA256
	keep := func() {
		t.Helper()
		var page corpus.RawPage
		page.Number, page.Method = 1, corpus.MethodOCR
		for line := range strings.Lines(secretLetter(7, "bimatxyz")) {
			page.Lines = append(page.Lines, corpus.Line{Text: strings.TrimSpace(line)})
		}
		if err := b.store.KeepPage(t.Context(), sha, page); err != nil {
			t.Fatal(err)
		}
	}
	keep()
	if _, err := New(b.store, b.pool, Options{AcceptSecret: true}).Recognise(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	d := b.only(path)
	if !d.Secret() {
		t.Fatalf("%+v", d.Header)
	}
	x := New(b.store, b.pool, Options{})
	if err := x.ReadAgain(t.Context(), d.ID, corpus.Actor{}); err != nil {
		t.Fatal(err)
	}
	if got := b.only(path); !got.Secret() || got.Waiting() != 1 {
		t.Errorf("while its page waits: mark %q, %d wait", got.Header.Secrecy, got.Waiting())
	}
	keep()
	if done, err := x.Recognise(t.Context(), nil); err != nil || done.Withdrawn != 0 {
		t.Fatalf("%+v %v", done, err)
	}
	if got := b.only(path); !got.Secret() {
		t.Errorf("mark %q", got.Header.Secrecy)
	}
}

func TestARegisterThatWasNotReadToItsEndIsNotKept(t *testing.T) {
	b := newBench(t)
	b.pool = b.poolWith(extract.Limits{Output: 20_000})
	b.write("dm.jsonl", row("a", letter(1))+row("lớn", strings.Repeat(letter(3), 2000))+row("b", secretLetter(2, "bimatxyz")))
	if r := b.mustRun(Options{}); r.Documents != 1 {
		t.Errorf("%+v", r)
	}
	if found := b.holds("bimatxyz"); found != nil {
		t.Errorf("a text with a mark that was not read is kept in %q", found)
	}
}

// A scan whose mark only recognition finds leaves nothing behind, however the run ends.
func TestAScanThatTurnsOutSecretLeavesNothing(t *testing.T) {
	b := newBench(t)
	path := b.write("a.png", blankPNG())
	b.mustRun(Options{})
	d := b.only(path)
	sha := d.Sources[0].SHA256
	x := New(b.store, b.pool, Options{})
	if _, err := x.Picture(t.Context(), sha, 1, 100); err != nil {
		t.Fatal(err)
	}
	var page corpus.RawPage
	page.Number, page.Method = 1, corpus.MethodOCR
	for line := range strings.Lines(secretLetter(7, "bimatxyz")) {
		page.Lines = append(page.Lines, corpus.Line{Text: strings.TrimSpace(line)})
	}
	if err := b.store.KeepPage(t.Context(), sha, page); err != nil {
		t.Fatal(err)
	}
	report, err := x.ReadAnew(t.Context(), sha)
	if err != nil || report.Withdrawn != 1 {
		t.Fatalf("%+v %v", report, err)
	}
	if pages, _, err := b.store.Recognised(t.Context(), sha); err != nil || len(pages) > 0 {
		t.Errorf("its text is kept: %v %v", pages, err)
	}
	for _, folder := range []string{filepath.Join("originals", sha[:2]), filepath.Join("cache", "pages")} {
		if left, err := os.ReadDir(filepath.Join(b.store.Dir(), folder)); err == nil && len(left) > 0 {
			t.Errorf("%s holds %v", folder, left)
		}
	}
	// The next run knows it, whatever the version of the reading.
	file, _, err := b.store.File(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.store.PutFile(t.Context(), file, "0"); err != nil {
		t.Fatal(err)
	}
	if r := b.mustRun(Options{}); r.Documents != 0 || len(r.Secret) != 1 {
		t.Errorf("read by a newer program: %+v", r)
	}
}

// The bytes of a letter hold what is attached to it.
func TestTheOriginalOfALetterWithASecretAttachmentIsNotKept(t *testing.T) {
	b := newBench(t)
	mail := "From: a@b.vn\r\nTo: c@d.vn\r\nSubject: =?UTF-8?Q?H=E1=BB=93_s=C6=A1?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=XX\r\n\r\n" +
		"--XX\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nKính gửi đồng chí tài liệu kèm theo.\r\n" +
		"--XX\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename=\"mat.txt\"\r\n\r\n" + secretLetter(3, "bimatxyz") + "\r\n--XX--\r\n"
	b.write("thư.eml", mail)
	r := b.mustRun(Options{})
	if r.Documents != 1 || len(r.Secret) != 1 {
		t.Fatalf("%+v", r)
	}
	if found := b.holds("bimatxyz"); found != nil {
		t.Errorf("kept in %q", found)
	}
}
