package container

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"vankho/corpus"
	"vankho/indexer/extract/fault"
)

// unpacked unpacks data and describes each part: "name: content", with the kind of its problem in brackets.
func unpacked(t testing.TB, data []byte, kind Kind, limits Limits) ([]string, error) {
	t.Helper()
	dir := t.TempDir()
	var parts []string
	err := Unpack(context.Background(), bytes.NewReader(data), int64(len(data)), kind, dir, limits, func(p Part) error {
		said := p.Name
		if p.File != "" {
			content, err := os.ReadFile(p.File)
			if err != nil {
				t.Fatal(err)
			}
			if int64(len(content)) != p.Size {
				t.Errorf("%s: %d bytes, said to have %d", p.Name, len(content), p.Size)
			}
			said += ": " + strings.TrimPrefix(string(content), byteOrderMark)
		}
		if p.Problem != nil {
			said += " [" + string(p.Problem.Kind) + "]"
		}
		parts = append(parts, said)
		return nil
	})
	var known *fault.Fault
	if err != nil && !errors.As(err, &known) {
		t.Fatalf("an error that is not the file's: %v", err)
	}
	return parts, err
}

// entry is one entry of an archive made for a test.
type entry struct {
	zip.FileHeader
	content string
}

func named(name, content string) entry {
	return entry{zip.FileHeader{Name: name, Method: zip.Deflate}, content}
}

// inPage is an entry whose name stands in a code page, without a word about it.
func inPage(page *charmap.Charmap, name, content string) entry {
	raw, err := page.NewEncoder().String(name)
	if err != nil {
		panic(err)
	}
	return entry{zip.FileHeader{Name: raw, NonUTF8: true}, content}
}

func archive(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.CreateHeader(&e.FileHeader)
		if err == nil && !strings.HasSuffix(e.Name, "/") {
			_, err = w.Write([]byte(e.content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEveryFileOfAnArchiveIsAPart(t *testing.T) {
	link := named("lien-ket.txt", "/etc/passwd")
	link.SetMode(os.ModeSymlink | 0o777)
	utf := entry{zip.FileHeader{Name: "Quyết định.txt", NonUTF8: true}, "a"}
	for _, c := range []struct {
		name    string
		entries []entry
		want    []string
	}{
		{"folders and rubbish are passed over", []entry{named("a/", ""), named("a/b.txt", "b"), named("__MACOSX/a/._b.txt", "x"), named("a/.DS_Store", "x"),
			named("a/Thumbs.db", "x"), named("~$b.docx", "x"), link}, []string{"a/b.txt: b"}},
		{"names that lead out", []entry{named("../../etc/a.txt", "1"), named(`C:\Công văn\b.txt`, "2"), named("/c.txt", "3"), named("..", "4")},
			[]string{"etc/a.txt: 1", "Công văn/b.txt: 2", "c.txt: 3", "không tên: 4"}},
		{"the same name twice", []entry{named("a.txt", "1"), named("./a.txt", "2"), named("a.txt", "3")}, []string{"a.txt: 1", "a (2).txt: 2", "a (3).txt: 3"}},
		{"UTF-8 that does not say so", []entry{utf}, []string{"Quyết định.txt: a"}},
		{"the Vietnamese page of Windows", []entry{inPage(charmap.Windows1258, "Th\u00f4ng b\u00e1o cu\u0309a S\u01a1\u0309.txt", "a")},
			[]string{"Thông báo của Sở.txt: a"}},
		{"the page of DOS", []entry{inPage(charmap.CodePage437, "báo cáo thàng.txt", "a")}, []string{"báo cáo thàng.txt: a"}},
		{"a control character", []entry{named("a\x1b[31m\u202eb.txt", "1")}, []string{"a[31mb.txt: 1"}},
		{"a decomposed name", []entry{named(norm.NFD.String("Nghị quyết.txt"), "1")}, []string{"Nghị quyết.txt: 1"}},
		{"an empty file", []entry{named("a.txt", "")}, []string{"a.txt: "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := unpacked(t, archive(t, c.entries...), Zip, Limits{})
			if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
				t.Errorf("error %v, parts (-want +got)\n%s", err, diff)
			}
		})
	}
}

// patch overwrites bytes after the nth place where a signature stands.
func patch(data []byte, signature string, offset int, bytes ...byte) []byte {
	out := slices.Clone(data)
	at := strings.Index(string(out), signature)
	copy(out[at+offset:], bytes)
	return out
}

const (
	localHeader   = "PK\x03\x04"
	centralHeader = "PK\x01\x02"
)

func TestWhatCannotBeUnpackedSaysWhy(t *testing.T) {
	plain := archive(t, entry{zip.FileHeader{Name: "a.txt"}, "nội dung"}, named("b.txt", "b"))
	many := make([]entry, 5)
	for i := range many {
		many[i] = named(fmt.Sprintf("%d.txt", i), "12345")
	}
	zeros := archive(t, named("to.txt", strings.Repeat("\x00", 1<<20)), named("b.txt", "b"))
	for _, c := range []struct {
		name   string
		data   []byte
		limits Limits
		want   []string
		fault  fault.Code
	}{
		{"no archive", []byte("PK\x03\x04 không phải"), Limits{}, nil, fault.BrokenZip},
		{"cut off", plain[:len(plain)-30], Limits{}, nil, fault.BrokenZip},
		{"nothing in it", archive(t), Limits{}, nil, fault.EmptyContainer},
		{"a password", patch(plain, centralHeader, 8, 1), Limits{}, []string{"a.txt [encrypted]", "b.txt: b"}, ""},
		{"a method that is not known", patch(plain, centralHeader, 10, 98), Limits{}, []string{"a.txt [unsupported]", "b.txt: b"}, ""},
		{"a wrong checksum", patch(plain, "nội dung", 0, 'N'), Limits{}, []string{"a.txt: Nội dung [broken]", "b.txt: b"}, ""},
		{"a bomb", zeros, Limits{Ratio: 10, RatioFrom: 1 << 10}, []string{"to.txt [too_large]", "b.txt: b"}, ""},
		{"too many parts", archive(t, many...), Limits{Parts: 2}, []string{"0.txt: 12345", "1.txt: 12345"}, fault.TooManyParts},
		{"too much in all", archive(t, many...), Limits{Bytes: 12}, []string{"0.txt: 12345", "1.txt: 12345"}, fault.OutputTooLarge},
		// Entry b.txt is said to begin where a.txt does.
		{"one within another", patch(plain, "b.txt"+"PK\x05\x06", -4, 0, 0, 0, 0), Limits{}, []string{"a.txt: nội dung", "b.txt [broken]"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := unpacked(t, c.data, Zip, c.limits)
			var known *fault.Fault
			code := fault.Code("")
			if errors.As(err, &known) {
				code = known.Code
			}
			if diff := cmp.Diff(c.want, got); diff != "" || code != c.fault {
				t.Errorf("fault %q, want %q; parts (-want +got)\n%s", code, c.fault, diff)
			}
		})
	}
}

func TestWhatIsRefusedLeavesNoFile(t *testing.T) {
	dir := t.TempDir()
	data := archive(t, named("to.txt", strings.Repeat("\x00", 1<<20)))
	err := Unpack(t.Context(), bytes.NewReader(data), int64(len(data)), Zip, dir, Limits{Ratio: 10, RatioFrom: 1 << 10}, func(Part) error { return nil })
	left, _ := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(left) != 0 {
		t.Errorf("%v, left %q", err, left)
	}
}

func TestErrorsThatAreNotTheFilesComeBack(t *testing.T) {
	data := archive(t, named("a.txt", "a"), named("b.txt", "b"))
	stop := errors.New("stop")
	if err := Unpack(t.Context(), bytes.NewReader(data), int64(len(data)), Zip, t.TempDir(), Limits{}, func(Part) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("of the receiver: %v", err)
	}
	if err := Unpack(t.Context(), bytes.NewReader(data), int64(len(data)), Zip, filepath.Join(t.TempDir(), "absent"), Limits{}, func(Part) error { return nil }); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("of the disk: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Unpack(ctx, bytes.NewReader(data), int64(len(data)), Zip, t.TempDir(), Limits{}, func(Part) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("of the context: %v", err)
	}
}

func TestNamesFitEveryDisk(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"a/b.txt", "b.txt"}, {`báo cáo: "tháng 3"?.txt`, "báo cáo_ _tháng 3__.txt"}, {"nul.txt", "_nul.txt"}, {"COM1", "_COM1"}, {"a. ", "a"}, {"...", "_"},
	} {
		if got := diskName(c.name); got != c.want {
			t.Errorf("%q: %q, want %q", c.name, got, c.want)
		}
	}
	long := cleanName(strings.Repeat("ộ", 200) + ".docx")
	if len(long) > nameBytes || !strings.HasSuffix(long, "….docx") {
		t.Errorf("%d bytes: %q", len(long), long)
	}
	if deep := cleanName(strings.Repeat("thư mục/", 500) + "a.txt"); len(deep) > pathBytes || !strings.HasSuffix(deep, "/a.txt") {
		t.Errorf("%d bytes: %q", len(deep), deep)
	}
}

func TestTheNameBesideTheNameIsRead(t *testing.T) {
	raw, name := "Th?ng b?o.txt", "Thông báo.txt"
	extra := binary.LittleEndian.AppendUint16(nil, 0x7075)
	extra = binary.LittleEndian.AppendUint16(extra, uint16(5+len(name)))
	extra = append(extra, 1)
	extra = binary.LittleEndian.AppendUint32(extra, 0x75ec6d47)
	extra = append(extra, name...)
	if _, ok := unicodeName(extra, raw); ok {
		t.Error("a wrong checksum was believed")
	}
	binary.LittleEndian.PutUint32(extra[5:], crc32.ChecksumIEEE([]byte(raw)))
	if got, ok := unicodeName(extra, raw); !ok || got != name {
		t.Errorf("%q %v", got, ok)
	}
	if _, ok := unicodeName(extra[:7], raw); ok {
		t.Error("a cut field was believed")
	}
}

// letterOf joins the lines of a letter; "@64:" begins a line to be written in base64.
func letterOf(lines ...string) []byte {
	for i, l := range lines {
		if plain, ok := strings.CutPrefix(l, "@64:"); ok {
			lines[i] = base64.StdEncoding.EncodeToString([]byte(plain))
		}
	}
	return []byte(strings.Join(lines, "\r\n") + "\r\n")
}

func TestALettersTextAndWhatIsAttachedAreParts(t *testing.T) {
	head := []string{"From: =?UTF-8?B?" + base64.StdEncoding.EncodeToString([]byte("Văn phòng")) + "?= <vp@example.vn>", "Subject: =?utf-8?Q?B=C3=A1o_c=C3=A1o?=",
		"Date: Thu, 3 Apr 2025 08:30:00 +0700", "MIME-Version: 1.0"}
	above := "Chủ đề: Báo cáo\nNgười gửi: Văn phòng <vp@example.vn>\nNgày gửi: 03/04/2025 08:30\n\n"
	page := "<p>Chủ đề: Báo cáo</p>\n<p>Người gửi: Văn phòng &lt;vp@example.vn&gt;</p>\n<p>Ngày gửi: 03/04/2025 08:30</p>\n"
	letter := func(lines ...string) []byte { return letterOf(append(slices.Clone(head), lines...)...) }
	for _, c := range []struct {
		name string
		data []byte
		want []string
	}{
		{"text alone", letter("Content-Type: text/plain; charset=utf-8", "", "Kính gửi"), []string{"thư.txt: " + above + "Kính gửi\r\n"}},
		{"in an mbox", append([]byte("From vp@example.vn Thu Apr  3 08:30:00 2025\r\n"), letter("", "Chào")...), []string{"thư.txt: " + above + "Chào\r\n"}},
		{"the Vietnamese page of Windows", letter("Content-Type: text/plain; charset=windows-1258", "Content-Transfer-Encoding: quoted-printable", "", "nh=E0 n=FD=F5=ECc"),
			[]string{"thư.txt: " + above + "nhà nươ\u0301c\r\n"}},
		{"text and page say the same", letter("Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/plain", "", "chữ", "--b",
			"Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64", "", "@64:<b>chữ</b>", "--b--"), []string{"thư.html: " + page + "<b>chữ</b>"}},
		{"the page is empty", letter("Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/plain", "", "chữ", "--b", "Content-Type: text/html", "", " ", "--b--"),
			[]string{"thư.txt: " + above + "chữ"}},
		{"attachments by name", letter("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "Kèm theo", "--b",
			"Content-Type: application/octet-stream; name=\"=?UTF-8?Q?Quy=E1=BA=BFt_=C4=91=E1=BB=8Bnh.txt?=\"", "Content-Transfer-Encoding: base64", "", "@64:một", "--b",
			"Content-Disposition: attachment; filename*=UTF-8''T%E1%BB%9D%20tr%C3%ACnh.txt", "", "hai", "--b",
			"Content-Disposition: attachment; filename=Báo cáo số 3.txt", "", "ba", "--b",
			"Content-Disposition: attachment; filename=\"../../x.txt\"", "", "bốn", "--b", "Content-Disposition: attachment", "", "năm", "--b--"),
			[]string{"thư.txt: " + above + "Kèm theo", "Quyết định.txt: một", "Tờ trình.txt: hai", "Báo cáo số 3.txt: ba", "x.txt: bốn", "không tên: năm"}},
		{"pictures in the text and signatures are passed over", letter("Content-Type: multipart/signed; boundary=b", "", "--b", "Content-Type: multipart/related; boundary=c", "", "--c",
			"Content-Type: text/html; charset=utf-8", "", "<p>a", "--c", "Content-Type: image/png; name=logo.png", "Content-ID: <1>", "", "x", "--c--", "--b",
			"Content-Type: application/pkcs7-signature; name=smime.p7s", "", "x", "--b--"), []string{"thư.html: " + page + "<p>a"}},
		{"a letter in the letter", letter("Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: message/rfc822", "", "Subject: x", "", "y", "--b--"),
			[]string{"thư đính kèm.eml: Subject: x\r\n\r\ny", "thư.txt: " + above}},
		{"cut off", letter("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "một", "--b", "Content-Disposition: attachment; filename=a.txt", "", "ha"),
			[]string{"thư.txt: " + above + "một", "a.txt: ha [broken]"}},
		{"base64 with rubbish between", letter("Content-Transfer-Encoding: base64", "", "bcO0@@", " dA=="), []string{"thư.txt: " + above + "môt"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := unpacked(t, c.data, Mail, Limits{})
			if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
				t.Errorf("error %v, parts (-want +got)\n%s", err, diff)
			}
		})
	}
}

func TestTheStartOfASavedPageIsItsPage(t *testing.T) {
	frame := []string{"--b", "Content-Type: text/html", "Content-ID: <khung>", "", "<p>khung", "--b", "Content-Type: text/html; charset=utf-8", "Content-ID: <trang>", "", "<p>trang", "--b",
		"Content-Type: image/png", "", "x", "--b--"}
	for _, c := range []struct {
		head, want string
	}{
		{"Content-Type: multipart/related; boundary=b", "trang.html: <p>khung"},
		{"Content-Type: multipart/related; boundary=b; start=\"<trang>\"", "trang.html: <p>trang"},
		{"Content-Type: multipart/related; boundary=b; start=\"<khong-co>\"", "trang.html: <p>khung"},
	} {
		got, err := unpacked(t, letterOf(append([]string{"MIME-Version: 1.0", c.head, ""}, frame...)...), WebPage, Limits{})
		if diff := cmp.Diff([]string{c.want}, got); diff != "" || err != nil {
			t.Errorf("%s: error %v (-want +got)\n%s", c.head, err, diff)
		}
	}
}

// harmless unpacks whatever the bytes are and checks what holds for every container.
func harmless(t *testing.T, data []byte, kind Kind) {
	t.Helper()
	dir := t.TempDir()
	seen := map[string]bool{}
	limits := Limits{Parts: 50, Bytes: 1 << 20, RatioFrom: 1 << 18, Text: 1 << 18}
	written := int64(0)
	err := Unpack(context.Background(), bytes.NewReader(data), int64(len(data)), kind, dir, limits, func(p Part) error {
		if seen[p.Name] || p.Name == "" || p.Name != cleanName(p.Name) && !strings.Contains(p.Name, " (") {
			t.Fatalf("name %q", p.Name)
		}
		seen[p.Name] = true
		if p.File == "" && p.Problem == nil || p.Problem != nil && (p.Problem.Kind == "" || strings.Contains(p.Problem.Detail, "%!") || p.Problem.Stage != corpus.StageExtract) {
			t.Fatalf("part %+v", p)
		}
		if rel, err := filepath.Rel(dir, p.File); p.File != "" && (err != nil || !filepath.IsLocal(rel)) {
			t.Fatalf("file %q", p.File)
		}
		written += p.Size
		return nil
	})
	var known *fault.Fault
	if err != nil && !errors.As(err, &known) {
		t.Fatal(err)
	}
	if err == nil && len(seen) == 0 || len(seen) > limits.Parts || written > limits.Bytes {
		t.Fatalf("%d parts of %d bytes, error %v", len(seen), written, err)
	}
}

func FuzzZip(f *testing.F) {
	f.Add(archive(f, named("a/b.txt", "nội dung"), named("c.txt", "")))
	f.Add(archive(f, inPage(charmap.Windows1258, "b\u00e1o c\u00e1o.txt", "x"), named("../x", "y")))
	f.Fuzz(func(t *testing.T, data []byte) { harmless(t, data, Zip) })
}

func FuzzMail(f *testing.F) {
	f.Add(letterOf("Subject: a", "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "x", "--b", "Content-Disposition: attachment; filename=a", "Content-Transfer-Encoding: base64", "", "eA==", "--b--"))
	f.Add(letterOf("MIME-Version: 1.0", "Content-Type: multipart/related; boundary=b", "", "--b", "Content-Type: text/html; charset=unicode", "", "<p>", "--b--"))
	f.Fuzz(func(t *testing.T, data []byte) {
		harmless(t, data, Mail)
		harmless(t, data, WebPage)
	})
}
