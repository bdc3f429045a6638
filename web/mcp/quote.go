package mcp

import "fmt"

// Excerpt is words of a document and where they stand.
type Excerpt struct {
	Quote string `json:"quote" jsonschema:"nguyên văn"`
	Start int    `json:"start" jsonschema:"byte đầu trong văn bản của kho"`
	End   int    `json:"end" jsonschema:"byte sau byte cuối"`
	Place string `json:"place,omitempty" jsonschema:"chỗ trong văn bản, như Khoản 2 Điều 5"`
	URL   string `json:"url,omitempty" jsonschema:"địa chỉ mở đúng chỗ này"`
}

// Document names one document.
type Document struct {
	ID       string `json:"id"`
	Number   string `json:"number,omitempty" jsonschema:"số, ký hiệu"`
	Type     string `json:"type,omitempty" jsonschema:"loại văn bản"`
	Title    string `json:"title"`
	Issuer   string `json:"issuer,omitempty" jsonschema:"cơ quan ban hành"`
	Issued   string `json:"issue_date,omitempty" jsonschema:"ngày ban hành, ISO, dài bằng độ chính xác đã biết"`
	Validity string `json:"validity,omitempty" jsonschema:"hiệu lực hôm nay; để trống là không xét"`
	URL      string `json:"url"`
}

// named is a document as the API names it.
type named struct {
	ID     string `json:"id"`
	Number string `json:"number"`
	Type   string `json:"doc_type"`
	Title  string `json:"title"`
	Issuer string `json:"issuer"`
	Issued string `json:"issue_date"`
}

func (n named) document(api API, validity string) Document {
	return Document{n.ID, n.Number, n.Type, n.Title, n.Issuer, n.Issued, validity, api.link("/van-ban/" + n.ID)}
}

// at is where a span of a document is shown.
func (api API) at(id string, start, end int) string {
	return api.link(fmt.Sprintf("/van-ban/%s?doan=%d-%d#doan", id, start, end))
}
