package web

import (
	"net/url"

	"vankho/corpus"
)

// Badge is a state of validity or of the text: shape, word and colour (pages.md §3.4). Its word is the whole meaning.
type Badge struct {
	// State is the machine's word: a corpus.Standing, or "text_absent", "cited_only", "waiting", "poor", "draft", "secret".
	State string `json:"state"`
	// Label is the person's word: "Chưa rõ hiệu lực".
	Label string `json:"label"`
	// Class is the style; URL the reason, where there is one.
	Class string `json:"-"`
	URL   string `json:"-"`
}

// standingBadge is the badge of a standing today; it leads to its reason.
func standingBadge(st corpus.Standing, id corpus.ID) Badge {
	return Badge{string(st), st.Label(), standingClass(st), documentURL(id) + "/thuoc-tinh#hieu-luc"}
}

// Shape is the sign before the word, which is that of the class; "" for a badge that says nothing of validity.
func (b Badge) Shape() string {
	if standingClass(corpus.Standing(b.State)) == b.Class {
		return b.Class
	}
	return ""
}

// standingClass is the style of a standing: "ok", "part", "end", "soon", "stop", "unk", "na".
func standingClass(st corpus.Standing) string {
	switch st {
	case corpus.StandingInForce:
		return "ok"
	case corpus.StandingPartly:
		return "part"
	case corpus.StandingEnded:
		return "end"
	case corpus.StandingNotYet:
		return "soon"
	case corpus.StandingPaused:
		return "stop"
	case corpus.StandingNone:
		return "na"
	}
	return "unk"
}

// at is the badge as it stands on a day: "Còn hiệu lực tại 31/3/2025". Where one does not ask for validity, one asks on no day.
func (b Badge) at(id corpus.ID, on asOf) Badge {
	if on.other() && b.State != string(corpus.StandingNone) {
		b.Label += " tại " + on.Day.Short()
		b.URL = address(documentURL(id)+"/thuoc-tinh", asOfKey, on.value()) + "#hieu-luc"
	}
	return b
}

// timelineBadge is the badge of what lists keep of a document's validity.
func timelineBadge(t corpus.Timeline, id corpus.ID, on asOf) Badge {
	return standingBadge(t.At(on.Day, on.Today), id).at(id, on)
}

// badgesOf are the badges of a list entry: what of the text, what of the validity on a day.
func badgesOf(s corpus.Summary, on asOf) []Badge {
	var out []Badge
	if s.Secrecy != "" {
		out = append(out, Badge{"secret", "Dấu " + s.Secrecy, "end", ""})
	}
	if s.Draft {
		out = append(out, Badge{"draft", "Dự thảo", "na", ""})
	}
	switch {
	case s.Cited:
		out = append(out, Badge{"cited_only", "Chỉ biết qua dẫn chiếu", "gone", ""})
	case s.Stub:
		out = append(out, Badge{"text_absent", "Chưa có toàn văn", "gone", ""})
	}
	switch quality := documentURL(s.ID) + "/chat-luong"; {
	case s.Waiting > 0:
		out = append(out, Badge{"waiting", "Đang nhận dạng chữ, còn " + integer(s.Waiting) + " trang", "gone", quality})
	case 2*s.Poor >= s.Pages && s.Poor > 0:
		out = append(out, Badge{"poor", "Đọc kém", "part", quality})
	}
	return append(out, timelineBadge(s.Timeline, s.ID, on))
}

// documentURL is where a document's page is.
func documentURL(id corpus.ID) string { return "/van-ban/" + pathSegment(string(id)) }

// originalURL is where an original file is, "" where none was kept.
func originalURL(sha256, name string) string {
	if sha256 == "" {
		return ""
	}
	if name == "" {
		name = "ban-goc"
	}
	return "/tep/" + sha256 + "/" + pathSegment(name)
}

// pathSegment escapes one part of a path.
func pathSegment(s string) string { return url.PathEscape(s) }
