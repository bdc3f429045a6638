package engine

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
)

// filed is a small store of invented documents, each with what one filter asks for.
func filed() *memory {
	none := corpus.Timeline{Told: corpus.StandingNone}
	until := corpus.Date{Year: 2024, Month: 7, Day: 15}
	effect := func(day corpus.Date) corpus.Step {
		return corpus.Step{From: day, Standing: corpus.StandingUnknown, Opens: true}
	}
	text := func(s string) []corpus.Page {
		return []corpus.Page{{Number: 1, Span: corpus.Span{End: len(s)}, Method: corpus.MethodText, Quality: .98}}
	}
	report := "Tỷ lệ hồ sơ trực tuyến đạt 51,69%. Tổng kinh phí 2,5 tỷ đồng. Tiếp nhận 1.204 hồ sơ tại 28 xã thuộc tỉnh Lào Cai."
	plan := "Đẩy mạnh chuyển đổi số ở cấp xã. Máy tính được trang bị cho các trường học ở vùng cao, và sau đó là cả cấp tỉnh."
	docs := []*corpus.Document{
		{ID: "bao-cao", Title: "Báo cáo kết quả quý I năm 2025", Text: report, Pages: text(report), Timeline: none,
			Header: corpus.Header{Number: "12/BC-UBND", Type: "Báo cáo", Issuer: "Ủy ban nhân dân tỉnh Lào Cai", Issued: corpus.Date{Year: 2025, Month: 4, Day: 2},
				Place: "Lào Cai", Signers: []corpus.Signer{{Name: "Trần Văn Mẫu"}}},
			References: []corpus.Reference{{Kind: corpus.ReferenceNumbered, Number: "7", Symbol: "NQ/TW", Canonical: "7-NQ/TW", DocType: "Nghị quyết"},
				{Kind: corpus.ReferenceNamed, Canonical: "27/2023/QH15", DocType: "Luật", Title: "Luật Nhà ở"}},
			Entities: []corpus.Entity{{Kind: corpus.EntityPlace, Class: "district", Name: "huyện Bắc Hà", Specific: true}}},
		{ID: "ke-hoach", Title: "Kế hoạch chuyển đổi số năm 2024", Text: plan, Pages: []corpus.Page{{Number: 1, Span: corpus.Span{End: len(plan)}, Method: corpus.MethodOCR, Quality: .4}},
			Header: corpus.Header{Number: "5/KH-UBND", Type: "Kế hoạch", Issuer: "Ủy ban nhân dân tỉnh Yên Bái", Issued: corpus.Date{Year: 2024, Month: 1, Day: 9}, Place: "Yên Bái"}},
		{ID: "nghi-dinh-moi", Title: "Nghị định về công tác văn thư", Timeline: corpus.Timeline{Steps: []corpus.Step{effect(until)}}, Text: "Nghị định này thay thế Nghị định cũ.", Pages: text("Nghị định này thay thế Nghị định cũ."),
			Header: corpus.Header{Number: "90/2024/NĐ-CP", Type: "Nghị định", Issuer: "Chính phủ", Issued: corpus.Date{Year: 2024, Month: 6, Day: 1}, Place: "Hà Nội",
				LegalBases: []corpus.Excerpt{{Quote: "Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024;"}}},
			Edges:      []corpus.Edge{{From: corpus.Self, Relation: corpus.RelationLegalBasis, To: "33/2024/QH15", ToRef: 1, Scope: corpus.ScopeWhole}},
			References: []corpus.Reference{{Kind: corpus.ReferenceNumbered, Number: "33", Year: "2024", Symbol: "QH15", Canonical: "33/2024/QH15", DocType: "Luật"}}},
		{ID: "nghi-dinh-cu", Title: "Nghị định về công tác văn thư năm cũ",
			Timeline: corpus.Timeline{Told: corpus.StandingInForce, Steps: []corpus.Step{effect(corpus.Date{Year: 2004, Month: 5, Day: 1}), {From: until, Standing: corpus.StandingEnded}}},
			Header:   corpus.Header{Number: "110/2004/NĐ-CP", Type: "Nghị định", Issuer: "Chính phủ", Issued: corpus.Date{Year: 2004, Month: 4, Day: 8}}},
		{ID: "luat", Title: "Luật Lưu trữ", Timeline: corpus.Timeline{Told: corpus.StandingNotYet}, Header: corpus.Header{Number: "33/2024/QH15", Type: "Luật", Issuer: "Quốc hội", Issued: corpus.Date{Year: 2024, Month: 6, Day: 21}}},
	}
	return newMemory(docs...)
}

func TestOperatorsFindTheDocumentsTheyName(t *testing.T) {
	e := open(t, filed())
	for _, c := range []struct{ in, want string }{
		{"loai:nghị-định", "nghi-dinh-cu nghi-dinh-moi"},
		{"loại: báo cáo", "bao-cao"},
		{"-loai:nghị-định", "bao-cao ke-hoach luat"},
		{"coquan:ubnd", "bao-cao ke-hoach"},
		{"coquan:quốc-hội", "luat"},
		{"nam:2024 -loai:luật", "ke-hoach nghi-dinh-moi"},
		{"nam:..2004", "nghi-dinh-cu"},
		{"kỳ: quý I năm 2025", "bao-cao"},
		{"ky:2025", "bao-cao"},
		{"ky:2024", "ke-hoach"},
		{"noi:lào-cai", "bao-cao ke-hoach"}, // Yên Bái went into Lào Cai
		{"noi:yên-bái", "ke-hoach"},
		{"noi:bắc-hà", "bao-cao"},
		{"hieuluc:chưa-rõ", "ke-hoach nghi-dinh-moi"},
		{"hieuluc:hết", "nghi-dinh-cu"},
		{"hieuluc:con tai:2010", "nghi-dinh-cu"},
		{"hieuluc:con", ""},
		{"hieuluc:chưa", "luat"},
		{"hieuluc:không-xét", "bao-cao"},
		{"tai:2024-06-10", "ke-hoach nghi-dinh-cu nghi-dinh-moi"},
		{"tai:2024-06-10 hieuluc:chưa", "nghi-dinh-moi"},
		{"toanvan:có", "bao-cao ke-hoach nghi-dinh-moi"},
		{"toanvan:không", "luat nghi-dinh-cu"},
		{"chatluong:kém", "ke-hoach"},
		{"chatluong:quét", "ke-hoach"},
		{"chatluong:tốt", "bao-cao nghi-dinh-moi"},
		{`nguoiky:"văn mẫu"`, "bao-cao"},
		{"nguoiky:văn-mau", "bao-cao"},
		{"nguoiky:mau-van", ""},
		{"dan:7-NQ/TW", "bao-cao"},
		{"dan:7 nq", "bao-cao"},
		{"cancu:33/2024/QH15", "nghi-dinh-moi"},
		{`cancu:"luật 33/2024"`, "nghi-dinh-moi"},
		{`cancu:"luật lưu trữ 2024"`, "nghi-dinh-moi"},
		{`cancu:"luật lưu trữ"`, "nghi-dinh-moi"},
		{"cancu:luat-luu-tru-2024", "nghi-dinh-moi"},
		{`cancu:"luật lưu trữ 2011"`, ""},
		{`dan:"luật lưu trữ năm 2024"`, "nghi-dinh-moi"},
		{`dan:"luật nhà ở 2023"`, "bao-cao"},
		{`cancu:"luật nhà ở 2023"`, ""},
		{"dan:27/2023/QH15", "bao-cao"},
		{"giatri:51,69%", "bao-cao"},
		{"giatri:>50%", "bao-cao"},
		{"giatri:>51,69%", ""},
		{"giatri:>=51,69%", "bao-cao"},
		{"giatri:50..52%", "bao-cao"},
		{"giatri:2500-triệu-đồng", "bao-cao"},
		{"giatri:>2 tỷ đồng", "bao-cao"},
		{"giatri:>1000-hồ-sơ", "bao-cao"},
		{"giatri:28-xã", "bao-cao"},
		{"giatri:28-huyện", ""},
		{"giatri:1204", "bao-cao"},
		{`gan:"chuyển đổi số; cấp xã"`, "ke-hoach"},
		{`gan:"máy tính; cấp xã"`, "ke-hoach"},
		{`gan:"chuyển đổi số; cấp tỉnh"`, ""},
		{`"chuyển đổi số" OR "tổng kinh phí"`, "bao-cao ke-hoach"},
		{"kinh phí | trường học", "bao-cao ke-hoach"},
		{"loai:luật | loai:kế-hoạch", "ke-hoach luat"},
		{"nam:abc kế hoạch", ""},
	} {
		t.Run(c.in, func(t *testing.T) {
			res := ask(t, e, c.in)
			if res.Relaxed {
				res.Hits = nil
			}
			got := ids(res)
			slices.Sort(got)
			if diff := cmp.Diff(c.want, strings.Trim(fmt.Sprint(got), "[]")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatIsNoLongerInForceStandsBehindWhatTookItsPlace(t *testing.T) {
	src := newMemory()
	ends := corpus.Timeline{Steps: []corpus.Step{{From: corpus.Date{Year: 2022, Month: 3, Day: 1}, Standing: corpus.StandingEnded}}}
	for _, d := range []corpus.Document{
		{ID: "a", Timeline: ends, Authority: 20, Header: corpus.Header{Number: "10/2012/NĐ-CP", Type: "Nghị định", Issued: corpus.Date{Year: 2012, Month: 3, Day: 1}}},
		{ID: "b", Header: corpus.Header{Number: "20/2022/NĐ-CP", Type: "Nghị định", Issued: corpus.Date{Year: 2022, Month: 3, Day: 1}}},
	} {
		d.Title, d.Text = "Nghị định về quản lý bến thủy nội địa", "Nghị định này quy định việc quản lý bến thủy nội địa."
		src.put(&d)
	}
	e := open(t, src)
	if got := fmt.Sprint(ids(ask(t, e, "quản lý bến thủy nội địa"))); got != "[b a]" {
		t.Error(got)
	}
	if got := fmt.Sprint(ids(ask(t, e, "quản lý bến thủy nội địa tai:2015"))); got != "[a]" {
		t.Errorf("in 2015: %s", got)
	}
}

func TestAStandingFollowsWhatTheStoreLearns(t *testing.T) {
	src := filed()
	e := open(t, src)
	old := *src.docs["nghi-dinh-cu"]
	old.Timeline = corpus.Timeline{Told: corpus.StandingInForce}
	src.put(&old)
	if err := e.Sync(t.Context(), src, nil); err != nil {
		t.Fatal(err)
	}
	if got := ids(ask(t, e, "hieuluc:hết")); len(got) > 0 {
		t.Errorf("ended by a document that is gone: %v", got)
	}
	if got := ids(ask(t, e, "hieuluc:còn")); len(got) != 1 {
		t.Errorf("in force: %v", got)
	}
}

func TestWhatIsNotKnownToBeLaterIsShownAsOfADay(t *testing.T) {
	src := newMemory()
	for id, h := range map[corpus.ID]corpus.Header{
		"khong-ngay": {}, "nam-sau": {Number: "10/2025/NĐ-CP"}, "nam-ay": {Number: "10/2024/NĐ-CP"}, "thang-ay": {Issued: corpus.Date{Year: 2024, Month: 6}},
		"thang-sau": {Issued: corpus.Date{Year: 2024, Month: 7}}, "hom-sau": {Issued: corpus.Date{Year: 2024, Month: 6, Day: 16}}} {
		src.put(&corpus.Document{ID: id, Title: "Thông báo", Text: "Thông báo.", Header: h})
	}
	got := ids(ask(t, open(t, src), "tai:2024-06-15"))
	slices.Sort(got)
	if want := "[khong-ngay nam-ay thang-ay]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
}

func TestDocumentsAreOrderedOnDemand(t *testing.T) {
	src := filed()
	cites := func(id corpus.ID, number string, date corpus.Date) *corpus.Document {
		return &corpus.Document{ID: id, Title: "Công văn", Text: "Theo " + number, References: []corpus.Reference{{Kind: corpus.ReferenceNumbered, Number: "33", Canonical: number, Date: date}}}
	}
	src.put(cites("mot", "33/2024/QH15", corpus.Date{}))
	src.put(cites("hai", "33/2024/QH15", corpus.Date{Year: 2024, Month: 6, Day: 21}))
	src.put(cites("ba", "5/KH-UBND", corpus.Date{Year: 2024, Month: 1, Day: 9}))
	src.put(cites("bon", "5/KH-UBND", corpus.Date{Year: 2023, Month: 1, Day: 9}))
	e := open(t, src)
	for sort, want := range map[search.Sort]string{
		search.SortNumber: "ke-hoach bao-cao luat nghi-dinh-moi nghi-dinh-cu",
		search.SortCited:  "luat ke-hoach",
		search.SortPoor:   "ke-hoach bao-cao nghi-dinh-moi",
	} {
		got := strings.Trim(fmt.Sprint(ids(request(t, e, search.Request{Sort: sort, Limit: 20}))), "[]")
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s, want first %s", sort, got, want)
		}
	}
}

func TestFacetsCountWhatFollowsTheOtherFilters(t *testing.T) {
	e := open(t, filed())
	count := func(filters ...query.Filter) string {
		var out []string
		for _, f := range request(t, e, search.Request{Filters: filters}).Facets {
			for _, v := range f.Values {
				s := fmt.Sprintf("%s=%s:%d", f.Key, v.Value, v.Count)
				if v.Chosen {
					s += "+"
				}
				if v.Excluded {
					s += "-"
				}
				out = append(out, s)
			}
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct {
		name    string
		filters []query.Filter
		want    []string
	}{
		{"none", nil, []string{"noi=lao-cai:2 noi=ha-noi:1 noi=yen-bai:1", "toanvan=co:3 toanvan=khong:2", "loai=nghi-dinh:2", "hieuluc=khong-ro:2",
			"hieuluc=het:1", "ky=2025-q1:1 ky=2025:1 ky=2024:1", "chatluong=tot:2 chatluong=quet:1 chatluong=kem:1"}},
		{"a type", []query.Filter{{Key: "loai", Value: "nghi-dinh"}}, []string{"toanvan=khong:1 toanvan=co:1", "loai=nghi-dinh:2+", "loai=bao-cao:1", "coquan=chinh-phu:2 "}},
		{"a type left out", []query.Filter{{Key: "loai", Value: "nghi-dinh", Not: true}}, []string{"loai=nghi-dinh:2-", "toanvan=co:2 toanvan=khong:1"}},
		{"two places", []query.Filter{{Key: "noi", Value: "ha-noi"}, {Key: "noi", Value: "yen-bai"}}, []string{"noi=lao-cai:2 noi=ha-noi:1+", "noi=yen-bai:1+", "loai=ke-hoach:1 loai=nghi-dinh:1"}},
		{"a value that nothing has", []query.Filter{{Key: "ky", Value: "2019-q1"}}, []string{"ky=2019-q1:0+"}},
	} {
		got := count(c.filters...) + " "
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %s lacks %s", c.name, got, want)
			}
		}
	}
}
