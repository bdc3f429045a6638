package store

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// The first page of every file is read before the rest, then file by file; what was read, or given up, does not come again.
func TestFirstPagesAreRecognisedFirst(t *testing.T) {
	ctx, s := t.Context(), open(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(s.QueuePages(ctx, "aa", []int{2, 3}))
	must(s.QueuePages(ctx, "bb", []int{1, 2}))
	jobs := func() (out []string) {
		t.Helper()
		list, err := s.NextPages(ctx, 10)
		must(err)
		for _, j := range list {
			out = append(out, j.SHA256+string(rune('0'+j.Page)))
		}
		return out
	}
	if d := cmp.Diff([]string{"aa2", "bb1", "aa3", "bb2"}, jobs()); d != "" {
		t.Error(d)
	}
	read := corpus.RawPage{Number: 2, Method: corpus.MethodOCR, Reading: corpus.Reading{Reader: "tesseract", Confidence: 0.9},
		Lines: []corpus.Line{{Text: "Điều 1", Boxes: []corpus.TextBox{{End: 7, Box: corpus.Box{X0: 1, Y0: 2, X1: 3, Y1: 4}}}}}}
	must(s.KeepPage(ctx, "aa", read))
	must(s.BeginPage(ctx, PageJob{SHA256: "bb", Page: 1}))
	must(s.GiveUpPage(ctx, PageJob{SHA256: "bb", Page: 1}, "quá lâu"))
	must(s.QueuePages(ctx, "aa", []int{2, 3}))
	must(s.QueuePages(ctx, "bb", []int{1, 2}))
	if d := cmp.Diff([]string{"aa3", "bb2"}, jobs()); d != "" {
		t.Error(d)
	}
	pages, _, err := s.Recognised(ctx, "aa")
	must(err)
	if d := cmp.Diff([]corpus.RawPage{read}, pages); d != "" {
		t.Error(d)
	}
	_, failed, err := s.Recognised(ctx, "bb")
	must(err)
	if d := cmp.Diff(map[int]string{1: "quá lâu"}, failed); d != "" {
		t.Error(d)
	}
	counts, err := s.Recognition(ctx)
	must(err)
	if d := cmp.Diff(corpus.Recognition{Waiting: 2, Done: 1, Failed: 1, Files: 2}, counts); d != "" {
		t.Error(d)
	}
	must(s.ForgetPages(ctx, "bb"))
	if d := cmp.Diff([]string{"aa3"}, jobs()); d != "" {
		t.Error(d)
	}
	if _, err := s.SweepOriginals(ctx); err != nil {
		t.Fatal(err)
	}
	if left := jobs(); len(left) != 0 {
		t.Errorf("pages of files that the store does not hold: %v", left)
	}
}

func TestCorrectionsStayWithTheBytesAndKeepWhatWasReadFirst(t *testing.T) {
	ctx, s := t.Context(), open(t)
	put := mustPut(t, s, plan(), source("/a", "1"), "1")
	sha := source("/a", "1").SHA256
	first := corpus.Correction{SHA256: sha, Field: corpus.FieldNumber, Value: "155/KH-UBND", Was: "154/KH-UBND", Who: "An", When: time.Unix(1, 0)}
	second := first
	second.Value, second.Was, second.Who, second.When = "156/KH-UBND", "155/KH-UBND", "Bình", time.Unix(2, 0)
	for _, c := range []corpus.Correction{first, second, {SHA256: sha, Page: 1, Value: "x", When: time.Unix(3, 0)}} {
		if err := s.Correct(ctx, put.ID, corpus.Edit{Correction: c}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Correct(ctx, put.ID, corpus.Edit{Correction: corpus.Correction{SHA256: sha, Page: 1}}); err != nil {
		t.Fatal(err)
	}
	mustPut(t, s, plan(), source("/a", "1"), "2") // read again
	d, err := s.Document(ctx, put.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := second
	want.Was = first.Was
	if diff := cmp.Diff([]corpus.Correction{want}, d.Corrections); diff != "" {
		t.Error(diff)
	}
}

func TestWorstPagesComeFirst(t *testing.T) {
	ctx, s := t.Context(), open(t)
	d := plan()
	d.Pages = []corpus.Page{
		{Number: 1, Method: corpus.MethodText, Quality: 0.99},
		{Number: 2, Method: corpus.MethodOCR, Quality: 0.7, Reading: corpus.Reading{Reader: "tesseract", Confidence: 0.8, Width: 595, Height: 842}},
		{Number: 3, Method: corpus.MethodText, Quality: -1},
		{Number: 4, Method: corpus.MethodWaiting, Quality: -1},
		{Number: 5, Method: corpus.MethodNone, Quality: -1},
	}
	d.Pages[1].Boxes = corpus.PackBoxes([]corpus.TextBox{{End: 3, Box: corpus.Box{X0: 1, Y0: 2, X1: 3, Y1: 4}}})
	id := mustPut(t, s, d, source("/a", "1"), "1").ID
	pages, total, err := s.WorstPages(ctx, "", 0, 10, false)
	if err != nil || total != 5 {
		t.Fatal(total, err)
	}
	var order []int
	for _, p := range pages {
		order = append(order, p.Number)
	}
	if diff := cmp.Diff([]int{5, 4, 2, 1, 3}, order); diff != "" {
		t.Error(diff)
	}
	if p := pages[2]; p.Reader != "tesseract" || p.Width != 595 || p.Document != id || p.Pages != 5 {
		t.Errorf("%+v", p)
	}
	boxes, err := s.Boxes(ctx, id, 2)
	if all, bad := boxes.All(); err != nil || bad != nil || len(all) != 1 || all[0].End != 3 {
		t.Error(boxes, err)
	}
}

func TestASummaryCountsThePagesThatReadBadlyAsTheyCountThemselves(t *testing.T) {
	s := open(t)
	var pages []corpus.Page
	poor, waiting := 0, 0
	for _, m := range []corpus.Method{corpus.MethodText, corpus.MethodOCR, corpus.MethodEdited, corpus.MethodConverted, corpus.MethodWaiting, corpus.MethodNone} {
		for _, quality := range []float64{-1, 0, 0.899, corpus.GoodQuality, 1} {
			for _, confidence := range []float64{0, 0.599, corpus.GoodConfidence, 1} {
				p := corpus.Page{Number: len(pages) + 1, Method: m, Quality: quality, Reading: corpus.Reading{Confidence: confidence}}
				if p.Poor() {
					poor++
				}
				if m == corpus.MethodWaiting {
					waiting++
				}
				pages = append(pages, p)
			}
		}
	}
	id := mustPut(t, s, &corpus.Document{Title: "Trang", Text: "x", Pages: pages}, source("/kho/trang.pdf", "1"), "1").ID
	found, err := s.Summaries(t.Context(), []corpus.ID{id})
	if err != nil {
		t.Fatal(err)
	}
	if got := found[id]; got.Pages != len(pages) || got.Poor != poor || got.Waiting != waiting {
		t.Errorf("%d pages, %d poor, %d waiting; want %d, %d, %d", got.Pages, got.Poor, got.Waiting, len(pages), poor, waiting)
	}
}
