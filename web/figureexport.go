package web

import "vankho/corpus"

// FigureURL is the path that opens a document at the words of a figure. Example: "/van-ban/3-bc-ubnd-2025?doan=100-109&b=5d8f1c02#doan".
func FigureURL(r corpus.FigureRow) string {
	return spanURL(documentURL(r.Document.ID), "", r.Quote, r.Span)
}
