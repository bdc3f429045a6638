package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"vankho/corpus"
	"vankho/search"
)

// Frame is what surrounds every page: the title, the search box, the navigation and the state of the store.
type Frame struct {
	// Title is that of the browser's tab, without the program's name.
	Title string
	// Section is the entry of the navigation that the page belongs to: "duyet", "so-lieu", "nhiem-vu", "kiem-tra", "con-thieu", "tro-giup", "tinh-trang".
	Section string
	// Query fills the search box of the header; Home leaves the box out.
	Query string
	Home  bool
	// Theme is "", "light" or "dark".
	Theme string
	// Canonical is the one address of this view; Here is the address to come back to after a form.
	Canonical, Here string
	// Host and Today are for the foot of a print: where the page came from, and when.
	Host  string
	Today time.Time
	// Feeds are the Atom feeds that follow what the page shows. Meta tells programs what the page is of; Data says it once more as JSON-LD, a
	// value that encoding/json writes, nil for nothing.
	Feeds []FeedLink
	Meta  []Meta
	Data  any
	// Private marks a page of what its reader sent: it stays out of search engines and sends no form, since a browser that may not tell where
	// a form comes from has it refused.
	Private bool
	// Token is what forms that change the store carry, "" for who may not edit; Editor is true for who gave a key, Name the name with it.
	Token  string
	Editor bool
	Name   string
	// Keys is true where the network may edit with a key.
	Keys bool
	// seat is the cookie that Token is bound to, where the browser has none yet.
	seat string
	// Reload is after how many seconds a page without scripts loads itself again, 0 = never.
	Reload int
	// Remarks are sentences about parameters that were passed over.
	Remarks []string
	// Style, Script and Icon are the addresses of the assets; write fills in the style sheet of the page.
	Style, Script, Icon string
	State               state
}

// FeedLink is a feed that follows what a page shows: {"Văn bản mới: nước sạch", "/tim.atom?q=nước+sạch"}.
type FeedLink struct{ Title, URL string }

// Meta is one statement of a page's head on what it shows: {"citation_title", "về nước sạch nông thôn"}.
type Meta struct{ Name, Content string }

// state is what the foot of a page says about the store and the index.
type state struct {
	// Mark is the state of the store that was counted.
	Mark      string
	Documents int
	// Pending counts the changes that the index has not seen yet.
	Pending int
	// Judging is true while citations, ties or validity of documents are still to be worked out.
	Judging bool
	Synced  time.Time
	Build   string
	Counts  corpus.Counts
	Stats   search.Stats
	// Ready is false while the index cannot answer.
	Ready bool
}

// none is what an empty list of relations says: nothing for sure while they are still worked out.
func (s state) none(said string) string {
	if s.Judging {
		return "Chưa xét xong các văn bản nên chưa thể kết luận."
	}
	return said
}

// theme names the cookie and its values.
const themeCookie = "giao-dien"

// frame builds the surroundings of a page. A fault in counting never keeps a page away.
func (s *site) frame(r *http.Request, who viewer, title string) Frame {
	f := Frame{Title: title, Here: r.URL.RequestURI(), Host: hostOf(s.base(r)), Today: s.states.now(), Script: s.assets.hrefs[scriptName], Icon: s.assets.hrefs[iconName]}
	if !localPath(f.Here) {
		f.Here = "/"
	}
	f.Token, f.Editor, f.Name, f.Keys = s.tokens.token(who.seat), who.editor, who.name, s.desk != nil && s.editors.any()
	if who.fresh {
		f.seat = who.seat
	}
	if c, err := r.Cookie(themeCookie); err == nil {
		f.Theme = map[string]string{"sang": "light", "toi": "dark"}[c.Value]
	}
	st, err := s.states.get(r.Context())
	if err != nil {
		s.log.Warn("state of the store", "error", err)
	}
	if !who.local {
		st.Counts = st.Counts.Public()
		st.Documents = st.Counts.Documents
	}
	f.State = st
	return f
}

// localPath reports whether an address stays on this site: "/tim?q=a", not "//example.com" or "/\example.com".
func localPath(s string) bool {
	if !strings.HasPrefix(s, "/") || strings.HasPrefix(s, "//") || strings.ContainsAny(s, "\\\r\n\t") {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && u.Host == "" && u.Scheme == ""
}

// states keeps the last state for a second: every page shows it, and counting a large store is not free.
type states struct {
	library Library
	engine  search.Engine
	now     func() time.Time

	mu   sync.Mutex
	last state
	at   time.Time
}

func (s *states) get(ctx context.Context) (state, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if age := s.now().Sub(s.at); !s.at.IsZero() && age >= 0 && age < time.Second {
		return s.last, nil
	}
	st, err := s.fresh(ctx)
	if err == nil {
		s.last, s.at = st, s.now()
	}
	return st, err
}

func (s *states) fresh(ctx context.Context) (state, error) {
	mark, err := s.library.StateMark()
	if err != nil {
		return state{}, err
	}
	counts, err := s.library.Counts(ctx)
	if err != nil {
		return state{}, err
	}
	st := state{Mark: mark, Documents: counts.Documents, Counts: counts}
	_, judging, err := s.library.Pending(ctx)
	if err != nil {
		return st, err
	}
	st.Judging = judging > 0
	stats, err := s.engine.Stats(ctx)
	if err != nil {
		return st, nil // the index is being built: the page says so itself
	}
	st.Ready = true
	st.Stats, st.Synced, st.Build = stats, stats.Synced, stats.Build
	if n := int(counts.Seq - stats.Seq); n > 0 {
		st.Pending = n
	}
	return st, nil
}
