// Package agenda holds what the tasks of all documents are filtered and ordered by as columns in memory, and answers which tasks a question
// means and how many there are of each body, state, type and year. It knows tasks by document and number only; what they say is in the store.
package agenda
