package corpus

// EntityKind says what an entity is.
type EntityKind string

// The kinds of entity. Sources: handbook §8 and §9.
const (
	EntityOrganisation EntityKind = "organisation"       // UBND tỉnh, Bộ Chính trị
	EntityPerson       EntityKind = "person"             // đồng chí Nguyễn Văn A, Bí thư Tỉnh ủy; a role without a name
	EntityPlace        EntityKind = "place"              // tỉnh Lào Cai, trên địa bàn tỉnh
	EntityDate         EntityKind = "date"               // ngày 19/02/2025, Quý I năm 2025, giai đoạn 2026 - 2030
	EntityEvent        EntityKind = "event"              // Hội nghị toàn quốc về …
	EntityProgramme    EntityKind = "programme"          // phong trào “Bình dân học vụ số”
	EntitySystem       EntityKind = "information_system" // Cổng dịch vụ công của tỉnh, nền tảng MOOCs
	EntityProject      EntityKind = "project"            // Khu hợp tác … “…”, dự án …
)

// Role (chức vụ) is one office that a person holds.
// Example: {Title:"Bí thư", Org:"Tỉnh ủy Lào Cai"} for "Bí thư Tỉnh uỷ".
type Role struct {
	Span
	Quote string `json:"quote"`
	Title string `json:"title"`
	// Org is the canonical name of the body, empty where the text does not tell.
	Org string `json:"org,omitempty"`
}

// Entity (tên riêng) is one place where the text names a body, a person, a place, a time, a programme or a system. Entities may
// lie within each other: "Lào Cai" in "Ban Thường vụ Tỉnh uỷ Lào Cai".
type Entity struct {
	Span
	// Quote is the bytes of the span, always text[Start:End].
	Quote string     `json:"quote"`
	Kind  EntityKind `json:"kind"`
	// Class is the kind within the kind. Organisations: state_central, state_province, state_district, state_commune, party_central,
	// party_province, party_district, party_commune, party_other, mass, court, army, business, school, media, steering_committee,
	// foreign, collective, gpe_actor, other. Places: province, district, commune, province_ref (toàn tỉnh, trên địa bàn tỉnh), country,
	// foreign_province, foreign_prefecture, foreign_other, region, zone, village. Dates: day, month, quarter, year, year_range, months,
	// horizon_year, term, school_year, recurring, other.
	Class string `json:"class,omitempty"`
	// Name is the canonical name, short forms completed where the text settles them: "Ủy ban nhân dân tỉnh Lào Cai" for "UBND tỉnh".
	// For a person it is the name alone, empty where only a role is named.
	Name string `json:"canonical,omitempty"`
	// Specific is false for what names no one body: "các sở, ngành", a committee that each district is to set up.
	Specific bool `json:"specific"`
	// Code is the statistics office's code of a place, that of the version valid at the document's date.
	Code string `json:"code,omitempty"`
	// From and To bound a time, both included; equal for a day.
	From Date `json:"from,omitzero"`
	To   Date `json:"to,omitzero"`
	// Honorific is the form of address before a person: "đồng chí", "ông".
	Honorific string `json:"honorific,omitempty"`
	Roles     []Role `json:"roles,omitempty"`
	// Source says what settled the name: "text" (written out), "document" (the document's own province or issuer), "table".
	Source string `json:"source,omitempty"`
}
