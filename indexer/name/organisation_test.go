package name

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// ofProvince is the letterhead of a province's committee.
var ofProvince = corpus.Header{Issuer: "Ủy ban nhân dân tỉnh Khuê Lĩnh", Place: "Khuê Lĩnh", Issued: corpus.Date{Year: 2025, Month: 3, Day: 27}}

// read is what is read of a short text: "quote = class name" of each name of a kind; a star marks what names no one.
func read(h corpus.Header, text string, kind corpus.EntityKind) []string {
	var out []string
	for _, e := range Entities(Input{Text: text, Header: h}) {
		if e.Kind != kind {
			continue
		}
		s := e.Quote + " = " + e.Class + " " + e.Name
		if !e.Specific {
			s += " *"
		}
		out = append(out, s)
	}
	return out
}

func TestBodiesAreReadWholeAndNoFurther(t *testing.T) {
	for _, c := range []struct {
		name string
		head corpus.Header
		in   string
		want []string
	}{
		{"commas within a department", corpus.Header{}, "Sở Văn hóa, Thể thao và Du lịch phối hợp với Bộ Y tế",
			[]string{"Sở Văn hóa, Thể thao và Du lịch = state_province Sở Văn hóa, Thể thao và Du lịch", "Bộ Y tế = state_central Bộ Y tế"}},
		{"short forms take the document's province", ofProvince, "UBND tỉnh giao Sở KH&CN; Tỉnh uỷ chỉ đạo",
			[]string{"UBND tỉnh = state_province Ủy ban nhân dân tỉnh Khuê Lĩnh", "Sở KH&CN = state_province Sở Khoa học và Công nghệ tỉnh Khuê Lĩnh",
				"Tỉnh uỷ = party_province Tỉnh ủy Khuê Lĩnh"}},
		{"in a ministry's document they name no one", corpus.Header{Issuer: "Bộ Tài chính"}, "UBND tỉnh ban hành",
			[]string{"UBND tỉnh = state_province Ủy ban nhân dân tỉnh *"}},
		{"a list shares its place", ofProvince, "HĐND, UBND tỉnh quyết định",
			[]string{"HĐND = state_province Hội đồng nhân dân tỉnh Khuê Lĩnh", "UBND tỉnh = state_province Ủy ban nhân dân tỉnh Khuê Lĩnh"}},
		{"tiers name no one", corpus.Header{}, "Ủy ban nhân dân cấp tỉnh và UBND các xã, phường",
			[]string{"Ủy ban nhân dân cấp tỉnh = state_province Ủy ban nhân dân cấp tỉnh *", "UBND các xã, phường = collective Ủy ban nhân dân các xã, phường *"}},
		{"a body of a body", corpus.Header{}, "Văn phòng Sở Nội vụ và Ban Thường vụ Huyện ủy Bắc Hà họp",
			[]string{"Văn phòng Sở Nội vụ = state_province Văn phòng Sở Nội vụ", "Ban Thường vụ Huyện ủy Bắc Hà = party_district Ban Thường vụ Huyện ủy Bắc Hà"}},
		{"a committee by what it is for, and later alone", corpus.Header{}, "Ban Chỉ đạo chuyển đổi số đã họp. Ban Chỉ đạo giao việc; các xã thành lập Ban Chỉ đạo.",
			[]string{"Ban Chỉ đạo chuyển đổi số = steering_committee Ban Chỉ đạo chuyển đổi số", "Ban Chỉ đạo = steering_committee Ban Chỉ đạo chuyển đổi số",
				"Ban Chỉ đạo = steering_committee Ban Chỉ đạo *"}},
		{"verbs end a name, words that hold them do not", corpus.Header{}, "Cục Cảnh sát giao thông ra quyết định; Cục Phòng, chống tệ nạn xã hội giao nhiệm vụ",
			[]string{"Cục Cảnh sát giao thông = state_central Cục Cảnh sát giao thông", "Cục Phòng, chống tệ nạn xã hội = state_central Cục Phòng, chống tệ nạn xã hội"}},
		{"what a short name stands for", corpus.Header{}, "Công ty Cổ phần Mẫu Xanh (MXC) báo cáo. MXC đề nghị.",
			[]string{"Công ty Cổ phần Mẫu Xanh = business Công ty Cổ phần Mẫu Xanh", "MXC = business Công ty Cổ phần Mẫu Xanh"}},
		{"nor what belongs to another body", corpus.Header{}, "Phòng Cảnh sát giao thông thuộc Công an tỉnh Khuê Lĩnh (PCM) gửi. PCM nhận.",
			[]string{"Phòng Cảnh sát giao thông = state_province Phòng Cảnh sát giao thông", "Công an tỉnh Khuê Lĩnh = state_province Công an tỉnh Khuê Lĩnh"}},
		{"words that only look like a body", corpus.Header{}, "Ban hành kèm theo; Bộ luật; Trường hợp khác; Hội nghị; Đoàn kết; số 12/QĐ-UBND; Chính phủ số", nil},
		{"a clause behind a name", corpus.Header{}, "Cục Mẫu phẩm thẩm định, phê duyệt; gửi Cục Mẫu vật và Dữ liệu về lý do thay đổi; Trung tâm Chẩn đoán và kiểm tra thú y",
			[]string{"Cục Mẫu phẩm = state_central Cục Mẫu phẩm", "Cục Mẫu vật và Dữ liệu = state_central Cục Mẫu vật và Dữ liệu",
				"Trung tâm Chẩn đoán và kiểm tra thú y = other Trung tâm Chẩn đoán và kiểm tra thú y"}},
		{"councils that any body has", corpus.Header{}, "Hội đồng quản trị về chế độ tiền lương; Hội đồng xử lý rủi ro; Thư ký Hội đồng sát hạch đọc dự thảo nội quy", nil},
		{"councils of the country", corpus.Header{}, "Hội đồng đánh giá mẫu vật quốc gia làm việc; Hội đồng kiểm tra mẫu vật nhà nước về công tác bảo tàng",
			[]string{"Hội đồng đánh giá mẫu vật quốc gia = steering_committee Hội đồng đánh giá mẫu vật quốc gia",
				"Hội đồng kiểm tra mẫu vật nhà nước về công tác bảo tàng = steering_committee Hội đồng kiểm tra mẫu vật nhà nước về công tác bảo tàng"}},
		{"an item of a list is not the next line of a name", corpus.Header{}, "Trách nhiệm của Cục Mẫu phẩm\na) Tiếp nhận hồ sơ",
			[]string{"Cục Mẫu phẩm = state_central Cục Mẫu phẩm"}},
		{"words that a comma holds together", corpus.Header{}, "Ban Bảo vệ, chăm sóc sức khỏe cán bộ họp với Vụ Công tác dân tộc, tôn giáo; Vụ Mẫu vật, công nghệ",
			[]string{"Ban Bảo vệ, chăm sóc sức khỏe cán bộ = other Ban Bảo vệ, chăm sóc sức khỏe cán bộ",
				"Vụ Công tác dân tộc, tôn giáo = state_central Vụ Công tác dân tộc, tôn giáo", "Vụ Mẫu vật = state_central Vụ Mẫu vật"}},
		{"a department of the table, and one that goes on", corpus.Header{}, "Vụ Pháp chế rà soát; Vụ Pháp chế và Mẫu vật; nhiệm vụ Hợp tác quốc tế",
			[]string{"Vụ Pháp chế = state_central Vụ Pháp chế", "Vụ Pháp chế và Mẫu vật = state_central Vụ Pháp chế và Mẫu vật"}},
		{"sets of things are no ministries", corpus.Header{}, "các bộ cảm biến, các bộ tiêu chuẩn mở; các bộ phận và Ban kiểm soát; nước Tây Ban Nha", nil},
		{"members are no body", corpus.Header{}, "các Tỉnh ủy viên và Đảng ủy viên", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, read(c.head, c.in, corpus.EntityOrganisation)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestACommitteeOfACityHasTheTierOfItsCity(t *testing.T) {
	got := read(corpus.Header{}, "Thành ủy Hạ Long và Thành ủy Đà Nẵng; Thị ủy Sa Pa", corpus.EntityOrganisation)
	want := []string{"Thành ủy Hạ Long = party_district Thành ủy Hạ Long", "Thành ủy Đà Nẵng = party_province Thành ủy Đà Nẵng", "Thị ủy Sa Pa = party_district Thị ủy Sa Pa"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestTheNameOfALawNamesNoBody(t *testing.T) {
	text := "Căn cứ Luật Tổ chức Chính phủ; theo đề nghị của Chính phủ"
	law := corpus.Reference{Span: corpus.Span{Start: len("Căn cứ "), End: len("Căn cứ Luật Tổ chức Chính phủ")}, Kind: corpus.ReferenceNamed, DocType: "Luật"}
	n := 0
	for _, e := range Entities(Input{Text: text, References: []corpus.Reference{law}}) {
		if e.Name == "Chính phủ" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("Chính phủ is named %d times, want 1", n)
	}
}
