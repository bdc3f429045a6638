package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/search"
	"vankho/web/openapi"
)

func TestThePagesOfTheAPITellAllThatIsDescribed(t *testing.T) {
	s := newTestSite(t)
	d, err := openapi.V1()
	if err != nil {
		t.Fatal(err)
	}
	overview := s.page(t, apiPath)
	for _, g := range d.Groups() {
		for _, o := range g.Operations {
			at := operationPath + o.ID
			if !strings.Contains(overview, `href="`+at+`"`) || !strings.Contains(overview, o.Path) {
				t.Errorf("/api does not lead to %s", at)
			}
			checkPage(t, at, s.get(t, at))
			for _, href := range hrefs(s.page(t, at)) {
				if strings.HasPrefix(href, shapePath) {
					if a := s.get(t, href); a.code != 200 || !strings.Contains(a.body, "<h1>"+strings.TrimPrefix(href, shapePath)+"</h1>") {
						t.Errorf("%s leads to %s: %d", at, href, a.code)
					}
				}
			}
		}
	}
	var whole struct {
		Components struct{ Schemas map[string]any }
	}
	if err := json.Unmarshal(d.JSON, &whole); err != nil || len(whole.Components.Schemas) == 0 {
		t.Fatal(err)
	}
	for name := range whole.Components.Schemas {
		shape, ok := d.Shape(name)
		if !ok || shape.About == "" {
			t.Errorf("%s is not told of", name)
		}
		for _, f := range shape.Fields {
			if f.About == "" || f.Type.Words == "bất kỳ" {
				t.Errorf("%s.%s: %q, holds %q", name, f.Name, f.About, f.Type.Words)
			}
		}
		checkPage(t, shapePath+name, s.get(t, shapePath+name))
	}
	for _, path := range []string{operationPath + "khong", shapePath + "Khong", problemPath + "khong"} {
		if a := s.get(t, path); a.code != 404 {
			t.Errorf("%s answers %d", path, a.code)
		}
	}
}

func TestEveryKindOfFaultHasAnAddress(t *testing.T) {
	s := newTestSite(t)
	overview := s.page(t, apiPath)
	for _, p := range problemTypes {
		a := s.get(t, problemPath+p.slug)
		_, anchor, _ := strings.Cut(a.header.Get("Location"), "#")
		if a.code != 303 || anchor == "" || !strings.Contains(overview, `id="`+anchor+`"`) {
			t.Errorf("%s: %d %s", p.slug, a.code, a.header.Get("Location"))
		}
	}
	for _, err := range []error{&tooMany{}, &tooLarge{}, errUpload, errExpired, errNoChecker, &missingDocument{}, corpus.ErrGone, &paramError{}, errLongURL, errMethod, errOrigin, errNoEdit,
		errToken, errKey, errLongForm, corpus.ErrNoCorrection, corpus.ErrChanged, search.ErrNotReady, errNoPage, errors.New("else"), fmt.Errorf("wrapped: %w", errNoPage)} {
		if got := trouble(err); problemType(got.Status) == "about:blank" || got.Text == "" {
			t.Errorf("%v: %d has no type", err, got.Status)
		}
	}
}
