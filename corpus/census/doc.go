// Package census counts the figures of all documents: it holds what they are filtered, grouped and ordered by as columns in memory, and
// answers which figures a question means, how many of each place, unit and period, which of them make a series and which contradict each
// other. It knows figures by document and number only; what they say is in the store.
package census
