// Package rank decides which of the candidates answers a question best. It knows no index: the engine gives it the
// question with its statistics, and each candidate as the tokens that stand in it.
//
// Two steps. The first scores every unit of the index (first.go): one BM25 of heading and text together, over words and
// pairs of neighbours, of which the index keeps only how much it would count, in a few levels. The second scores the
// best of them again (feature.go) by what a bag of words cannot tell: runs of the question, sentences, windows, what the
// heading says beside the question, what the neighbours in the document say; its weights are learned (train.go) and are data.
//
// A unit (đơn vị xếp hạng) is what is ranked: an article, a heading of a plan with its lines, or as many lines of a
// document without sections; and one unit for the document itself, which holds its title, number, type, issuer and headings.
package rank
