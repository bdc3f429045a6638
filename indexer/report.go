package indexer

import (
	"time"

	"vankho/corpus"
)

// Report says how a run ended. Read + Unchanged + Replaced + Duplicate + Containers + len(Failed) + len(Secret) is the number of files
// met, unless the run was stopped.
type Report struct {
	// Files counts the files met.
	Files int
	// Read counts new files, Replaced those whose content or reading changed, Duplicate those whose bytes were there.
	Read, Unchanged, Replaced, Duplicate int
	// Containers counts the files that were taken apart: archives, letters. The files in them are counted like others.
	Containers int
	// Documents and Pages count what was written in this run.
	Documents, Pages int
	// Failed lists the files that gave no document, Partial those that gave one with a problem, Secret those left out
	// for their mark of secrecy.
	Failed, Partial, Secret []corpus.FileReport
	// Missing lists files, and rows of registers as "path#row", that the store knows and the run did not find.
	Missing []string
	// Removed counts the documents that pruning took out, Withdrawn those taken out because they now bear a mark of secrecy.
	Removed, Withdrawn int
	Took               time.Duration
}

// Progress tells how far a run is.
type Progress struct {
	// Total counts the files to read, Done those finished.
	Total, Done int
	// File is the one begun last.
	File string
	// Documents counts those written so far; it moves within a register.
	Documents int
}
