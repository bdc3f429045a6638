package corpus

import (
	"strings"

	"vankho/corpus/viet"
)

// NameKind says what a name that several documents share is the name of; its value is that of addresses.
type NameKind string

// The kinds.
const (
	NameBody   NameKind = "co-quan"
	NamePlace  NameKind = "noi"
	NamePerson NameKind = "nguoi"   // a person, or an office whose holder a text does not name
	NameOffice NameKind = "chuc-vu" // one office that one person holds; it has no address of its own
)

// NameUse (vai) says how a document stands to a name; its value is that of addresses. A document has one use of a name, the first of these.
type NameUse string

// The uses.
const (
	UseIssues NameUse = "ban-hanh"   // the body issued it; it is a document of the place
	UseAdopts NameUse = "quyet-dinh" // the body or office decided, where the letterhead names another
	UseSigns  NameUse = "ky"         // the person signed
	UseNamed  NameUse = "nhac-toi"   // its text names it
	UseWanted NameUse = "chua-co"    // the body issued it, as citations alone tell; the store does not hold it
)

// NameUses are all uses in their order.
func NameUses() []NameUse { return []NameUse{UseIssues, UseAdopts, UseSigns, UseNamed, UseWanted} }

// Name (tên gọi) is one body, place or person that documents of the store name.
// Example: {Kind:NameBody, ID:"uy-ban-nhan-dan-tinh-khue-linh", Label:"Ủy ban nhân dân tỉnh Khuê Lĩnh", Class:"state_province"}.
type Name struct {
	Kind NameKind `json:"kind"`
	// ID names it in addresses. Two names that differ in a mark or in Đ and D have two ids.
	ID    string `json:"id"`
	Label string `json:"name"`
	// Class is that of its entities: "state_central", "province"; "office" for an office without a name, "" where no text tells.
	Class string `json:"class,omitempty"`
	// Code is that of a place, of the version of the place that is meant.
	Code string `json:"code,omitempty"`
	// Uses count the documents by how they stand to it, in the order of NameUses; uses without any are left out.
	Uses []NameUseCount `json:"uses,omitempty"`
}

// NameUseCount is how many documents stand to a name in one way.
type NameUseCount struct {
	Use       NameUse `json:"use"`
	Documents int     `json:"documents"`
}

// Documents counts the documents of one use.
func (n Name) Documents(use NameUse) int {
	for _, u := range n.Uses {
		if u.Use == use {
			return u.Documents
		}
	}
	return 0
}

// NameQuery asks for a page of the documents that stand to a name, newest first.
type NameQuery struct {
	Kind NameKind
	ID   string
	// Use is the one use, "" for all.
	Use NameUse
	// Office is one office of a person, spelled as addresses spell OfficeLabel, "" for all: "chu-tich-uy-ban-nhan-dan-tinh-khue-linh".
	Office string
	// Shelf narrows by type and years; its Issuer does not count.
	Shelf
	Offset, N int
	Secret    bool
}

// NamedDocument is a document that stands to a name, with the words that say so.
type NamedDocument struct {
	Document Summary `json:"document"`
	Use      NameUse `json:"use"`
	// Places counts where its text has the name.
	Places int `json:"places"`
	// The span is the first place, empty where the document has no text that says it.
	Span
	// Around is the text about the place, whole lines or a part of a long one; it begins at byte From of the text.
	Around string `json:"around,omitempty"`
	From   int    `json:"from,omitempty"`
}

// NamedFound is how many documents stand to a name, by type and year: what filters offer.
type NamedFound struct {
	Found
	Years []YearCount `json:"years,omitempty"`
}

// YearCount is how many documents of a list were issued in a year, 0 where it is not known.
type YearCount struct {
	Year      int `json:"year"`
	Documents int `json:"documents"`
}

// Office (chức vụ của một người) is an office in a body with who holds it, as documents state it; nobody is merged by name.
// Example: {Person:{Label:"Nguyễn Văn A"}, Title:"Phó Chủ tịch", Body:{Label:"Ủy ban nhân dân tỉnh Khuê Lĩnh"}, Signed:12, First:…, Last:…}.
type Office struct {
	Person Name   `json:"person"`
	Title  string `json:"title,omitempty"`
	// Body has an empty label where no text tells.
	Body Name `json:"body,omitzero"`
	// Signed and Named count the documents signed in the office, and those that name it.
	Signed int `json:"signed"`
	Named  int `json:"named"`
	// First and Last are the days of issue of the oldest and newest of them, zero where none is known.
	First Date `json:"first,omitzero"`
	Last  Date `json:"last,omitzero"`
}

// NameKey is what tells names apart: words in lower case with their marks, in the spelling in which their spellings meet.
// Example: "Uỷ ban nhân dân  TỈNH Khuê Lĩnh" and "Ủy ban nhân dân tỉnh Khuê Lĩnh" have one key; "Đ" is not "D".
func NameKey(s string) string {
	var words []string
	for w := range viet.Words(viet.Normalise(s)) {
		words = append(words, viet.Norm(w.Text))
	}
	return strings.Join(words, " ")
}

// OfficeLabel names an office with its body: "Bí thư Tỉnh ủy Khuê Lĩnh", "Chủ tịch Quốc hội".
func OfficeLabel(title, body string) string {
	switch {
	case body == "":
		return title
	case title == "":
		return body
	case strings.HasSuffix(" "+NameKey(title), " "+NameKey(body)):
		return title
	}
	return title + " " + body
}

// ProvinceTail is the province or city at the end of a body's name, with its level: "tỉnh Khuê Lĩnh" in "Sở Y tế tỉnh Khuê Lĩnh" and in
// "Tỉnh ủy Khuê Lĩnh". A city below a province is none.
func ProvinceTail(body string) (string, bool) {
	body = viet.Squeeze(body)
	for _, level := range [...]string{" tỉnh ", " thành phố "} {
		i := strings.LastIndex(body, level)
		if i < 0 {
			continue
		}
		place := body[i+1:]
		if level == " thành phố " {
			if p, ok := ProvinceByName(place); !ok || p.Level != "thành phố" {
				continue
			}
		}
		return place, true
	}
	place, _, ok := provincialCommittee(body)
	return place, ok
}

// provincialCommittee finds a committee that is named by its level, itself or its organ: "Tỉnh ủy Khuê Lĩnh" and "Văn phòng Tỉnh ủy Khuê
// Lĩnh" are of the Party in "tỉnh Khuê Lĩnh".
func provincialCommittee(body string) (place string, side BodySide, ok bool) {
	for _, c := range [...]struct {
		words, level string
		side         BodySide
	}{{"Tỉnh ủy ", "tỉnh ", SideParty}, {"Tỉnh đoàn ", "tỉnh ", SideOther}, {"Thành ủy ", "thành phố ", SideParty}, {"Thành đoàn ", "thành phố ", SideOther}} {
		if i := strings.LastIndex(body, c.words); i >= 0 {
			return c.level + body[i+len(c.words):], c.side, true
		}
	}
	return "", "", false
}
