package draft

import (
	"context"
	"time"

	"vankho/corpus"
)

// Input is a draft as it was read, and the day on which its citations are judged.
type Input struct {
	// Name is what the file was called, "" where the text was pasted.
	Name string
	// Document is the draft as the stages of reading understood it: what extract.Pool gives for a file, or indexer.Understand for a text.
	Document *corpus.Document
	// Day is the day on which validity is judged, Today the day on which what registers say is taken to hold; zero means the clock's.
	Day, Today corpus.Date
	// Secret lets documents with a mark of secrecy be seen.
	Secret bool
}

// Check compares every citation of a draft with the store. It writes nothing and keeps nothing. An error means that the store cannot be
// read or that ctx was cancelled; where the time of ctx runs out, the citations not yet checked are corpus.FindingNotSure.
func Check(ctx context.Context, lib Library, in Input) (*corpus.Review, error) {
	counts, err := lib.Counts(ctx)
	if err != nil {
		return nil, err
	}
	return &corpus.Review{Name: in.Name, Text: in.Document.Text, Day: in.Day, At: time.Now(), Documents: counts.Documents,
		References: counts.References, Seq: counts.Seq, Problems: in.Document.Problems}, nil
}
