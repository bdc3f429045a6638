// Package markup reads HTML and Markdown into lines.
package markup

import "vankho/corpus"

func HTML(data []byte) []corpus.RawPage     { return nil }
func Markdown(text string) []corpus.RawPage { return nil }
