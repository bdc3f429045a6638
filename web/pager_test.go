package web

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestALongListHasAFieldForThePage(t *testing.T) {
	link := func(n int) string {
		return address("/tim", "q", "đất đai", "loai", "luat", "trang", strconv.Itoa(n))
	}
	if p := newPager(1, 40, 20, "văn bản", link); p.Jump != nil {
		t.Error("two pages need no field")
	}
	want := &Jump{Path: "/tim", Hidden: []Pair{{"q", "đất đai"}, {"loai", "luat"}}}
	if diff := cmp.Diff(want, newPager(2, 41, 20, "văn bản", link).Jump); diff != "" {
		t.Error(diff)
	}
}
