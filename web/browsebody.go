package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search/query"
)

// BodiesPage is what /duyet/co-quan shows: the bodies that issued documents, as a tree; Tier is one branch shown whole.
type BodiesPage struct {
	Total int
	Tree  []BodyTier
	Tier  *BodyTier
	Pager Pager
}

// BodyTier is a branch of the tree: the centre, a province, what belongs to no province. State and Party stand apart.
type BodyTier struct {
	Key, Title string
	// URL shows the branch whole, Page is the page of the place.
	URL, Page string
	// Bodies and Documents count what is in it.
	Bodies, Documents int
	Sides             []BodySideList
}

// BodySideList are the bodies of one side within a branch; Left counts those that are not shown.
type BodySideList struct {
	Title string
	Rows  []BrowseRow
	Left  int
}

// Addresses of the lists.
const (
	browsePath = "/duyet"
	bodiesPath = "/duyet/co-quan"
	placesPath = "/duyet/noi"
)

// How many bodies of a side are shown on the page of all lists, on the tree, and on a page of one branch.
const (
	bodiesBrief  = 6
	tiersBrief   = 4
	bodiesOfTier = 30
	rowsOfTier   = 200
)

// sides are the sides of a branch in their order.
var sides = [...]struct {
	side  corpus.BodySide
	title string
}{{corpus.SideState, "Nhà nước"}, {corpus.SideParty, "Đảng"}, {corpus.SideOther, "Đoàn thể, tổ chức khác"}}

// The branches that are no province.
const (
	tierCentre = "trung-uong"
	tierBelow  = "huyen-xa"
	tierOther  = "khac"
)

var tierTitles = map[string]string{tierCentre: "Trung ương", tierBelow: "Cấp huyện, cấp xã (tên không nêu tỉnh)", tierOther: "Chưa rõ cấp"}

// tierRank orders the branches: the centre, the provinces by how much they issued, what is below and what is not known.
func tierRank(key string) int {
	return slices.Index([]string{tierCentre, "", tierBelow, tierOther}, cmp.Or(tierTitle(key), ""))
}

func tierTitle(key string) string {
	if _, ok := tierTitles[key]; ok {
		return key
	}
	return ""
}

// bodyTiers orders the bodies of a list into the tree.
func (s *site) bodyTiers(ctx context.Context, rows []BrowseRow, who viewer) ([]BodyTier, error) {
	labels := make([]string, len(rows))
	for i, r := range rows {
		labels[i] = r.Label
	}
	known, err := s.library.NamesCalled(ctx, corpus.NameBody, labels, who.local)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	var tree []BodyTier
	var places []string
	for _, r := range rows {
		if r.Value == query.None {
			continue
		}
		n := known[r.Label]
		r.Page = namePath(n)
		seat := corpus.SeatOf(r.Label, n.Class)
		key, title := tierOther, tierTitles[tierOther]
		switch {
		case seat.Level == corpus.LevelCentral:
			key, title = tierCentre, tierTitles[tierCentre]
		case seat.Province != "":
			key, title = corpus.Spelled(seat.Province), viet.Capitalise(seat.Province)
		case seat.Level == corpus.LevelDistrict || seat.Level == corpus.LevelCommune:
			key, title = tierBelow, tierTitles[tierBelow]
		}
		i, ok := at[key]
		if !ok {
			i = len(tree)
			at[key] = i
			tree = append(tree, BodyTier{Key: key, Title: title, URL: address(bodiesPath, "nhom", key), Sides: make([]BodySideList, len(sides))})
			if seat.Province != "" {
				places = append(places, seat.Province)
			}
		}
		t := &tree[i]
		t.Bodies++
		t.Documents += r.Count
		for j, x := range sides {
			if x.side == seat.Side {
				t.Sides[j].Title = x.title
				t.Sides[j].Rows = append(t.Sides[j].Rows, r)
			}
		}
	}
	if err := s.tierPlaces(ctx, tree, places, who); err != nil {
		return nil, err
	}
	for i := range tree {
		tree[i].Sides = slices.DeleteFunc(tree[i].Sides, func(l BodySideList) bool { return len(l.Rows) == 0 })
		for _, l := range tree[i].Sides {
			leads(l.Rows, tree[i].Key)
		}
	}
	slices.SortStableFunc(tree, func(a, b BodyTier) int { return cmp.Or(tierRank(a.Key)-tierRank(b.Key), b.Documents-a.Documents) })
	return tree, nil
}

// tierPlaces links the branches of provinces to the pages of the places.
func (s *site) tierPlaces(ctx context.Context, tree []BodyTier, places []string, who viewer) error {
	known, err := s.library.NamesCalled(ctx, corpus.NamePlace, places, who.local)
	if err != nil {
		return err
	}
	for place, n := range known {
		for i := range tree {
			if tree[i].Key == corpus.Spelled(place) {
				tree[i].Page = namePath(n)
			}
		}
	}
	return nil
}

// leads puts first, within a province, the bodies that are of every province (its committee, its council) and not of one field.
func leads(rows []BrowseRow, tier string) {
	if tierTitle(tier) != "" {
		return
	}
	for i := range rows {
		head := rows[i].Label
		if place, ok := corpus.ProvinceTail(head); ok {
			head = strings.TrimSpace(strings.TrimSuffix(head, place))
		}
		code, ok := corpus.IssuerByName(head)
		rows[i].Lead = ok && code.Level == corpus.LevelAny || strings.HasPrefix(corpus.Spelled(rows[i].Label), "tinh-uy-") || strings.HasPrefix(corpus.Spelled(rows[i].Label), "thanh-uy-")
	}
	for i, r := range rows { // the office of a committee is not the committee
		rows[i].Lead = r.Lead && !slices.ContainsFunc(rows, func(o BrowseRow) bool { return o.Lead && longer(r.Label, o.Label) })
	}
	rank := func(r BrowseRow) int {
		switch {
		case !r.Lead:
			return 2
		case strings.HasPrefix(corpus.Spelled(r.Label), "uy-ban-nhan-dan-"): // what follows belongs to it, not to the council
			return 1
		}
		return 0
	}
	slices.SortStableFunc(rows, func(a, b BrowseRow) int { return rank(a) - rank(b) })
}

// briefTiers are the branches as the page of all lists shows them.
func briefTiers(tree []BodyTier) []BodyTier {
	tree = slices.Clone(tree[:min(len(tree), tiersBrief)])
	for i := range tree {
		tree[i].Sides = shortened(tree[i].Sides, bodiesBrief)
	}
	return tree
}

func shortened(lists []BodySideList, most int) []BodySideList {
	lists = slices.Clone(lists)
	for i := range lists {
		n := min(len(lists[i].Rows), most)
		if len(lists[i].Rows) <= most+most/4 { // for a few more nobody opens another page
			n = len(lists[i].Rows)
		}
		lists[i].Left = len(lists[i].Rows) - n
		lists[i].Rows = lists[i].Rows[:n]
	}
	return lists
}

// pagesOfBodies adds the pages of bodies to rows of a list.
func (s *site) pagesOfBodies(ctx context.Context, rows []BrowseRow, who viewer) error {
	labels := make([]string, len(rows))
	for i, r := range rows {
		labels[i] = r.Label
	}
	known, err := s.library.NamesCalled(ctx, corpus.NameBody, labels, who.local)
	for i, r := range rows {
		rows[i].Page = namePath(known[r.Label])
	}
	return err
}

// serveBodies answers /duyet/co-quan.
func (s *site) serveBodies(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "nhom", pageKey)
	n, err := p.page()
	if err != nil {
		return err
	}
	who := s.viewer(r)
	all, err := s.browsed(r.Context(), who)
	if err != nil {
		return err
	}
	rows := all.group("coquan").Rows
	tree, err := s.bodyTiers(r.Context(), rows, who)
	if err != nil {
		return err
	}
	page := &BodiesPage{Total: len(rows), Tree: tree}
	f := s.frame(r, who, "Duyệt theo cơ quan")
	f.Section, f.Canonical, f.Remarks = "duyet", bodiesPath, p.remarks()
	if key := p.get("nhom"); key != "" {
		i := slices.IndexFunc(tree, func(t BodyTier) bool { return t.Key == corpus.Spelled(key) })
		if i < 0 {
			return &paramError{"nhom", key, "một nhóm có trên trang Duyệt theo cơ quan, như " + tierCentre}
		}
		page.one(tree[i], n)
		f.Title, f.Canonical = page.Tier.Title+": cơ quan", page.link(n)
		return s.write(w, http.StatusOK, "browsebody", f, page)
	}
	for i := range page.Tree {
		page.Tree[i].Sides = shortened(page.Tree[i].Sides, bodiesOfTier)
	}
	return s.write(w, http.StatusOK, "browsebody", f, page)
}

// one shows a page of one branch.
func (p *BodiesPage) one(t BodyTier, n int) {
	p.Tree, p.Tier = nil, &t
	p.Pager = newPager(n, t.Bodies, rowsOfTier, "cơ quan", p.link)
	skip, room := (n-1)*rowsOfTier, rowsOfTier
	for i := range t.Sides {
		rows := t.Sides[i].Rows
		from := min(skip, len(rows))
		to := min(from+room, len(rows))
		t.Sides[i].Rows = rows[from:to]
		skip, room = skip-from, room-(to-from)
	}
	t.Sides = slices.DeleteFunc(t.Sides, func(l BodySideList) bool { return len(l.Rows) == 0 })
}

func (p *BodiesPage) link(n int) string {
	return address(bodiesPath, "nhom", p.Tier.Key, pageKey, pageNumber(n))
}
