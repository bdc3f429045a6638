package revision

import (
	"strings"
	"testing"

	"vankho/corpus"
)

// said is what a provision says on a day, one line for each of the text's.
func said(t *testing.T, r corpus.Revision, path, day string) corpus.ProvisionText {
	t.Helper()
	i, ok := r.Find(corpus.SectionID(path), date(day))
	if !ok {
		t.Fatalf("no %s", path)
	}
	return r.At(i, date(day))
}

func TestEachOperationGivesTheTextThatItOrders(t *testing.T) {
	for _, c := range []struct {
		name string
		act  *act
		path string
		want string
	}{
		{"new wording of a clause", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1.", "dieu-1.khoan-1|1. Sửa đổi khoản 3 Điều 2 như sau:", "dieu-1.khoan-1.trich.khoan-3|3. Thời hạn là 03 ngày.").
			orders("Sửa đổi khoản 3 Điều 2", corpus.OperationReplace, "2.3", "", "3. Thời hạn là 03 ngày."),
			"dieu-2.khoan-3", "3. Thời hạn là 03 ngày."},
		{"one of two that one quotation holds", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Sửa đổi khoản 1 và khoản 3 Điều 2 như sau:", "dieu-1.trich.khoan-1|1. Một mới.", "dieu-1.trich.khoan-3|3. Ba mới.").
			orders("Sửa đổi khoản 1 và khoản 3", corpus.OperationReplace, "2.1", "", "1. Một mới.\n3. Ba mới.").
			orders("Sửa đổi khoản 1 và khoản 3", corpus.OperationReplace, "2.3", "", "1. Một mới.\n3. Ba mới."),
			"dieu-2", "Điều 2. Nộp hồ sơ\n1. Một mới.\n2. Hồ sơ gồm:\na) Đơn;\nb) Bản sao.\n3. Ba mới."},
		{"a clause between two", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Bổ sung khoản 2a vào sau khoản 2 Điều 2 như sau:", "dieu-1.trich.khoan-2a|2a. Thêm.").
			orders("Bổ sung khoản 2a", corpus.OperationInsert, "2.2a", "", "2a. Thêm.", beside(corpus.SideAfter, "2.2")),
			"dieu-2", "Điều 2. Nộp hồ sơ\n1. Cơ quan chủ quản nhận hồ sơ; cơ quan chủ quản trả lời.\n2. Hồ sơ gồm:\na) Đơn;\nb) Bản sao.\n2a. Thêm.\n3. Thời hạn là 05 ngày."},
		{"a clause whose sentence names no neighbour", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Bổ sung khoản 4 Điều 2 như sau:", "dieu-1.trich.khoan-4|4. Thêm.").
			orders("Bổ sung khoản 4", corpus.OperationInsert, "2.4", "", "4. Thêm."),
			"dieu-2", "Điều 2. Nộp hồ sơ\n1. Cơ quan chủ quản nhận hồ sơ; cơ quan chủ quản trả lời.\n2. Hồ sơ gồm:\na) Đơn;\nb) Bản sao.\n3. Thời hạn là 05 ngày.\n4. Thêm."},
		{"a repealed point", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Bãi bỏ điểm a khoản 2 Điều 2.").orders("Bãi bỏ điểm a khoản 2 Điều 2", corpus.OperationRepeal, "2.2.a", "", ""),
			"dieu-2.khoan-2", "2. Hồ sơ gồm:\nb) Bản sao."},
		{"words, at the begin of a sentence too", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Thay cụm từ “cơ quan chủ quản” bằng cụm từ “cơ quan quản lý” tại khoản 1 Điều 2.").
			orders("Thay cụm từ", corpus.OperationReword, "2.1", "cơ quan chủ quản", "cơ quan quản lý"),
			"dieu-2.khoan-1", "1. Cơ quan quản lý nhận hồ sơ; cơ quan quản lý trả lời."},
		{"words in the whole, with their tones in the new place", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Thay cụm từ “Ủy ban nhân dân” bằng cụm từ “Sở Nội vụ” tại Luật này.").
			orders("Thay cụm từ", corpus.OperationReword, "", "Ủy ban nhân dân", "Sở Nội vụ"),
			"dieu-3", "Điều 3. Lưu trữ\nSở Nội vụ lưu trữ hồ sơ."},
		{"words beside words", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Bổ sung cụm từ “làm việc” vào sau cụm từ “05 ngày” tại khoản 3 Điều 2.").
			worded("Bổ sung cụm từ “làm việc”", corpus.OperationAddWords, "2.3", "05 ngày", "làm việc"),
			"dieu-2.khoan-3", "3. Thời hạn là 05 ngày làm việc."},
		{"words that grow, but not where they did already", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Thay cụm từ “hồ sơ” bằng cụm từ “hồ sơ điện tử” tại Luật này.").
			orders("Thay cụm từ", corpus.OperationReword, "", "hồ sơ", "hồ sơ điện tử"),
			"chuong-i", "Chương I QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nLuật này quy định về hồ sơ điện tử.\nĐiều 2. Nộp hồ sơ điện tử\n1. Cơ quan chủ quản nhận hồ sơ điện tử; cơ quan chủ quản trả lời.\n" +
				"2. Hồ sơ điện tử gồm:\na) Đơn;\nb) Bản sao.\n3. Thời hạn là 05 ngày."},
		{"a member of a list, with its comma", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Bổ sung cụm từ “gửi biên nhận;” vào sau cụm từ “nhận hồ sơ” tại khoản 1 Điều 2.").
			worded("Bổ sung cụm từ", corpus.OperationAddWords, "2.1", "nhận hồ sơ", "gửi biên nhận;"),
			"dieu-2.khoan-1", "1. Cơ quan chủ quản nhận hồ sơ; gửi biên nhận; cơ quan chủ quản trả lời."},
		{"a title, not the clause below it in its quotation", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Sửa đổi tên và khoản 3 Điều 2 như sau:", "dieu-1.trich.dieu-2|Điều 2. Tên mới", "dieu-1.trich.dieu-2.khoan-3|3. Ba mới.").
			orders("Sửa đổi tên", corpus.OperationRetitle, "2", "", "Điều 2. Tên mới\n3. Ba mới.").
			orders("Sửa đổi tên và khoản 3", corpus.OperationReplace, "2.3", "", "Điều 2. Tên mới\n3. Ba mới."),
			"dieu-2", "Điều 2. Tên mới\n1. Cơ quan chủ quản nhận hồ sơ; cơ quan chủ quản trả lời.\n2. Hồ sơ gồm:\na) Đơn;\nb) Bản sao.\n3. Ba mới."},
		{"words that go", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Bỏ cụm từ “điện tử” tại Điều 1.").orders("Bỏ cụm từ", corpus.OperationDropWords, "1", "điện tử", ""),
			"dieu-1", "Điều 1. Phạm vi\nLuật này quy định về hồ sơ."},
		{"another number", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Chuyển khoản 3 Điều 2 thành khoản 4.").orders("Chuyển khoản 3 Điều 2 thành khoản 4", corpus.OperationRenumber, "2.3", "", "", becomes("2.4")),
			"dieu-2.khoan-4", "4. Thời hạn là 05 ngày."},
		{"a number that is given away and to another", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Bổ sung khoản 3; chuyển khoản 3 thành khoản 4 Điều 2:", "dieu-1.trich.khoan-3|3. Mới.").
			orders("Bổ sung khoản 3", corpus.OperationInsert, "2.3", "", "3. Mới.").orders("chuyển khoản 3 thành khoản 4", corpus.OperationRenumber, "2.3", "", "", becomes("2.4")),
			"dieu-2", "Điều 2. Nộp hồ sơ\n1. Cơ quan chủ quản nhận hồ sơ; cơ quan chủ quản trả lời.\n2. Hồ sơ gồm:\na) Đơn;\nb) Bản sao.\n3. Mới.\n4. Thời hạn là 05 ngày."},
		{"opening words of a clause", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Sửa đổi đoạn mở đầu khoản 2 Điều 2 như sau: “2. Hồ sơ điện tử gồm:”.").
			orders("Sửa đổi đoạn mở đầu", corpus.OperationReplace, "2.2", "", "2. Hồ sơ điện tử gồm:", opening),
			"dieu-2.khoan-2", "2. Hồ sơ điện tử gồm:\na) Đơn;\nb) Bản sao."},
		{"words of opening words", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Thay cụm từ “Hồ sơ” bằng cụm từ “Giấy tờ” tại đoạn mở đầu khoản 2 Điều 2.").
			orders("Thay cụm từ", corpus.OperationReword, "2.2", "Hồ sơ", "Giấy tờ", opening),
			"dieu-2.khoan-2", "2. Giấy tờ gồm:\na) Đơn;\nb) Bản sao."},
		{"words where they stand before others", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Thay cụm từ “cơ quan chủ quản” bằng cụm từ “cơ quan quản lý” trước cụm từ “trả lời” tại khoản 1 Điều 2.").
			narrowed("Thay cụm từ", corpus.OperationReword, "2.1", "cơ quan chủ quản", "cơ quan quản lý", corpus.SideBefore, "trả lời"),
			"dieu-2.khoan-1", "1. Cơ quan chủ quản nhận hồ sơ; cơ quan quản lý trả lời."},
		{"an article behind its neighbour, in its chapter", acting("b", "2021-01-01", "luat", "dieu-1|Điều 1. Bổ sung Điều 2a như sau:", "dieu-1.trich.dieu-2a|Điều 2a. Mới", "dieu-1.trich.dieu-2a.khoan-1|1. Một.").
			orders("Bổ sung Điều 2a", corpus.OperationInsert, "2a", "", "Điều 2a. Mới\n1. Một."),
			"dieu-2a", "Điều 2a. Mới\n1. Một."},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := revised(law(), c.act)
			got := said(t, r, c.path, "2021-01-01")
			if got.Text() != c.want {
				t.Errorf("%q\nwant %q", got.Text(), c.want)
			}
			for _, s := range r.Steps {
				if s.Outcome != corpus.StepApplied {
					t.Errorf("%s: %s %s", s.Operation, s.Outcome, s.Reason)
				}
				if s.Outcome == corpus.StepApplied && !got.Marked() {
					t.Errorf("without its mark, state %s", got.State)
				}
			}
			if before := r.At(0, date("2020-12-31")).Text(); before != law().Text {
				t.Errorf("the day before: %q", before)
			}
			whole := r.At(0, date("2021-01-01")).Text()
			if !strings.Contains(whole, c.want) {
				t.Errorf("the whole: %q", whole)
			}
		})
	}
}
