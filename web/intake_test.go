package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/indexer"
)

// withIntake serves the site with an intake that takes files and reads none.
func (s *testSite) withIntake(t *testing.T) (*testSite, *indexer.Intake) {
	t.Helper()
	in := indexer.NewIntake(indexer.New(s.store, nil, indexer.Options{}), nil, indexer.IntakeOptions{})
	return s.with(t, func(o *Options) {
		o.Intake, o.Editors = in, []Editor{{Name: "Trần An", Key: testKey}}
	}), in
}

// TestThePageOfImportsSaysThatTheSampleWillLeave: who hands in a first file to try the site must not be surprised that the sample is gone.
func TestThePageOfImportsSaysThatTheSampleWillLeave(t *testing.T) {
	const says = "bộ mẫu được bỏ khỏi kho"
	s := newTestSite(t)
	in := indexer.NewIntake(indexer.New(s.store, nil, indexer.Options{}), nil, indexer.IntakeOptions{Sample: func(yield func(string, []byte) bool) { yield("mau:a.txt", nil) }})
	with := s.with(t, func(o *Options) { o.Intake = in })
	if strings.Contains(with.page(t, intakePath, local), says) {
		t.Error("a store without the sample is told of it")
	}
	if err := s.store.PutFile(t.Context(), corpus.FileReport{Path: "mau:a.txt", Outcome: corpus.OutcomeRead}, "1"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(with.page(t, intakePath, local), says) {
		t.Error("the page does not say that the sample will leave")
	}
}

// handedIn is an import of three files: one new, one that failed, one left out for its mark of secrecy.
func (s *testSite) handedIn(t *testing.T, in *indexer.Intake) string {
	t.Helper()
	i, err := in.Open(t.Context(), corpus.Import{Origin: corpus.ImportUpload, By: "Lê Thị Bình <b>"})
	if err != nil {
		t.Fatal(err)
	}
	list, err := s.store.AddImportFiles(t.Context(), i.ID, indexer.ImportPrefix, 10, []corpus.ImportFile{
		{Name: "ke-hoach.txt", Size: 9, Step: corpus.StepArriving}, {Name: `hong"><script>.pdf`, Size: 9, Step: corpus.StepArriving}, {Name: "phuong-an.txt", Size: 9, Step: corpus.StepArriving}})
	if err != nil {
		t.Fatal(err)
	}
	for k := range list {
		list[k].Step = corpus.StepDone
	}
	list[0].Outcome, list[0].Document, list[0].Healed = corpus.ImportNew, s.ids["plan"], 5
	list[1].Outcome, list[1].Reason, list[1].Sentence = corpus.ImportFailed, corpus.KindEncrypted, "Tệp PDF có mật khẩu, không mở được."
	list[2].Outcome = corpus.ImportSecret
	if err := errors.Join(s.store.PutImportFiles(t.Context(), list...), in.Seal(t.Context(), i.ID)); err != nil {
		t.Fatal(err)
	}
	return i.ID
}

func TestPagesOfImportsTellWhatBecameOfFilesAndNothingOfSecretOnes(t *testing.T) {
	s, in := newTestSite(t).withIntake(t)
	id := s.handedIn(t, in)
	here := s.get(t, intakePath+"/"+id, local)
	for _, want := range []string{"Đã xong 3 / 3 tệp.", "Đã nối 5 dẫn chiếu cũ tới văn bản này.", "Không đọc được: tệp có mật khẩu", "phuong-an.txt", "Có dấu mật, không nạp", "Lê Thị Bình &lt;b&gt;",
		"1 mới; 1 có dấu mật, không nạp; 1 không đọc được"} {
		if !strings.Contains(here.body, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(here.body, "<script>.pdf") {
		t.Error("a name is not escaped")
	}
	there := s.get(t, intakePath+"/"+id, network, bearer)
	if there.code != http.StatusOK || strings.Contains(there.body, "phuong-an") || !strings.Contains(there.body, hiddenName) {
		t.Errorf("an editor of the network: %d, %v", there.code, strings.Contains(there.body, "phuong-an"))
	}
	for _, path := range []string{intakePath + "/" + id, intakePath + "/" + id + "/tien-do", "/api/v1/nap", "/api/v1/nap/" + id} {
		if a := s.get(t, path); a.code != http.StatusForbidden && a.code != http.StatusUnauthorized {
			t.Errorf("a reader of the network gets %d from %s", a.code, path)
		}
	}
	if a := s.get(t, intakePath); a.code != http.StatusOK || !strings.Contains(a.body, "Kho này chỉ đọc. Quản trị viên nạp bằng lệnh <code>vankho index</code>.") || strings.Contains(a.body, "<form class=\"up\"") {
		t.Errorf("a reader of the network: %d", a.code)
	}
	events := s.get(t, intakePath+"/"+id+"/tien-do", network, bearer)
	if !strings.HasPrefix(events.header.Get("Content-Type"), "text/event-stream") || !strings.Contains(events.body, `"het":true`) || strings.Contains(events.body, "phuong-an") {
		t.Errorf("%v %s", events.header, events.body)
	}
	resumed := s.get(t, intakePath+"/"+id+"/tien-do", local, func(r *http.Request) { r.Header.Set("Last-Event-ID", "999") })
	if strings.Contains(resumed.body, "dong") || !strings.Contains(resumed.body, `"het":true`) {
		t.Errorf("one who has seen all is told %s", resumed.body)
	}
}

func TestTheAPIOfImportsIsAsDescribed(t *testing.T) {
	c := newContract(t)
	s, in := newTestSite(t).withIntake(t)
	id := s.handedIn(t, in)
	in.Watching(corpus.Watched{Folder: "/srv/may-quet", Trouble: "Thư mục không có."})
	if a := s.get(t, "/api/v1/nap", network, bearer); strings.Contains(a.body, "/srv/") || !strings.Contains(a.body, "may-quet") {
		t.Errorf("an editor of the network is told the path of a folder: %s", a.body)
	}
	for _, who := range []func(*http.Request){func(*http.Request) {}, local, bearer} {
		for _, query := range []string{"", "trang=2", "trang=0", "loc=khong-doc-duoc", "loc=x", "x=1"} {
			c.holds(t, http.MethodGet, "/api/v1/nap", "/api/v1/nap?"+query, s.get(t, "/api/v1/nap?"+query, who))
			for _, lan := range []string{id, "20250101-9", "x"} {
				at := "/api/v1/nap/" + lan + "?" + query
				c.holds(t, http.MethodGet, "/api/v1/nap/{lan}", at, s.get(t, at, who))
			}
		}
	}
}

func TestHandingInTakesNothingBadAndNeverFails(t *testing.T) {
	s, in := newTestSite(t).withIntake(t)
	id := s.handedIn(t, in)
	open, err := in.Open(context.Background(), corpus.Import{Origin: corpus.ImportUpload})
	if err != nil {
		t.Fatal(err)
	}
	piece := intakePath + "/" + open.ID + "/tep/1"
	for _, x := range []struct {
		path, kind, body string
		want             int
	}{
		{"/nap/khai", "application/json", `{"tep":[{"ten":"` + strings.Repeat("á", 5000) + `\u202e\u0000/../x","co":3,"luc":1}],"lan":"` + open.ID + `"}`, 200},
		{"/nap/khai", "application/json", `{"tep":[{"ten":"a","co":-1}]}`, 400},
		{"/nap/khai", "application/json", `{"tep":[{"ten":"a","co":9223372036854775807}],"lan":"` + open.ID + `"}`, 200},
		{"/nap/khai", "application/json", `{"tep":[{"ten":"a","co":190000000},{"ten":"b","co":3}],"lan":"x' OR 1"}`, 404},
		{"/nap/khai", "application/json", `{"tep":[{"ten":"a","co":1}],"lan":"` + id + `"}`, 409},
		{"/nap/khai", "application/json", `{"tep":` + strings.Repeat("[", 10000), 400},
		{"/nap/khai", "text/plain", ``, 400},
		{"/nap/khai", "application/json", `{"tep":[` + strings.Repeat(`{},`, 600) + `{}]}`, 400},
		{piece + "?tu=x", "application/octet-stream", "a", 400},
		{piece + "?tu=-1", "application/octet-stream", "a", 400},
		{piece + "?tu=9223372036854775807", "application/octet-stream", "a", 409},
		{piece + "?tu=0", "application/octet-stream", "abcdef", 409},
		{intakePath + "/" + open.ID + "/tep/999999?tu=0", "application/octet-stream", "a", 404},
		{intakePath + "/..%2f..%2fetc/tep/1?tu=0", "application/octet-stream", "a", 301}, // to the address without dots, which is none
		{intakePath, "multipart/form-data", "x", 400},
		{intakePath, "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a\"\r\n\r\nnửa", 400},
		{intakePath, "text/plain", "x", 400},
		{intakePath + "/mau", "application/x-www-form-urlencoded", "", 404}, // this site ships none
	} {
		a := s.send(t, x.path, nil, func(r *http.Request) {
			r.Header.Set("Content-Type", x.kind)
			body := strings.NewReader(x.body)
			r.Body, r.ContentLength = http.NoBody, 0
			if x.body != "" {
				r.Body, r.ContentLength = noCloser{body}, int64(body.Len())
			}
		})
		if a.code != x.want {
			t.Errorf("%s %.60s: %d, want %d: %.300s", x.path, x.body, a.code, x.want, a.body)
		}
	}
	for _, change := range []func(*http.Request){
		network,
		func(r *http.Request) { r.Header.Del(tokenHeader) },
		func(r *http.Request) { r.Header.Set("Origin", "https://khac.example.vn") },
	} {
		for _, path := range []string{intakePath, intakePath + "/khai", intakePath + "/mau", piece + "?tu=0"} {
			if a := s.send(t, path, url.Values{}, change); a.code != http.StatusForbidden && a.code != http.StatusUnauthorized {
				t.Errorf("%s is open: %d", path, a.code)
			}
		}
	}
	for _, query := range []string{"trang=-1", "trang=99999999999999999999", "tai-lai=x", "loc=<script>"} {
		if a := s.get(t, intakePath+"/"+id+"?"+query, local); a.code != http.StatusBadRequest || strings.Contains(a.body, "<script>") {
			t.Errorf("%s: %d", query, a.code)
		}
	}
	for _, path := range []string{"/nap/20250101-1", "/nap/x", "/nap/20250101-1/tien-do"} {
		if a := s.get(t, path, local); a.code != http.StatusNotFound {
			t.Errorf("%s: %d", path, a.code)
		}
	}
}

// noCloser is a body that nobody closes.
type noCloser struct{ *strings.Reader }

func (noCloser) Close() error { return nil }

func TestAnOpenPageLoadsItselfAgainUntilItIsStopped(t *testing.T) {
	s, in := newTestSite(t).withIntake(t)
	i, err := in.Open(t.Context(), corpus.Import{Origin: corpus.ImportUpload})
	if err == nil {
		_, err = in.Add(t.Context(), i.ID, "a.txt", strings.NewReader("chữ"))
	}
	if err != nil {
		t.Fatal(err)
	}
	page := s.get(t, importURL(i.ID), local).body
	for _, want := range []string{`<noscript><meta http-equiv="refresh" content="5"></noscript>`, "Dừng tự tải lại", "Có thể rời trang; việc nạp vẫn tiếp tục.", "Đã xong 0 / 1 tệp.", ">Chờ<"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if page = s.get(t, importURL(i.ID)+"?tai-lai=khong", local).body; strings.Contains(page, "refresh") {
		t.Error("a stopped page loads itself again")
	}
}

func FuzzNamesOfFilesAreFitToBeKept(f *testing.F) {
	for _, seed := range []string{"a.pdf", "../../etc/passwd", "C:\\x\\y.doc", "a\u202efdp.exe", "\x00\n\t", "....", strings.Repeat("ắ", 4000), "nap:1/2/3", "a!/b", "\xff\xfe.txt", " . "} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		got := importFileName(name)
		switch {
		case got == "" || got == "." || got == "..", strings.ContainsAny(got, "/\\:\x00\n\r\u202e"), !utf8.ValidString(got), utf8.RuneCountInString(got) > maxFileName+10:
			t.Errorf("%q gives %q", name, got)
		case importFileName(got) != got:
			t.Errorf("%q gives %q, and that %q", name, got, importFileName(got))
		}
	})
}
