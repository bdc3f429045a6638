package measure

import (
	"math"
	"slices"
	"time"

	"vankho/corpus"
)

// Report is what was measured of a folder.
type Report struct {
	// Kinds has one line for each kind of file, All their sum.
	Kinds []Line `json:"kinds"`
	All   Line   `json:"all"`
	// Worst are the pages of the lowest quality, worst first; those with few words are passed over.
	Worst []PlacedPage `json:"worst_pages"`
	// Textless are the files without text, with their reasons in Problems.
	Textless []File `json:"without_text"`
	// Converted are the files that stood in a legacy encoding.
	Converted []Converted `json:"converted"`
	// Mixed are the files whose letterhead came out with its two columns mixed.
	Mixed []File `json:"mixed_letterheads"`
	// Heads counts the files whose letterhead was looked at.
	Heads int    `json:"letterheads"`
	Pairs []Pair `json:"pairs"`
	// Compared is the sum of all pairs that could be compared.
	Compared Comparison `json:"compared"`
	// Seconds is the time from the first file to the last, several being read at a time.
	Seconds float64 `json:"seconds"`
	Files   []File  `json:"files"`
}

// Line (dòng của bảng) sums up the files of one kind.
type Line struct {
	Kind  Kind `json:"kind"`
	Files int  `json:"files"`
	// Text counts the files with text, Reason those without any that say why, Silent those that say nothing: there should be none.
	Text   int `json:"with_text"`
	Reason int `json:"with_reason_only"`
	Silent int `json:"silent"`
	// Containers counts those that hold other files and are well: each of these is a file of the report.
	Containers int `json:"containers"`
	// Waiting counts those of them with pages that wait for text recognition.
	Waiting   int `json:"waiting"`
	Documents int `json:"documents"`
	Pages     int `json:"pages"`
	// Readers counts the pages by the reader and the method of reading: "pdfium text".
	Readers map[string]int `json:"readers,omitempty"`
	// Median and Tenth are of the quality of pages: half of them, and nine in ten, lie above; -1 where no page can be judged.
	Median float64 `json:"quality_median"`
	Tenth  float64 `json:"quality_p10"`
	// Marked is the mean share of words with a letter outside ASCII, -1 where there is no page.
	Marked float64 `json:"marked"`
	// Confidence is the mean of what text recognition says of its pages, -1 where none was recognised.
	Confidence float64 `json:"confidence"`
	// Agreement is the mean share of words in which two readers agree, -1 where no page had two.
	Agreement float64 `json:"agreement"`
	// Seconds is the time of reading, without text recognition, summed over the files.
	Seconds     float64     `json:"seconds"`
	Recognition Recognition `json:"recognition,omitzero"`
}

// PlacedPage is a page and the file it stands in.
type PlacedPage struct {
	File string `json:"file"`
	Page
}

// Converted is a file that stood in a legacy encoding.
type Converted struct {
	File     string `json:"file"`
	Encoding string `json:"encoding"`
	Pages    int    `json:"pages"`
	// Quality is the median of its pages'.
	Quality float64 `json:"quality"`
}

const (
	// worstPages is how many pages are listed.
	worstPages = 10
	// fewWords is below which number of words the quality of a page says little.
	fewWords = 20
)

func newReport(files []File, pairs []pairing, took time.Duration) *Report {
	r := &Report{Files: files, Seconds: took.Seconds(), All: sum("Tất cả", files)}
	byKind := map[Kind][]File{}
	byName := map[string]File{}
	for _, f := range files {
		byKind[f.Kind] = append(byKind[f.Kind], f)
		byName[f.Name] = f
		r.file(f)
	}
	for kind, files := range byKind {
		r.Kinds = append(r.Kinds, sum(kind, files))
	}
	slices.SortFunc(r.Kinds, func(a, b Line) int {
		if d := a.Kind.place() - b.Kind.place(); d != 0 {
			return d
		}
		if a.Kind < b.Kind {
			return -1
		}
		return 1
	})
	slices.SortStableFunc(r.Worst, func(a, b PlacedPage) int {
		switch {
		case a.Quality < b.Quality:
			return -1
		case a.Quality > b.Quality:
			return 1
		}
		return 0
	})
	r.Worst = r.Worst[:min(len(r.Worst), worstPages)]
	for _, p := range pairs {
		a, okA := byName[p[0]]
		b, okB := byName[p[1]]
		if !okA || !okB {
			continue // another folder than the manifest was written for
		}
		pair := newPair(a, b)
		r.Pairs = append(r.Pairs, pair)
		r.Compared = r.Compared.plus(pair.Comparison)
	}
	return r
}

// file takes one file into the lists.
func (r *Report) file(f File) {
	if !f.Text && (!f.Container || len(f.Problems) > 0) {
		r.Textless = append(r.Textless, f)
	}
	if f.Text && f.Kind.paged() {
		r.Heads++
	}
	if len(f.Mixed) > 0 {
		r.Mixed = append(r.Mixed, f)
	}
	var c Converted
	var qualities []float64
	for _, p := range f.Pages {
		if p.Quality >= 0 && p.Words >= fewWords {
			r.Worst = append(r.Worst, PlacedPage{f.Name, p})
		}
		if p.Method == corpus.MethodConverted {
			c.File, c.Encoding = f.Name, p.Encoding
			c.Pages++
			qualities = append(qualities, p.Quality)
		}
	}
	if c.Pages > 0 {
		c.Quality = quantile(qualities, 0.5)
		r.Converted = append(r.Converted, c)
	}
}

func sum(kind Kind, files []File) Line {
	l := Line{Kind: kind, Files: len(files), Readers: map[string]int{}}
	var qualities, marked, confidence, agreement []float64
	for _, f := range files {
		switch {
		case f.Text:
			l.Text++
		case len(f.Problems) > 0:
			l.Reason++
		case f.Container:
			l.Containers++
		case f.Documents == 0:
			l.Silent++
		}
		if f.waiting() {
			l.Waiting++
		}
		l.Documents += f.Documents
		l.Pages += len(f.Pages)
		l.Seconds += f.Seconds
		l.Recognition = l.Recognition.plus(f.Recognition)
		for _, p := range f.Pages {
			l.Readers[p.reader()]++
			if p.Quality >= 0 {
				qualities = append(qualities, p.Quality)
			}
			if p.Marked >= 0 {
				marked = append(marked, p.Marked)
			}
			if p.Confidence > 0 {
				confidence = append(confidence, p.Confidence)
			}
			if p.Agreement > 0 {
				agreement = append(agreement, p.Agreement)
			}
		}
	}
	l.Median, l.Tenth = quantile(qualities, 0.5), quantile(qualities, 0.1)
	l.Marked, l.Confidence, l.Agreement = mean(marked), mean(confidence), mean(agreement)
	return l
}

// reader is the reader and the method of a page: "pdfium text", "ocr" where the reader is not said.
func (p Page) reader() string {
	if p.Reader == "" {
		return string(p.Method)
	}
	return p.Reader + " " + string(p.Method)
}

// quantile is the value below which a share q of the values lies, the nearest of them; -1 where there are none.
// Example: quantile([1 2 3], 0.5) is 2.
func quantile(values []float64, q float64) float64 {
	if len(values) == 0 {
		return -1
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[int(math.Round(q*float64(len(sorted)-1)))]
}

func mean(values []float64) float64 {
	if len(values) == 0 {
		return -1
	}
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total / float64(len(values))
}
