package structure

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// vbplRow is one document of the measured collection of published legal texts.
type vbplRow struct{ ID, Number, Text string }

func readVBPL(t testing.TB) []vbplRow {
	f, err := os.Open("../../../shared/eval/vbpl/docs.jsonl.gz")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the collection of legal texts is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []vbplRow
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		var r vbplRow
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		r.Text = viet.Normalise(r.Text)
		out = append(out, r)
	}
	return out
}

// letterhead reports whether the text begins as a Vietnamese state document does; the collection also holds
// translations and pages of a website, whose number is that of something else.
func letterhead(s string) bool {
	return !strings.HasPrefix(s, "Trang chủ") && strings.Contains(viet.Fold(strings.Join(strings.Fields(s[:min(len(s), 4000)]), " ")), "cong hoa xa hoi chu nghia viet nam")
}

// articleLine is a line that begins as an article does, whatever it is; a text without one has no articles.
var articleLine = regexp.MustCompile(`(?mi)^[\s*#"“]*điều (thứ )?\d`)

func TestArticlesOfPublishedTextsRunThroughWithoutGaps(t *testing.T) {
	whole, all, sections, quoted := 0, 0, 0, 0
	for _, d := range readVBPL(t) {
		if !articleLine.MatchString(d.Text) {
			continue
		}
		r := Parse(Input{Text: d.Text})
		checkSections(t, d.Text, r.Sections)
		all++
		last, ok := 0, true
		for _, s := range r.Sections {
			sections++
			if s.Quoted {
				quoted++
			}
			if s.Kind == corpus.SectionArticle && !strings.Contains(string(s.ID), ".") && !strings.ContainsAny(s.Label[len("Điều "):], "abcdđe") {
				n, _ := number(s.Label[len("Điều "):])
				ok = ok && n == last+1
				last = n
			}
		}
		if ok && last > 0 {
			whole++
		} else {
			t.Logf("%s %s: articles end at %d of %d sections", d.ID, d.Number, last, len(r.Sections))
		}
	}
	t.Logf("%d of %d texts have gap-free articles; %d sections, %d of them quoted", whole, all, sections, quoted)
	if whole*1000 < all*990 {
		t.Errorf("gap-free articles in %d of %d texts, want 99 %%", whole, all)
	}
	if quoted < 9500 {
		t.Errorf("%d quoted sections, want 9,500", quoted)
	}
}

// checkSections holds what every outline must: spans that fit and nest, siblings that do not meet, ids that are unique.
func checkSections(t testing.TB, text string, sections []corpus.Section) {
	t.Helper()
	byID := map[corpus.SectionID]corpus.Section{}
	lastChild := map[corpus.SectionID]int{}
	start := -1
	for _, s := range sections {
		if !s.Fits(text) || s.Len() == 0 {
			t.Fatalf("section %s: span %v does not fit", s.ID, s.Span)
		}
		if s.Start <= start {
			t.Fatalf("section %s begins at %d, not after %d", s.ID, s.Start, start)
		}
		start = s.Start
		if _, twice := byID[s.ID]; twice || s.ID == "" {
			t.Fatalf("section id %q is not unique", s.ID)
		}
		byID[s.ID] = s
		if s.Start < lastChild[s.Parent] {
			t.Fatalf("section %s meets its sibling", s.ID)
		}
		lastChild[s.Parent] = s.End
		if s.Parent == "" {
			if s.Level != 1 {
				t.Fatalf("section %s: level %d without a parent", s.ID, s.Level)
			}
			continue
		}
		p, ok := byID[s.Parent]
		if !ok || !p.Holds(s.Span) || s.Level != p.Level+1 {
			t.Fatalf("section %s does not lie in %q", s.ID, s.Parent)
		}
	}
}

// headerRow is one letterhead of the gold set with its facts.
type headerRow struct {
	ID, Text string
	Expected struct {
		System    string `json:"system"`
		Number    string `json:"number"`
		DocType   string `json:"doc_type"`
		Issuer    string `json:"issuer"`
		IssueDate string `json:"issue_date"`
		Place     string `json:"place"`
		Abstract  string `json:"abstract"`
		Secrecy   string `json:"secrecy"`
		Signer    *struct{ Authority, Title, Name string }
	}
}

func TestLetterheadsOfTheGoldSet(t *testing.T) {
	f, err := os.Open("../../../shared/eval/tagging/dev/headers.jsonl")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the gold letterheads are not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	right, all := map[string]int{}, map[string]int{}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var row headerRow
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		text := viet.Normalise(row.Text)
		r := Parse(Input{Text: text})
		checkEvidence(t, text, r.Header)
		h, e := r.Header, row.Expected
		check := func(field, got, want string) {
			all[field]++
			if strings.EqualFold(strings.Join(strings.Fields(got), " "), strings.Join(strings.Fields(want), " ")) {
				right[field]++
				return
			}
			t.Logf("%s %s: got %q, want %q", row.ID, field, got, want)
		}
		check("system", string(h.System), e.System)
		check("number", h.Number, e.Number)
		check("doc_type", h.Type, e.DocType)
		check("issuer", h.Issuer, e.Issuer)
		check("issue_date", h.Issued.String(), e.IssueDate)
		check("place", h.Place, e.Place)
		check("abstract", h.Abstract, e.Abstract)
		check("secrecy", h.Secrecy, e.Secrecy)
		if e.Signer != nil && len(h.Signers) > 0 {
			check("signer", h.Signers[0].Name+", "+h.Signers[0].Title, e.Signer.Name+", "+e.Signer.Title)
		} else if e.Signer != nil {
			check("signer", "", e.Signer.Name)
		}
		for _, p := range r.Problems {
			t.Logf("%s: %s", row.ID, p.Detail)
		}
	}
	for field, want := range map[string]int{"system": 95, "number": 95, "doc_type": 95, "issue_date": 95, "issuer": 85, "abstract": 80, "place": 95, "secrecy": 95, "signer": 80} {
		t.Logf("%-10s %d/%d", field, right[field], all[field])
		if right[field]*100 < want*all[field] {
			t.Errorf("%s: %d of %d right, want %d %%", field, right[field], all[field], want)
		}
	}
}

// checkEvidence holds that every fact says where it was read, and that the quotes are the text's own bytes.
func checkEvidence(t testing.TB, text string, h corpus.Header) {
	t.Helper()
	for f, e := range h.Evidence {
		if !e.Fits(text) || e.Quote != e.In(text) || e.Method == "" || e.Confidence != confidence(e.Method) {
			t.Fatalf("evidence of %s: %+v", f, e)
		}
		if _, ok := methods()[e.Method]; !ok {
			t.Fatalf("the method %q of %s is not in methods.tsv", e.Method, f)
		}
	}
	for _, b := range h.LegalBases {
		if !b.Fits(text) || b.Quote != b.In(text) || b.Quote == "" {
			t.Fatalf("legal basis %+v", b)
		}
	}
	for f, known := range map[corpus.Field]bool{corpus.FieldNumber: h.Number != "", corpus.FieldType: h.Type != "", corpus.FieldIssuer: h.Issuer != "",
		corpus.FieldIssued: !h.Issued.IsZero(), corpus.FieldPlace: h.Place != "", corpus.FieldAbstract: h.Abstract != "",
		corpus.FieldSigners: len(h.Signers) > 0, corpus.FieldSecrecy: h.Secrecy != "", corpus.FieldDraft: h.Draft,
		corpus.FieldAdopter: h.Adopter != "", corpus.FieldUrgency: h.Urgency != "", corpus.FieldEffective: h.Effective != nil, corpus.FieldCopy: h.Copy != "",
		corpus.FieldAddressees: len(h.Addressees) > 0, corpus.FieldRecipients: len(h.Recipients) > 0, corpus.FieldArchive: h.Archive != ""} {
		if _, ok := h.Evidence[f]; ok != known {
			t.Fatalf("%s known: %v, evidence: %v", f, known, ok)
		}
	}
}

func TestNumbersOfPublishedTexts(t *testing.T) {
	right, all, whole := 0, 0, 0
	for _, d := range readVBPL(t) {
		if !letterhead(d.Text) {
			continue
		}
		r := Parse(Input{Text: d.Text})
		checkEvidence(t, d.Text, r.Header)
		all++
		h := r.Header
		want := d.Number
		if n, ok := corpus.ParseNumber(d.Number); ok {
			want = n.String()
		}
		// The collection's own numbers lack what stands before a blank or a dot ("51 /2025/TT-BYT", "66.3/2025/NQ-CP"):
		// there the number line itself decides.
		own := strings.ReplaceAll(strings.ToLower(d.Text[:min(len(d.Text), 1500)]), " ", "")
		if h.Number == want || h.Number != "" && strings.Contains(own, "số:"+strings.ToLower(h.Number)) || h.Draft && strings.Contains(own, "số:/"+strings.ToLower(d.Number)) {
			right++
		} else {
			t.Logf("%s number %q, want %q: %.200q", d.ID, h.Number, d.Number, d.Text)
		}
		if h.Type != "" && h.Issuer != "" && !h.Issued.IsZero() && h.Abstract != "" {
			whole++
		} else {
			t.Logf("%s %s type %q issuer %q date %s abstract %.40q: %.300q", d.ID, d.Number, h.Type, h.Issuer, h.Issued, h.Abstract, d.Text)
		}
		for _, p := range r.Problems {
			t.Logf("%s %s: %s", d.ID, d.Number, p.Detail)
		}
	}
	t.Logf("%d of %d numbers right, %d with type, issuer, date and abstract", right, all, whole)
	if right*100 < all*97 {
		t.Errorf("%d of %d numbers right, want 97 %%", right, all)
	}
}

func TestTheSeedReportHasNoLetterheadAndNothingIsGuessed(t *testing.T) {
	text, err := os.ReadFile("../../corpus/sample/files/seed-bao-cao-nq57-lao-cai.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := Parse(Input{Text: string(text), Name: "a.txt"})
	if f := factsOf(r.Header); f.System != corpus.SystemUnknown || f.Number+f.Type+f.Issuer+f.Issued+f.Place+f.About != "" || len(f.Signers) > 0 || f.Draft {
		t.Errorf("facts: %+v", f)
	}
	if len(r.Sections) > 0 || len(r.Problems) > 0 || !strings.HasPrefix(r.Title, "Một số kết quả thực hiện Nghị quyết 57-NQ/TW") {
		t.Errorf("title %q, %d sections, problems %v", r.Title, len(r.Sections), r.Problems)
	}
}
