package agenda

import (
	"testing"

	"vankho/corpus"
)

func TestWordsThatNameNoOneMeanTheBodiesOfTheirKind(t *testing.T) {
	for _, c := range []struct {
		phrase, body, class, place string
		want                       reach
	}{
		{"các sở, ban, ngành", "Sở Nội vụ tỉnh Khuê Lĩnh", "", "khue-linh", reachProvince},
		{"Thủ trưởng các sở, ban, ngành", "Sở Nội vụ tỉnh Khuê Lĩnh", "state_province", "khue-linh", reachProvince},
		{"các sở, ban, ngành", "Ban Dân tộc tỉnh Khuê Lĩnh", "state_province", "khue-linh", reachProvince},
		{"các sở, ban, ngành", "Ban Tổ chức Tỉnh ủy Khuê Lĩnh", "party_province", "khue-linh", reachNone},
		{"các sở, ban, ngành", "Sở Nội vụ", "", "", reachNone},
		{"các sở giao dịch", "Sở Nội vụ tỉnh Khuê Lĩnh", "", "khue-linh", reachNone},
		{"các bộ, ngành", "Bộ Y tế", "state_central", "", reachCentral},
		{"các bộ, ngành", "Bộ Chính trị", "party_central", "", reachNone},
		{"các bộ, ngành", "Bộ Chỉ huy quân sự tỉnh Khuê Lĩnh", "army", "khue-linh", reachNone},
		{"các bộ phận", "Bộ Y tế", "state_central", "", reachNone},
		{"các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", "Ngân hàng Nhà nước Việt Nam", "state_central", "", reachCentral},
		{"Ủy ban nhân dân cấp tỉnh", "Ủy ban nhân dân tỉnh Khuê Lĩnh", "state_province", "khue-linh", reachEvery},
		{"Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", "Ủy ban nhân dân thành phố Hà Nội", "state_province", "ha-noi", reachEvery},
		{"Ủy ban nhân dân các cấp", "Ủy ban nhân dân xã Nậm Sương", "state_commune", "", reachNone},
		{"Sở Công Thương các tỉnh, thành phố", "Sở Công Thương tỉnh Khuê Lĩnh", "", "khue-linh", reachEvery},
		{"Sở Công Thương các tỉnh, thành phố", "Sở Nội vụ tỉnh Khuê Lĩnh", "", "khue-linh", reachNone},
		{"Sở Nội vụ tỉnh Khuê Lĩnh", "Sở Nội vụ tỉnh Khuê Lĩnh", "", "khue-linh", reachNone},
		{"các cơ quan, đơn vị", "Sở Nội vụ tỉnh Khuê Lĩnh", "", "khue-linh", reachNone},
	} {
		if got := collectivesOf().means(corpus.NameKey(c.phrase), Body{Key: corpus.NameKey(c.body), Class: c.class, Place: c.place}); got != c.want {
			t.Errorf("%q means %q: %d, want %d", c.phrase, c.body, got, c.want)
		}
	}
}

func TestWhatIsOrderedOfAllOfAKindIsCountedApart(t *testing.T) {
	const home = "Sở Nội vụ tỉnh Khuê Lĩnh"
	task := func(names ...string) (t corpus.Task) {
		for _, name := range names {
			t.Assignees = append(t.Assignees, corpus.Assignee{Name: name})
		}
		return t
	}
	table := New()
	put := func(id corpus.ID, issuer, place string, tasks ...corpus.Task) {
		table.Put(Document{ID: id, Issuer: Value{Slug: issuer}, Place: Value{Slug: place}, Columns: columnsOf(tasks)})
	}
	put("own", "ubnd", "khue-linh", task("các sở, ban, ngành"), task(home), task("các sở, ban, ngành", home), task("các cơ quan"))
	put("other", "ubnd", "van-son", task("các sở, ban, ngành"))
	put("central", "bo-noi-vu", "", task("Sở Nội vụ các tỉnh, thành phố"), task("các sở, ngành"))
	put("unknown", "", "", task("Sở Nội vụ các tỉnh, thành phố"))
	body := Body{Key: corpus.NameKey(home), Place: "khue-linh"}
	named := table.Find(corpus.TaskQuery{Body: "x", N: 9}, body)
	if named.Total != 2 || named.Shared != 2 {
		t.Errorf("%d name it, %d mean it", named.Total, named.Shared)
	}
	shared := table.Find(corpus.TaskQuery{Body: "x", Shared: true, N: 9}, body)
	if shared.Total != 2 || len(table.All(corpus.TaskQuery{Body: "x", Shared: true}, body)) != 2 {
		t.Errorf("%d in the list of those that mean it", shared.Total)
	}
	for _, x := range shared.Rows {
		if x.N != 1 || x.Doc != "own" && x.Doc != "central" {
			t.Errorf("%+v", x)
		}
	}
}

func TestABodyThatEndedIsNoneOfItsKindAnyMore(t *testing.T) {
	until := corpus.Date{Year: 2025, Month: 2, Day: 28}
	ended := Body{Key: corpus.NameKey("Sở Thông tin và Truyền thông tỉnh Khuê Lĩnh"), Place: "khue-linh", Until: until}
	for _, c := range []struct {
		issued corpus.Date
		year   int
		want   int
	}{
		{corpus.Date{Year: 2024, Month: 5, Day: 1}, 2024, 1},
		{until, 2025, 1},
		{until.Plus(1), 2025, 0},
		{corpus.Date{}, 2024, 1},
		{corpus.Date{}, 2025, 0},
		{corpus.Date{}, 0, 0},
	} {
		table := New()
		table.Put(Document{ID: "a", Place: Value{Slug: "khue-linh"}, Issued: c.issued, Year: c.year, Columns: columnsOf([]corpus.Task{{Assignees: []corpus.Assignee{{Name: "các sở, ban, ngành"}}}})})
		if got := table.Find(corpus.TaskQuery{Body: "x", Shared: true}, ended).Total; got != c.want {
			t.Errorf("issued %v, %d: %d, want %d", c.issued, c.year, got, c.want)
		}
	}
}
