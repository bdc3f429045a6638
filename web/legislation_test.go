package web

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// headData is the JSON-LD of a page, and its statements by name.
func headData(t *testing.T, page string) (data map[string]any, meta map[string]string) {
	t.Helper()
	meta = map[string]string{}
	for _, m := range regexp.MustCompile(`<meta name="((?:citation_|DC\.)[^"]+)" content="([^"]*)">`).FindAllStringSubmatch(page, -1) {
		meta[m[1]] = m[2]
	}
	_, rest, ok := strings.Cut(page, `<script type="application/ld+json">`)
	if !ok {
		return nil, meta
	}
	body, _, _ := strings.Cut(rest, "</script>")
	if err := json.Unmarshal([]byte(body), &data); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	return data, meta
}

func TestTheHeadOfADocumentTellsProgramsWhatIsKnown(t *testing.T) {
	s := newTestSite(t)
	data, meta := headData(t, s.page(t, documentURL(s.ids["plan"])))
	at := "http://kho.example.vn" + documentURL(s.ids["plan"])
	for name, want := range map[string]any{"@context": "https://schema.org", "@type": "Legislation", "@id": at, "legislationIdentifier": "12/KH-UBND", "legislationType": "Kế hoạch"} {
		if diff := cmp.Diff(want, data[name]); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if _, known := data["legislationLegalForce"]; known {
		t.Errorf("a standing that is not known is said: %v", data["legislationLegalForce"])
	}
	for name, want := range map[string]string{"citation_technical_report_number": "12/KH-UBND", "citation_public_url": at, "DC.type": "Kế hoạch"} {
		if meta[name] != want {
			t.Errorf("%s is %q", name, meta[name])
		}
	}
	for name, content := range meta {
		if content == "" {
			t.Errorf("%s is empty", name)
		}
	}
	if data, meta := headData(t, s.page(t, documentURL(s.ids["secret"]), local)); data != nil || len(meta) > 0 {
		t.Errorf("a document with a mark of secrecy is described: %v %v", data, meta)
	}
	if data, _ := headData(t, s.page(t, documentURL(s.ids["report"]))); data["legislationIdentifier"] != nil || data["@type"] == nil {
		t.Errorf("%v", data)
	}
}

func TestTheForceOfADocumentIsSaidWhereItIsKnown(t *testing.T) {
	for in, want := range map[corpus.Standing]string{corpus.StandingInForce: "https://schema.org/InForce", corpus.StandingPartly: "https://schema.org/PartiallyInForce",
		corpus.StandingEnded: "https://schema.org/NotInForce", corpus.StandingUnknown: "", corpus.StandingNone: "", "": ""} {
		if got := legalForce(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestEachDocumentOffersToBeFollowed(t *testing.T) {
	s := newTestSite(t)
	if page := s.page(t, documentURL(s.ids["plan"])); !strings.Contains(page, `href="`+documentFeedURL(s.ids["plan"])+`"`) || !strings.Contains(page, "Theo dõi thay đổi") {
		t.Error("the plan cannot be followed")
	}
	if page := s.page(t, documentURL(s.ids["secret"]), local); strings.Contains(page, ".atom") {
		t.Error("a secret document can be followed")
	}
}
