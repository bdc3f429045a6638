package structure

import "vankho/corpus"

func readHeader(text string, lines []line) (corpus.Header, []corpus.Problem) {
	return corpus.Header{System: corpus.SystemUnknown}, nil
}
func isCapacity(s string) bool { return false }
func isTypeWord(s string) bool { return false }
