package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// API is the site's API, in this program or elsewhere.
type API struct {
	client *http.Client
	base   *url.URL
	// links begins the addresses in answers; nil leaves them as paths of the site.
	links *url.URL
}

// Remote asks the site at an address. Example: "http://127.0.0.1:8080".
func Remote(site string) (API, error) {
	base, err := url.Parse(site)
	if err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https" {
		return API{}, fmt.Errorf("no address of a site: %q", site)
	}
	return API{http.DefaultClient, base, base}, nil
}

// Inside asks a site in this program. Links begins the addresses in answers, nil leaves them as paths.
func Inside(site http.Handler, links *url.URL) API {
	return API{&http.Client{Transport: inside{site}}, &url.URL{Scheme: "http", Host: "kho.invalid"}, links}
}

// maxAnswer is the longest answer of the API that is read, in bytes.
const maxAnswer = 64 << 20

func (a API) get(ctx context.Context, path string, q url.Values, into any) error {
	return a.ask(ctx, http.MethodGet, path, q, nil, into)
}

func (a API) post(ctx context.Context, path string, q url.Values, body, into any) error {
	sent, err := json.Marshal(body)
	if err != nil {
		return err
	}
	return a.ask(ctx, http.MethodPost, path, q, sent, into)
}

func (a API) ask(ctx context.Context, method, path string, q url.Values, body []byte, into any) error {
	at := *a.base
	at.Path = strings.TrimSuffix(at.Path, "/") + path
	at.RawQuery = q.Encode()
	r, err := http.NewRequestWithContext(ctx, method, at.String(), bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Accept", "application/json")
	r.Header.Set("Via", "1.1 vankho-mcp") // what bears a mark of secrecy is for people at this machine, not for models
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	answer, err := a.client.Do(r)
	if err != nil {
		return fmt.Errorf("không hỏi được kho: %w", err)
	}
	defer answer.Body.Close()
	said, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer))
	if err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return refused(answer.StatusCode, said)
	}
	return json.Unmarshal(said, into)
}

// refused is what the API says of a request that it does not answer.
func refused(status int, said []byte) error {
	var problem struct{ Title, Detail string }
	if err := json.Unmarshal(said, &problem); err != nil || problem.Title == "" {
		return fmt.Errorf("kho trả lời mã %d", status)
	}
	return errors.New(strings.TrimSpace(problem.Title + ". " + problem.Detail))
}

// link is an address of the site as answers give it.
func (a API) link(path string) string {
	if a.links == nil || path == "" {
		return path
	}
	return strings.TrimSuffix(a.links.String(), "/") + path
}

// inside hands requests to a handler.
type inside struct{ site http.Handler }

func (t inside) RoundTrip(r *http.Request) (*http.Response, error) {
	r.RequestURI, r.Host = r.URL.RequestURI(), r.URL.Host
	a := &answer{header: http.Header{}, status: http.StatusOK}
	t.site.ServeHTTP(a, r)
	return &http.Response{StatusCode: a.status, Header: a.header, Body: io.NopCloser(&a.body), Request: r}, nil
}

// answer collects what a handler writes.
type answer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *answer) Header() http.Header         { return a.header }
func (a *answer) WriteHeader(status int)      { a.status = status }
func (a *answer) Write(p []byte) (int, error) { return a.body.Write(p) }
