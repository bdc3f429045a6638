package amend_test

import (
	"slices"
	"testing"
)

func TestAQuotationWithoutItsEndIsCarriedOutOnlyWhereTheNextChangeEndsIt(t *testing.T) {
	const doubt = " ? lời văn mới có dấu mở ngoặc kép mà không có dấu đóng, chưa rõ hết ở đâu"
	for _, c := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"closed", []string{"1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:", "“2. Chợ mở cửa buổi sáng.”"}, []string{"replace khoản 2 Điều 5 {2. Chợ mở cửa buổi sáng.}"}},
		{"never closed", []string{"1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:", "“2. Chợ mở cửa buổi sáng.", "2. Ban quản lý chợ thi hành."},
			[]string{"touch khoản 2 Điều 5 {2. Chợ mở cửa buổi sáng./2. Ban quản lý chợ thi hành.}" + doubt}},
		{"the next change ends it", []string{"1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:", "“2. Chợ mở cửa buổi sáng.", "2. Bãi bỏ khoản 3 Điều 6."},
			[]string{"replace khoản 2 Điều 5 {2. Chợ mở cửa buổi sáng.}", "repeal khoản 3 Điều 6"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.lines...)
			var got []string
			for _, i := range d.Instructions {
				if i.Provision.Dieu != "" {
					got = append(got, say(d, i))
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
