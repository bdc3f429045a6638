package parts_test

import (
	"archive/zip"
	"bytes"
	"testing"

	"vankho/indexer/extract/cfbtest"
	"vankho/indexer/extract/parts"
)

// archive is a package of parts, each a name and its content.
func archive(t testing.TB, contents ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(contents); i += 2 {
		w, err := z.Create(contents[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(contents[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAPackageNamesItsMainPart(t *testing.T) {
	const links = `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="%"/></Relationships>`
	with := func(target string) string {
		return string(bytes.ReplaceAll([]byte(links), []byte("%"), []byte(target)))
	}
	cases := []struct {
		name     string
		contents []string
		want     string
	}{
		{"by a link", []string{"_rels/.rels", with("word/document2.xml"), "word/document2.xml", ""}, "word/document2.xml"},
		{"by a link from the root", []string{"_rels/.rels", with("/word/document2.xml"), "/word/document2.xml", ""}, "word/document2.xml"},
		{"with backslashes", []string{`_rels\.rels`, with("word/document2.xml"), `word\document2.xml`, ""}, "word/document2.xml"},
		{"a link to nothing", []string{"_rels/.rels", with("word/gone.xml"), "word/document.xml", ""}, "usual.xml"},
		{"damaged links", []string{"_rels/.rels", "<Relationships><Rela", "word/document.xml", ""}, "usual.xml"},
		{"no links", []string{"word/document.xml", ""}, "usual.xml"},
	}
	for _, c := range cases {
		data := archive(t, c.contents...)
		p, err := parts.Open(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Main("usual.xml"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAStreamIsReadAsFarAsItGoes(t *testing.T) {
	content := bytes.Repeat([]byte("Số 15. "), 3000)
	whole := cfbtest.File(cfbtest.Stream{Name: "WordDocument", Data: content}, cfbtest.Stream{Name: "1Table", Data: content[:5000]})
	streams, err := parts.Streams(bytes.NewReader(whole))
	if err != nil {
		t.Fatal(err)
	}
	if got, cut := parts.ReadStream(streams["WordDocument"], int64(len(whole))); cut || !bytes.HasPrefix(got, content) {
		t.Errorf("%d bytes of %d, cut %v", len(got), len(content), cut)
	}
	if got, cut := parts.ReadStream(streams["1Table"], 1000); !cut || len(got) != 1000 {
		t.Errorf("%d bytes of a file that has 1000, cut %v", len(got), cut)
	}
	if got, cut := parts.ReadStream(streams["Data"], int64(len(whole))); !cut || got != nil {
		t.Errorf("%d bytes of a stream that is missing, cut %v", len(got), cut)
	}
}

func FuzzParts(f *testing.F) {
	f.Add(cfbtest.File(cfbtest.Stream{Name: "WordDocument", Data: []byte("Số 15")}))
	f.Add(archive(f, "_rels/.rels", `<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="a.xml"/></Relationships>`, "a.xml", "<a/>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		size := int64(len(data))
		if p, err := parts.Open(bytes.NewReader(data), size); err == nil {
			if main := p.Main(""); main != "" && p[main] == nil {
				t.Errorf("the main part %q is missing", main)
			}
		}
		streams, err := parts.Streams(bytes.NewReader(data))
		if err != nil {
			return
		}
		for name, s := range streams {
			if got, _ := parts.ReadStream(s, size); int64(len(got)) > size {
				t.Errorf("%s: %d bytes of a file of %d", name, len(got), size)
			}
		}
	})
}
