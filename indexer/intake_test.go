package indexer

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
)

// intake is an intake over a bench's store that runs until the test ends.
func (b *bench) intake(o IntakeOptions) *Intake {
	b.Helper()
	t := NewIntake(New(b.store, b.pool, Options{Workers: 2}), b.pool, o)
	ctx, stop := context.WithCancel(b.Context())
	ended := make(chan error, 1)
	go func() { ended <- t.Run(ctx, func(err error) { b.Error(err) }) }()
	b.Cleanup(func() {
		stop()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			b.Error(err)
		}
	})
	return t
}

// outcomesOf waits until an import has ended, and answers its files.
func (b *bench) outcomesOf(t *Intake, id string) []corpus.ImportFile {
	b.Helper()
	for {
		changed := t.Changed()
		i, err := t.Import(b.Context(), id)
		if err != nil {
			b.Fatal(err)
		}
		if i.Done == i.Files {
			list, _, err := t.ImportFiles(b.Context(), corpus.ImportQuery{Import: id, N: 1000})
			if err != nil {
				b.Fatal(err)
			}
			return list
		}
		select {
		case <-changed:
		case <-time.After(time.Minute):
			b.Fatalf("the import does not end: %+v", i)
		}
	}
}

// sent hands in files as one import, each a name and a text.
func (b *bench) sent(t *Intake, files ...[2]string) []corpus.ImportFile {
	b.Helper()
	i, err := t.Open(b.Context(), corpus.Import{Origin: corpus.ImportUpload})
	for _, f := range files {
		if err == nil {
			_, err = t.Add(b.Context(), i.ID, f[0], strings.NewReader(f[1]))
		}
	}
	if err = errors.Join(err, t.Seal(b.Context(), i.ID)); err != nil {
		b.Fatal(err)
	}
	return b.outcomesOf(t, i.ID)
}

const decision = "ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN\nSố: 5/QĐ-UBND\nVân Sơn, ngày 15 tháng 4 năm 2025\nQUYẾT ĐỊNH\nVề việc cấp nước sinh hoạt mùa khô (văn bản minh họa)\n" +
	"Điều 1. Cấp nước sinh hoạt cho các xã vùng cao trong mùa khô, hai ngày một lần, theo kế hoạch của Trung tâm nước sạch tỉnh.\n"

func TestWhatBecameOfAFileIsSaid(t *testing.T) {
	b := newBench(t)
	in := b.intake(IntakeOptions{})
	secret := strings.Replace(decision, "Số: 5", "MẬT\nSố: 6", 1)
	first := b.sent(in, [2]string{"a.txt", decision}, [2]string{"a.txt", decision}, [2]string{"b.txt", decision}, [2]string{"mat.txt", secret}, [2]string{"hong.pdf", "%PDF-1.4 hỏng"})
	second := b.sent(in, [2]string{"c.txt", decision + "Điều 2. Quyết định có hiệu lực từ ngày ký.\n"}, [2]string{"a.txt", decision})
	var got []corpus.ImportOutcome
	for _, f := range append(first, second...) {
		got = append(got, f.Outcome)
	}
	want := []corpus.ImportOutcome{corpus.ImportNew, corpus.ImportSame, corpus.ImportDuplicate, corpus.ImportSecret, corpus.ImportFailed, corpus.ImportVersion, corpus.ImportSame}
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Fatalf("%q, want %q", got, want)
		}
	}
	if first[2].Other != first[0].Document || second[0].Other != first[0].Document || first[3].Document != "" || first[4].Reason != corpus.KindBroken {
		t.Errorf("%+v\n%+v", first, second)
	}
	for n := 0; ; n++ { // the bytes go after it is said what became of them
		left, err := os.ReadDir(in.folder(""))
		if err == nil && len(left) == 0 {
			break
		}
		if n == 500 {
			t.Fatalf("the spool keeps %v, %v", left, err)
		}
		time.Sleep(10 * time.Millisecond)
	}
	acts, n, err := b.store.Acts(t.Context(), corpus.ActQuery{Verb: corpus.VerbImported, Secret: true})
	if err != nil || n != len(want) {
		t.Errorf("the journal tells of %d files: %v %v", n, acts, err)
	}
	if _, public, err := b.store.Acts(t.Context(), corpus.ActQuery{Verb: corpus.VerbImported}); err != nil || public != n-1 {
		t.Errorf("the network is told of %d of %d, %v", public, n, err)
	}
}

func TestNothingIsTakenThatTheDiskHasNoRoomFor(t *testing.T) {
	b := newBench(t)
	in := b.intake(IntakeOptions{Reserve: 1 << 60})
	i, err := in.Open(t.Context(), corpus.Import{Origin: corpus.ImportUpload})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := in.Declare(t.Context(), i.ID, []corpus.ImportFile{{Name: "a.txt", Size: 5}}); !errors.Is(err, corpus.ErrNoRoom) {
		t.Errorf("a file is declared: %v", err)
	}
	if _, err := in.Add(t.Context(), i.ID, "a.txt", strings.NewReader("abc")); !errors.Is(err, corpus.ErrNoRoom) {
		t.Errorf("a file is taken: %v", err)
	}
}

// broken is a line that breaks after some bytes.
type broken struct{ io.Reader }

func (b broken) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

func TestAFileWhoseRestNeverComesIsGivenUpAfterADay(t *testing.T) {
	b := newBench(t)
	now := time.Now()
	in := NewIntake(New(b.store, b.pool, Options{}), b.pool, IntakeOptions{Now: func() time.Time { return now }})
	ctx := t.Context()
	i, err := in.Open(ctx, corpus.Import{Origin: corpus.ImportUpload})
	if err != nil {
		t.Fatal(err)
	}
	list, err := in.Declare(ctx, i.ID, []corpus.ImportFile{{Name: "a.txt", Size: 10, Modified: 1}, {Name: "b.txt", Size: 3, Modified: 2}, {Name: "rong.txt", Modified: 3}})
	if err != nil {
		t.Fatal(err)
	}
	if f, err := in.Receive(ctx, i.ID, 1, 0, broken{strings.NewReader("0123")}); err == nil || f.Received != 4 {
		t.Errorf("%+v %v", f, err)
	}
	if f, err := in.Receive(ctx, i.ID, 1, 2, strings.NewReader("x")); !errors.Is(err, corpus.ErrOffset) || f.Received != 4 {
		t.Errorf("%+v %v", f, err)
	}
	if f, err := in.Receive(ctx, i.ID, 2, 0, strings.NewReader("abcd")); !errors.Is(err, corpus.ErrOffset) || f.Step != corpus.StepArriving {
		t.Errorf("a file longer than was said: %+v %v", f, err)
	}
	if list[2].Step != corpus.StepWaiting {
		t.Errorf("an empty file: %+v", list[2])
	}
	if f, err := in.Add(ctx, i.ID, "cat.txt", broken{strings.NewReader("01234")}); err == nil || f.Outcome != corpus.ImportFailed {
		t.Errorf("%+v %v", f, err)
	}
	again, err := in.Declare(ctx, i.ID, []corpus.ImportFile{{Name: "a.txt", Size: 10, Modified: 1}})
	if err != nil || again[0].N != 1 || again[0].Received != 4 {
		t.Errorf("%+v %v", again, err)
	}
	if err := in.sweep(ctx); err != nil {
		t.Fatal(err)
	}
	if f, err := b.store.ImportFile(ctx, i.ID, 1); err != nil || f.Step != corpus.StepArriving {
		t.Errorf("given up at once: %+v %v", f, err)
	}
	now = now.Add(25 * time.Hour)
	if err := errors.Join(in.sweep(ctx)); err != nil {
		t.Fatal(err)
	}
	f, err := b.store.ImportFile(ctx, i.ID, 1)
	if err != nil || f.Outcome != corpus.ImportFailed || !strings.Contains(f.Sentence, "24 giờ") || in.there(f) {
		t.Errorf("%+v %v", f, err)
	}
	if i, err = in.Import(ctx, i.ID); err != nil || !i.Sealed {
		t.Errorf("%+v %v", i, err)
	}
}

func TestAWatchedFolderHandsInWhatIsNewAndStill(t *testing.T) {
	b := newBench(t)
	now := time.Now()
	in := NewIntake(New(b.store, b.pool, Options{}), b.pool, IntakeOptions{Now: func() time.Time { return now }})
	w := NewWatch(in, b.dir)
	look := func(after time.Duration) string {
		t.Helper()
		now = now.Add(after)
		if err := w.Look(t.Context()); err != nil {
			t.Fatal(err)
		}
		files, err := b.store.ImportFilesAt(t.Context(), corpus.StepWaiting, 10)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, f := range files {
			names = append(names, f.Name)
		}
		if _, err := in.batch(t.Context(), 10); err != nil {
			t.Fatal(err)
		}
		return strings.Join(names, " ")
	}
	b.write("a.txt", decision)
	b.write("sub/b.TMP", decision)
	if err := os.Symlink(newBench(t).write("khoa.txt", decision+"Điều 9. Khóa.\n"), filepath.Join(b.dir, "ngoai.txt")); err != nil {
		t.Log("no links on this machine:", err)
	}
	b.write("~$c.docx", decision)
	if got := look(0) + look(time.Second); got != "" {
		t.Errorf("%q is handed in before it is still", got)
	}
	b.write("a.txt", decision+"Điều 2. Thi hành.\n") // it goes on growing
	if got := look(still); got != "" {
		t.Errorf("%q is handed in while it grows", got)
	}
	if got := look(still); got != "a.txt" {
		t.Errorf("handed in: %q", got)
	}
	if err := os.Rename(filepath.Join(b.dir, "sub", "b.TMP"), filepath.Join(b.dir, "sub", "b.txt")); err != nil {
		t.Fatal(err)
	}
	if got := look(still) + look(still); got != "sub/b.txt" {
		t.Errorf("handed in: %q", got)
	}
	b.write("a.txt", decision+"Điều 2. Thi hành từ ngày ký.\n")
	if err := os.Remove(filepath.Join(b.dir, "sub", "b.txt")); err != nil {
		t.Fatal(err)
	}
	if got := look(still) + look(still) + look(still); got != "a.txt" {
		t.Errorf("handed in: %q", got)
	}
	imports, _, err := in.Imports(t.Context(), 0, 10)
	if err != nil || len(imports) != 1 || imports[0].Folder != b.dir || imports[0].Outcomes[corpus.ImportVersion] != 2 {
		t.Errorf("one import a day: %+v %v", imports, err)
	}
	if held, _, err := b.store.File(t.Context(), filepath.Join(b.dir, "sub", "b.txt")); err != nil || held.Missing {
		t.Errorf("what left the folder left the store: %+v %v", held, err)
	}
	w = NewWatch(in, b.dir) // as after a new start
	if got := look(time.Hour) + look(still); got != "" {
		t.Errorf("known files are handed in once more: %q", got)
	}
	if err := os.RemoveAll(b.dir); err != nil {
		t.Fatal(err)
	}
	if err := w.Look(t.Context()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a folder that is gone: %v", err)
	}
}

func TestWhatAnOlderReleaseReadOfSentFilesIsReadAnew(t *testing.T) {
	b := newBench(t)
	in := b.intake(IntakeOptions{})
	b.sent(in, [2]string{"a.txt", "Số: 12/QĐ-UBND\nLào Cai, ngày 5 tháng 6 năm 2024\nQUYẾT ĐỊNH\nVề việc mẫu\n"}, [2]string{"b.txt", "Báo cáo mẫu khác hẳn\n"})
	changes, err := b.store.Changes(t.Context(), 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes[:1] { // as an older release leaves it
		d, err := b.store.Document(t.Context(), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		d.Title = "Tên do phiên bản trước đọc"
		if _, err := b.store.Put(t.Context(), d, d.Sources[0], "7 nhận dạng 2"); err != nil {
			t.Fatal(err)
		}
	}
	for i, want := range []int{1, 0} {
		if n, err := in.Renew(t.Context()); err != nil || n != want {
			t.Errorf("call %d read %d files anew, %v", i+1, n, err)
		}
	}
	d, err := b.store.Document(t.Context(), changes[0].ID)
	if err != nil || d.Title == "Tên do phiên bản trước đọc" {
		t.Errorf("%q, %v", d.Title, err)
	}
}
