package web

import (
	"net/url"

	"vankho/corpus"
)

// Badge is a state of validity or of the text: shape, word and colour (pages.md §3.4). Its word is the whole meaning.
type Badge struct {
	// State is the machine's word: "unknown", "not_applicable", "register", "text_absent", "waiting", "poor", "draft",
	// "secret".
	State string `json:"state"`
	// Label is the person's word: "Chưa rõ hiệu lực".
	Label string `json:"label"`
	// Class is the style; URL the reason, where there is one.
	Class string `json:"-"`
	URL   string `json:"-"`
}

// validityOf says what is known of validity from the type and the status of a register, never more.
func validityOf(typeName, status string, id corpus.ID) Badge {
	reason := documentURL(id) + "/thuoc-tinh#hieu-luc"
	switch {
	case status != "":
		return Badge{"register", "Theo danh mục: " + status, "unk", reason}
	case !asksValidity(typeName):
		return Badge{"not_applicable", "Không xét hiệu lực", "na", reason}
	}
	return Badge{"unknown", "Chưa rõ hiệu lực", "unk", reason}
}

// badgesOf are the badges of a list entry: what of the text, what of the validity.
func badgesOf(s corpus.Summary) []Badge {
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
	return append(out, validityOf(s.Type, s.Status, s.ID))
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
