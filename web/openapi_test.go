package web

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"vankho/search"
	"vankho/web/openapi"

	"github.com/gorilla/mux"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// contract is the description of the API, ready to hold answers against.
type contract struct {
	root    map[string]any
	schemas *jsonschema.Compiler
	told    map[string]bool
}

const contractURL = "https://kho.example.vn/openapi.json"

func newContract(t *testing.T) contract {
	t.Helper()
	d, err := openapi.V1()
	if err != nil {
		t.Fatal(err)
	}
	root, err := jsonschema.UnmarshalJSON(bytes.NewReader(d.JSON))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource(contractURL, root); err != nil {
		t.Fatal(err)
	}
	return contract{root.(map[string]any), c, map[string]bool{}}
}

// at walks the description along a JSON pointer, following references.
func (c contract) at(t *testing.T, pointer string) (any, string) {
	t.Helper()
	var node any = c.root
	done := ""
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		key := strings.ReplaceAll(strings.ReplaceAll(part, "~1", "/"), "~0", "~")
		switch x := node.(type) {
		case map[string]any:
			node = x[key]
		case []any:
			i, err := strconv.Atoi(key)
			if err != nil || i >= len(x) {
				return nil, ""
			}
			node = x[i]
		}
		done += "/" + part
		if m, ok := node.(map[string]any); ok {
			if to, ok := m["$ref"].(string); ok && !strings.HasPrefix(to, "#/components/schemas/") {
				done = strings.TrimPrefix(to, "#")
				node, done = c.at(t, done)
			}
		}
		if node == nil {
			return nil, ""
		}
	}
	return node, done
}

func escaped(key string) string {
	return strings.ReplaceAll(strings.ReplaceAll(key, "~", "~0"), "/", "~1")
}

// validate holds a value against the schema at a place of the description.
func (c contract) validate(t *testing.T, what, pointer string, value any) {
	t.Helper()
	schema, err := c.schemas.Compile(contractURL + "#" + strings.ReplaceAll(strings.ReplaceAll(url.PathEscape(pointer), "%2F", "/"), "+", "%2B"))
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if err := schema.Validate(value); err != nil && !c.told[err.Error()] {
		c.told[err.Error()] = true // once is enough
		_, where, _ := strings.Cut(err.Error(), "\n")
		t.Errorf("%s, not as web/openapi/v1.yaml describes it:\n%s", what, where)
	}
}

// apiRoutesOf are the addresses of the router under /api, by their template and method.
func apiRoutesOf(t *testing.T, h http.Handler) []string {
	t.Helper()
	var out []string
	err := h.(router).Walk(func(route *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		path, err := route.GetPathTemplate()
		if err != nil || !strings.HasPrefix(path, "/api/v1/") {
			return err
		}
		methods, err := route.GetMethods()
		for _, m := range methods {
			if m != http.MethodHead {
				out = append(out, strings.ToLower(m)+" "+plainTemplate(path))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

func TestEveryAddressOfTheAPIIsDescribed(t *testing.T) {
	c := newContract(t)
	var described []string
	for path, item := range c.root["paths"].(map[string]any) {
		for method, op := range item.(map[string]any) {
			described = append(described, method+" "+path)
			o := op.(map[string]any)
			if o["summary"] == nil || o["operationId"] == nil || o["tags"] == nil {
				t.Errorf("%s %s lacks summary, operationId or tags", method, path)
			}
		}
	}
	slices.Sort(described)
	routes := apiRoutesOf(t, newTestSite(t).site(t).routes())
	for _, r := range routes {
		if !slices.Contains(described, r) {
			t.Errorf("%s is not described in web/openapi/v1.yaml", r)
		}
	}
	for _, d := range described {
		if !slices.Contains(routes, d) {
			t.Errorf("web/openapi/v1.yaml describes %s, which the router does not have", d)
		}
	}
}

// Every object of the description names all its fields, so that an answer with another field is not valid.
func TestEverySchemaIsClosed(t *testing.T) {
	c := newContract(t)
	for name, s := range c.root["components"].(map[string]any)["schemas"].(map[string]any) {
		if m := s.(map[string]any); m["type"] == "object" && m["additionalProperties"] == nil && m["unevaluatedProperties"] == nil {
			t.Errorf("%s may have any field", name)
		}
		if _, err := c.schemas.Compile(contractURL + "#/components/schemas/" + name); err != nil {
			t.Error(err)
		}
	}
}

// holds compares an answer with what is described of it.
func (c contract) holds(t *testing.T, method, path, at string, a answer) {
	t.Helper()
	what := fmt.Sprintf("%s %s answers %d", method, at, a.code)
	place := "/paths/" + escaped(path) + "/" + strings.ToLower(method) + "/responses/" + strconv.Itoa(a.code)
	node, place := c.at(t, place)
	if node == nil && a.code == http.StatusNotModified && a.body == "" {
		return // as the description says of all answers with a tag
	}
	if node == nil {
		t.Errorf("%s, which is not described", what)
		return
	}
	content, _ := node.(map[string]any)["content"].(map[string]any)
	if content == nil {
		return
	}
	kind, _, err := mime.ParseMediaType(a.header.Get("Content-Type"))
	if err != nil || content[kind] == nil {
		t.Errorf("%s as %q, which is not described", what, a.header.Get("Content-Type"))
		return
	}
	schema := place + "/content/" + escaped(kind) + "/schema"
	switch {
	case kind == "application/x-ndjson":
		for line := range strings.Lines(a.body) {
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
			if err != nil {
				t.Fatalf("%s: %v", what, err)
			}
			c.validate(t, what, schema, v)
		}
	case strings.HasSuffix(kind, "json"):
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(a.body))
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		c.validate(t, what, schema, v)
	}
	if a.code >= 400 {
		var p Problem
		if err := json.Unmarshal([]byte(a.body), &p); err != nil || p.Status != a.code || p.Detail == "" || p.Instance == "" {
			t.Errorf("%s with the problem %+v %v", what, p, err)
		}
	}
}

func TestEveryAnswerOfTheAPIIsAsDescribed(t *testing.T) {
	c := newContract(t)
	s := newTestSite(t, scanned(), ordering(t))
	for _, name := range []string{"plan", "secret"} {
		if err := s.store.Correct(t.Context(), s.ids[name], s.edit(t, name, "Thông báo")); err != nil {
			t.Fatal(err)
		}
	}
	for _, x := range []struct {
		path string
		in   []string
	}{
		{"/api/v1/tim", []string{"q=nuoc+sach", "q=nước&giai-thich=1", "q=12/KH-UBND", "q=zzz", "", "q=nước&don-vi=dieu", "q=nước&tai=2025-03-01", "q=99/NQ-HĐND", "q=nuoc&trang=2", "la=1", "xep=x", "trang=0",
			"q=bao+nhieu+phan+tram+ho+dan+dung+nuoc+sach", "q=số+45/QĐ-UBND+còn+hiệu+lực+không", "q=khoan+2+dieu+1"}},
		{"/api/v1/goi-y", []string{"q=12", "q=n", "", "x=1"}},
		{"/api/v1/van-ban/{id}", []string{"", "x=1"}},
		{"/api/v1/van-ban/{id}/van-ban.txt", []string{"", "x=1"}},
		{"/api/v1/van-ban/{id}/muc/{muc}", []string{"", "x=1"}},
		{"/api/v1/moi-vao-kho", []string{"", "so-luong=1", "so-luong=x"}},
		{"/api/v1/tinh-trang/tep", []string{"", "ketqua=khong-doc-duoc", "so-luong=1&tu=1", "ketqua=x"}},
		{"/api/v1/van-ban/{id}/hieu-luc", []string{"", "tai=2025-03-01", "tai=x"}},
		{"/api/v1/van-ban/{id}/lich-su", []string{"", "tai=2025-06-01", "tai=x", "x=1", "xem=buoc", "xem=dieu-khoan&so-luong=1&tu=1", "xem=loi-van&tai=2025-06-01&con-tro=*&so-luong=2", "xem=loi-van", "hop-nhat=x"}},
		{"/api/v1/so-sanh", []string{"", "a=" + string(s.ids["plan"]) + "&b=" + string(s.ids["decision"]), "a=" + string(s.ids["plan"]) + "~dieu-2&b=" + string(s.ids["plan"]) + "~dieu-1@2025-06-01",
			"a=" + string(s.ids["plan"]) + "~dieu-9&b=" + string(s.ids["plan"]), "a=x&b=y", "a=x", "a=" + string(s.ids["plan"]) + "&b=" + string(s.ids["plan"]) + "&trang=9"}},
		{"/api/v1/van-ban/{id}/the", []string{"", "muc=dieu-2.khoan-1", "cho=dan-1", "cho=dan-3", "cho=so-1", "cho=dan-99", "cho=x", "doan=0-20", "doan=0-900000", "x=1"}},
		{"/api/v1/van-ban/{id}/lien-he", []string{"", "qua=khong", "chieu=di", "chieu=den", "chieu=so", "quanhe=x"}},
		{"/api/v1/van-ban/{id}/gan-noi-dung", []string{"", "muc=dieu-1", "muc=x"}},
		{"/api/v1/con-thieu", []string{"", "nhom=nhieu", "nhom=khong-so", "so-luong=0"}},
		{"/api/v1/suc-khoe-can-cu", []string{"", "luc=x"}},
		{"/api/v1/duoc-dan-nhieu", []string{"", "xep=so-van-ban", "xep=x"}},
		{"/api/v1/duyet", []string{"", "nhom=coquan&so-luong=1&tu=1", "nhom=x", "x=1"}},
		{"/api/v1/co-quan/{id}", []string{"", "vai=nhac-toi", "vai=x", "nam=2025", "x=1"}},
		{"/api/v1/noi/{id}", []string{"", "so-luong=0"}},
		{"/api/v1/nguoi/{id}", []string{"", "chucvu=chu-tich"}},
		{"/api/v1/figures", []string{"", "chitieu=nuoc", "loaiso=x"}},
		{"/api/v1/figures/series", []string{"", "chitieu=nuoc", "tu=x"}},
		{"/api/v1/figures/indicators", []string{"", "chitieu=nuoc", "x="}},
		{"/api/v1/figures/conflicts", []string{"", "xep=y"}},
		{"/api/v1/tasks", []string{"", "hantrang=qua-han&tai=2025-05-01", "con-tro=*&so-luong=1", "tu=x", "vai=x", "so-luong=1", "la=1"}},
		{goalsAPIPath, []string{"", "trangthai=chua-co&xep=han", "xep=y"}},
		{"/api/v1/tinh-trang", []string{"", "x=1"}},
		{"/api/v1" + correctionsPath, []string{"", "nguoi=a", "tu=x"}},
		{"/api/v1" + journalPath, []string{"", "viec=sua", "viec=x", "truoc=0"}},
		{"/api/v1" + intakePath, []string{"", "trang=0", "x=1"}},
		{openAPIPath + ".json", []string{"", "x"}},
		{openAPIPath + ".yaml", []string{"", "x"}},
	} {
		places := []string{x.path}
		if strings.Contains(x.path, "{id}") {
			places = nil
			for _, id := range s.ids {
				places = append(places, strings.Replace(x.path, "{id}", url.PathEscape(string(id)), 1))
			}
			for _, id := range []string{"uy-ban-nhan-dan-tinh-van-son", "tinh-van-son", "nguyen-van-mau"} {
				places = append(places, strings.Replace(x.path, "{id}", id, 1))
			}
			places = append(places, strings.Replace(x.path, "{id}", "khong-co", 1))
		}
		for _, place := range places {
			place = strings.Replace(place, "{muc}", "dieu-1", 1)
			for _, in := range x.in {
				for _, who := range []func(*http.Request){func(*http.Request) {}, local} {
					at := place + "?" + in
					a := s.get(t, at, who)
					c.holds(t, http.MethodGet, x.path, at, a)
					if tag := a.header.Get("Etag"); a.code == http.StatusOK && tag != "" {
						c.holds(t, http.MethodGet, x.path, at, s.get(t, at, who, having(tag)))
					}
				}
			}
		}
	}
}

// noSearch is an engine that cannot search yet, or takes too long.
type noSearch struct {
	search.Engine
	err error
}

func (e noSearch) Search(context.Context, search.Request) (*search.Results, error) { return nil, e.err }

func TestFaultsOfTheAPIAreAsDescribed(t *testing.T) {
	c := newContract(t)
	s := newTestSite(t)
	gone := string(s.ids["report"])
	if _, err := s.store.RemoveFile(t.Context(), "/kho/nguon/report.txt", "tệp không còn"); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		name, path, at string
		code           int
		change         func(*Options)
	}{
		{"taken out", "/api/v1/van-ban/{id}", "/api/v1/van-ban/" + gone, 410, nil},
		{"taken out", "/api/v1/van-ban/{id}/van-ban.txt", "/api/v1/van-ban/" + gone + "/van-ban.txt", 410, nil},
		{"index being built", "/api/v1/tim", "/api/v1/tim?q=a", 503, func(o *Options) { o.Engine = noSearch{o.Engine, search.ErrNotReady} }},
		{"too slow", "/api/v1/tim", "/api/v1/tim?q=a", 504, func(o *Options) { o.Engine = noSearch{o.Engine, context.DeadlineExceeded} }},
	} {
		t.Run(x.name, func(t *testing.T) {
			s := s
			if x.change != nil {
				s = s.with(t, x.change)
			}
			a := s.get(t, x.at)
			if a.code != x.code {
				t.Errorf("%d %s", a.code, a.body)
			}
			c.holds(t, http.MethodGet, x.path, x.at, a)
			if a.code == 503 && a.header.Get("Retry-After") == "" {
				t.Error("no Retry-After")
			}
		})
	}
}

func TestWhatIsSentToTheAPIIsAnsweredAsDescribed(t *testing.T) {
	c := newContract(t)
	s := newTestSite(t)
	for _, x := range []struct {
		name, path, kind, body, origin string
		code                           int
	}{
		{"a list", batchAPI, "application/json", `["12/KH-UBND","99/NQ-HĐND","1/XX","không phải số"]`, "", 200},
		{"lines", batchAPI, "application/x-ndjson", "\"12/KH-UBND\"\n\"45/QĐ-UBND\"\n", "", 200},
		{"text", batchAPI, "text/plain", "12/KH-UBND\n", "", 200},
		{"a list broken off", batchAPI, "application/json", `["12/KH-UBND",`, "", 200},
		{"no list", batchAPI, "application/json", `{`, "", 400},
		{"an unknown parameter", batchAPI + "?la=1", "application/json", `[]`, "", 400},
		{"from another site", batchAPI, "application/json", `[]`, "https://evil.example", 403},
		{"no checker", checkAPI, "application/json", `{"text":"Căn cứ Kế hoạch số 12/KH-UBND;"}`, "", 503},
		{"no draft", checkAPI, "application/json", `{"text":""}`, "", 400},
		{"no JSON", checkAPI, "application/json", `{`, "", 400},
	} {
		t.Run(x.name, func(t *testing.T) {
			r, err := http.NewRequest(http.MethodPost, s.URL+x.path, strings.NewReader(x.body))
			if err != nil {
				t.Fatal(err)
			}
			r.Host = "kho.example.vn"
			r.Header.Set("Content-Type", x.kind)
			if x.origin != "" {
				r.Header.Set("Origin", x.origin)
			}
			a := s.do(t, r)
			if a.code != x.code {
				t.Errorf("%d %s", a.code, a.body)
			}
			path, _, _ := strings.Cut(x.path, "?")
			c.holds(t, http.MethodPost, path, x.path, a)
		})
	}
}
