package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/corpus/store"
)

// citingRegister is a register of n invented decisions, each with a text that cites those before it and some that are nowhere.
func citingRegister(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	for i := range n {
		var text strings.Builder
		fmt.Fprintf(&text, "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: %d/2024/QĐ-UBND\nLào Cai, ngày 5 tháng %d năm 2024\nQUYẾT ĐỊNH\nVề việc mẫu %d\n", i+1, i%12+1, i)
		for k := range 25 {
			fmt.Fprintf(&text, "Điều %d. Mẫu\n1. Thực hiện khoản 1 Điều 2 Quyết định số %d/2024/QĐ-UBND của Ủy ban nhân dân tỉnh Lào Cai và Nghị định số %d/2022/NĐ-CP.\n",
				k+1, (i*7+k*3)%(n+40)+1, (i*11+k)%3000+1)
		}
		row, err := json.Marshal(map[string]string{"id": fmt.Sprint(i), "text": text.String()})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(row, '\n'))
	}
	return b.String()
}

// heldIn is what a data folder holds: each document with where its citations lead.
func heldIn(t *testing.T, data string) map[corpus.ID]string {
	t.Helper()
	st, err := store.Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	changes, err := st.Changes(t.Context(), 0, 1_000_000)
	if err != nil {
		t.Fatal(err)
	}
	out := map[corpus.ID]string{}
	for _, c := range changes {
		if c.Removed {
			out[c.ID] = "gone"
			continue
		}
		d, err := st.Document(t.Context(), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		in, err := st.TieCounts(t.Context(), c.ID, true, true)
		if err != nil {
			t.Fatal(err)
		}
		of, err := st.TieCounts(t.Context(), c.ID, false, true)
		if err != nil {
			t.Fatal(err)
		}
		out[c.ID] = fmt.Sprint(d.Timeline, d.Authority, in, of, d.Cited, d.Title, d.Header.Number, d.Header.Issuer, d.Header.Issued, len(d.Text), len(d.References), d.Links)
	}
	return out
}

func TestWhatWaitsInTheStoreIsDoneBeforeTheIndexFollows(t *testing.T) {
	st, err := store.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	for i := range 3 { // as a run that was killed leaves them, and a folder of an older release
		number := fmt.Sprintf("%d/2024/NĐ-CP", i+1)
		if _, err := st.Put(t.Context(), tiedDocument(number, nil), corpus.Source{Path: "den", Member: number, SHA256: fmt.Sprintf("%064x", i)}, "1"); err != nil {
			t.Fatal(err)
		}
	}
	e, err := openEngine(st)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	d, err := newDesk(st, e)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var out strings.Builder
	if err := catchUp(t.Context(), d, &out); err != nil {
		t.Fatal(err)
	}
	pages, judging, err := st.Pending(t.Context())
	counts, err2 := st.Counts(t.Context())
	stats, err3 := e.Stats(t.Context())
	if err := errors.Join(err, err2, err3); err != nil || pages+judging > 0 || stats.Seq != counts.Seq {
		t.Errorf("%d wait, the index has seen %d of %d changes, %v; %s", pages+judging, stats.Seq, counts.Seq, err, out.String())
	}
	if !strings.Contains(out.String(), "Đã lập chỉ mục 3 văn bản") {
		t.Errorf("documents are indexed twice: %s", out.String())
	}
}

// A program that is killed while it reads, links or indexes goes on where it was: in the end the store is that of a run that nobody disturbed.
func TestAProgramThatIsKilledAgainAndAgainEndsWithTheSameStore(t *testing.T) {
	if testing.Short() {
		t.Skip("a dozen runs of the program")
	}
	dir := t.TempDir()
	in := write(t, filepath.Join(dir, "danh-muc.jsonl"), citingRegister(t, 150))
	index := func(data string) []string { return []string{"index", in, "--data", data, "--workers", "1"} }
	calm, killed := filepath.Join(dir, "yen"), filepath.Join(dir, "ngat")
	start := time.Now()
	if r := runProgram(t, "", index(calm)...); r.code != exitOK {
		t.Fatalf("%+v", r)
	}
	whole := time.Since(start)
	kills, linking := 0, 0
	for patience := whole / 8; ; patience += whole / 30 {
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		err := program(ctx, index(killed)...).Run()
		died := ctx.Err() != nil
		cancel()
		if err == nil {
			break
		}
		if !died || kills == 60 {
			t.Fatalf("after %d kills: %v", kills, err)
		}
		kills++
		if r := runProgram(t, "", "check", "--data", killed); strings.Contains(r.out, "chờ xét") {
			linking++
		} else if strings.Contains(r.err, "bị hỏng") || strings.Contains(r.err, "Sổ dẫn chiếu") {
			t.Fatalf("after %d kills: %+v", kills, r)
		}
	}
	t.Logf("killed %d times, %d of them with citations waiting; undisturbed it takes %v", kills, linking, whole.Round(time.Millisecond))
	if r := runProgram(t, "", "check", "--data", killed); r.code != exitOK || strings.Contains(r.out, "chờ xét") {
		t.Errorf("%+v", r)
	}
	if d := cmp.Diff(heldIn(t, calm), heldIn(t, killed)); d != "" {
		t.Errorf("a killed run leaves another store (-undisturbed +killed):\n%s", d)
	}
}
