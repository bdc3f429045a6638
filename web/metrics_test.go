package web

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/search"
)

func TestMetricsCountByTemplateAndNameNothing(t *testing.T) {
	s := newTestSite(t).with(t, func(o *Options) {
		o.Sizes = func(context.Context) (Sizes, error) { return Sizes{"store": 7}, nil }
	})
	s.page(t, documentURL(s.ids["plan"])+"?q=giếng")
	s.get(t, "/van-ban/khong-co")
	s.get(t, "/la-gi")
	s.page(t, "/tim?q=12/KH-UBND&mo=danh-sach")
	if a := s.get(t, "/metrics"); a.code != 404 {
		t.Errorf("a reader of the network is answered %d", a.code)
	}
	b := s.page(t, "/metrics", local)
	for _, want := range []string{
		`vankho_http_requests_total{method="GET",route="/van-ban/{id}",status="200"} 1`,
		`vankho_http_requests_total{method="GET",route="/van-ban/{id}",status="404"} 1`,
		`vankho_http_requests_total{method="GET",route="khac",status="404"} 1`,
		`vankho_http_request_duration_seconds_bucket{route="/tim",le="10"} 1`,
		`vankho_documents 6`, `vankho_index_ready 1`, `vankho_index_lag 0`, `vankho_bytes{part="store"} 7`, `vankho_http_requests_in_flight 1`,
		"go_goroutines", "vankho_recognition_pages_waiting 0",
	} {
		if !strings.Contains(b, want) {
			t.Errorf("/metrics lacks %s", want)
		}
	}
	for _, never := range []string{"KH-UBND", "giếng", string(s.ids["plan"]), "khong-co", "la-gi"} {
		if strings.Contains(b, never) {
			t.Errorf("/metrics names %s", never)
		}
	}
	line := regexp.MustCompile(`^(#.*|[a-zA-Z_:][a-zA-Z0-9_:]*(\{[a-zA-Z_]+="[^"]*"(, ?[a-zA-Z_]+="[^"]*")*\})? [0-9.eE+-]+|)$`)
	for l := range strings.Lines(b) {
		if !line.MatchString(strings.TrimSuffix(l, "\n")) {
			t.Errorf("no line of a metric: %q", l)
		}
	}
	open := s.with(t, func(o *Options) { o.OpenMetrics = true })
	if b := open.page(t, "/metrics"); !strings.Contains(b, "vankho_documents 5\n") {
		t.Error("what the network is told counts documents with a mark of secrecy")
	}
}

// noIndex is an engine whose index is being built.
type noIndex struct{ search.Engine }

func (noIndex) Stats(context.Context) (search.Stats, error) {
	return search.Stats{}, search.ErrNotReady
}

// noStore is a store that cannot be read.
type noStore struct{ Library }

func (noStore) Counts(context.Context) (corpus.Counts, error) {
	return corpus.Counts{}, fmt.Errorf("counts: the disk is gone")
}

func TestHealthTellsThatTheProgramRunsAndReadinessWhetherItAnswers(t *testing.T) {
	s := newTestSite(t)
	quiet := func(o *Options) { o.Logger = nil }
	for _, c := range []struct {
		name   string
		change func(*Options)
		path   string
		code   int
		words  string
	}{
		{"running", quiet, "/healthz", 200, "đang chạy\n"},
		{"ready", quiet, "/readyz", 200, "sẵn sàng\n"},
		{"index being built", func(o *Options) { quiet(o); o.Engine = noIndex{o.Engine} }, "/readyz", 503, "đang lập chỉ mục\n"},
		{"store gone", func(o *Options) { quiet(o); o.Library = noStore{o.Library} }, "/readyz", 503, "không đọc được kho\n"},
		{"store gone, process up", func(o *Options) { quiet(o); o.Library = noStore{o.Library} }, "/healthz", 200, "đang chạy\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if a := s.with(t, c.change).get(t, c.path); a.code != c.code || a.body != c.words || a.header.Get("Cache-Control") != "no-store" {
				t.Errorf("%d %q %v", a.code, a.body, a.header)
			}
		})
	}
}

func TestTemplatesAreToldWithoutTheirPatterns(t *testing.T) {
	for in, want := range map[string]string{
		"/van-ban/{id}": "/van-ban/{id}",
		"/van-ban/{id}/lien-he.{format:csv|json}":     "/van-ban/{id}/lien-he.{format}",
		"/anh/{sha256:[0-9a-f]{64}}/{page:[0-9]}.jpg": "/anh/{sha256}/{page}.jpg",
		"/": "/",
	} {
		if got := plainTemplate(in); got != want {
			t.Errorf("%s: %s", in, got)
		}
	}
}
