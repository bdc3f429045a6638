package web

import (
	"cmp"
	"slices"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// TaskLine is one task of a list: by when, who, what, and which document says so.
type TaskLine struct {
	// ID is the anchor of the line, "" in a list over several documents.
	ID string
	// Due is the day as it was read, "" where none could be; Left says how far off it is; Origin says where what its words leave out was read.
	Due, Left, Origin string
	// Kind says what stands in the place of a day: "Định kỳ".
	Kind string
	// Written are the words of the text that say by when, WrittenURL opens them; "" where it does not say.
	Written, WrittenURL string
	// Leads are those who are to do it, Partners those who work with them; WhoOrigin says where they were read when not in the sentence.
	Leads, Partners []TaskBody
	WhoOrigin       string
	// MoreLeads and MorePartners count those that are not shown.
	MoreLeads, MorePartners int
	// Action is what is to be done, Where its place in words, URL opens the sentence.
	Action, Where, URL string
	// Source and SourceURL are the document, empty in a list of one document; Detail its body and day, Badge its validity.
	Source, SourceURL, Detail string
	Badge                     Badge
	// Ended says that the document that orders it is no longer in force, or not yet issued on the day; "" where it is in force or that is not known.
	Ended string
}

// TaskBody is one who is to do a task; without URL nobody has a page of that name, or it names no one body.
type TaskBody struct{ Label, URL string }

// mostTaskBodies is how many of those who are to do a task, and of those who work with them, a list names.
const mostTaskBodies = 3

// longestBody is how many characters of a body's name a list shows, longestDue of the words of a day.
const (
	longestBody = 80
	longestDue  = 90
)

// firstBodies are as many as a list names, and how many are left.
func firstBodies(all []TaskBody) ([]TaskBody, int) {
	n := min(len(all), mostTaskBodies)
	return all[:n], len(all) - n
}

// longestAction is how many characters of a task's words a list shows.
const longestAction = 300

// newTaskLine shows one task; place tells where it stands, on is the day from which its day lies ahead or behind.
func newTaskLine(r corpus.TaskRow, place string, on asOf) TaskLine {
	url := documentURL(r.Document.ID)
	l := TaskLine{Action: shorten(cmp.Or(viet.Squeeze(r.ActionText), viet.Squeeze(r.Quote)), longestAction), Where: cmp.Or(place, "Xem câu"), URL: spanURL(url, "", r.Quote, r.Span),
		Badge: timelineBadge(r.Document.Timeline, r.Document.ID, on)}
	l.tellDue(r.Due, r.State, url, on.Day)
	for _, a := range r.Assignees {
		b := TaskBody{Label: shorten(a.Name, longestBody)}
		if id := r.Bodies[a.Name]; id != "" && !a.Collective {
			b.URL = namePath(corpus.Name{Kind: corpus.NameBody, ID: id})
		}
		if a.Partner {
			l.Partners = append(l.Partners, b)
		} else {
			l.Leads = append(l.Leads, b)
		}
	}
	l.Leads, l.MoreLeads = firstBodies(l.Leads)
	l.Partners, l.MorePartners = firstBodies(l.Partners)
	if i := slices.IndexFunc(r.Assignees, func(a corpus.Assignee) bool { return a.Origin != "" && !a.Partner }); i >= 0 && r.Task.Cell == (corpus.Cell{}) { // the place of a row says that it is of a table
		l.WhoOrigin = whoOrigins[r.Assignees[i].Origin]
	}
	switch standing := r.Document.Timeline.At(on.Day, on.Today); {
	case on.Day.Before(r.Document.Issued):
		l.Ended = "Văn bản giao việc ban hành sau ngày đang xét"
	case standing == corpus.StandingEnded:
		l.Ended = "Văn bản giao việc đã hết hiệu lực"
	case standing == corpus.StandingPaused:
		l.Ended = "Văn bản giao việc đang bị ngưng hiệu lực"
	}
	return l
}
