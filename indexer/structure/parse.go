// Package structure understands the shape of a document: the facts of its letterhead and signature, and its outline.
// It never fails: what it cannot find stays empty, and what contradicts itself becomes a problem.
package structure

import "vankho/corpus"

// Input is a document as it came out of a file, its text frozen.
type Input struct {
	Text   string
	Pages  []corpus.Page
	Blocks []corpus.Block
	// Doubtful are the words of recognised pages whose figures may be misread, in order: written by hand or stamped.
	Doubtful []corpus.Span
	// Name is the file's name, a last resort for the title.
	Name string
}

// Result is what the shape of a document tells. All spans are byte offsets into the text of the Input.
type Result struct {
	Header corpus.Header
	// Title is the abstract as written where one was found, after the type of a law; else the first line, else the
	// file's name.
	Title    string
	Sections []corpus.Section
	// Quotations are the new wordings of other documents that the text introduces ("… như sau: “…”"), without the marks around them,
	// ascending and apart. Sections that are Quoted lie within them.
	Quotations []corpus.Span
	Problems   []corpus.Problem
	// Language is "vi", another code of ISO 639-1, "und" for a foreign language that is not told, "" for too little text.
	Language string
}

// Parse reads the letterhead, the signature and the outline. It is pure and takes time linear in the text.
// Sources: handbook §2 (layout) and §3 (structure).
func Parse(in Input) Result {
	lines := readLines(in.Text, in.Blocks)
	// The outline comes first: it tells which lines are quoted, and what is quoted says nothing of the document itself.
	sections, components, quotations := outline(in.Text, lines)
	r := Result{Sections: sections, Quotations: quotations, Language: readLanguage(in.Text, lines)}
	if note, foreign := foreignNote(r.Language); foreign {
		// The rules of Vietnamese letterheads would only guess here.
		r.Header.System = corpus.SystemUnknown
		r.Problems = append(r.Problems, note)
	} else {
		r.Header, r.Problems = readHeader(in, lines)
	}
	r.Header.Components = components
	r.Title = title(in, r.Header, lines)
	return r
}
