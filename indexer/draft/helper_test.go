package draft_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"vankho/corpus"
	"vankho/corpus/sample"
	"vankho/corpus/store"
	"vankho/indexer"
	"vankho/indexer/draft"
	"vankho/indexer/extract"
	"vankho/indexer/resolve"
)

// folders are those of the stores that several tests share; TestMain takes them away.
var folders struct {
	sync.Mutex
	names []string
}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, name := range folders.names {
		os.RemoveAll(name)
	}
	os.Exit(code)
}

// understood is a text as the stages of reading understand it.
func understood(text string) *corpus.Document {
	var lines []corpus.Line
	for _, l := range strings.Split(text, "\n") {
		lines = append(lines, corpus.Line{Text: l})
	}
	return indexer.Understand(extract.Record{Pages: []corpus.RawPage{{Number: 1, Method: corpus.MethodText, Lines: lines}}}, "")
}

// filled is a store of files, each read and linked as a run of the indexer does.
func filled(files map[string][]byte) (*store.Store, error) {
	dir, err := os.MkdirTemp("", "vankho-draft-*")
	if err != nil {
		return nil, err
	}
	folders.Lock()
	folders.names = append(folders.names, dir)
	folders.Unlock()
	ctx, limits := context.Background(), extract.DefaultLimits()
	st, err := store.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	for name, content := range files {
		_, err := extract.Read(ctx, bytes.NewReader(content), int64(len(content)), name, limits, func(r extract.Record) error {
			d := indexer.Understood(indexer.Finish(r, name, func(extract.Stage) {}))
			if d == nil {
				return fmt.Errorf("%s gives no document", name)
			}
			_, err := st.Put(ctx, d, corpus.Source{Path: "/" + name, Member: r.Member, SHA256: fmt.Sprintf("%x", sha256.Sum256([]byte(name+r.Member))), Size: int64(len(content))}, "test")
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	for n := 1; n > 0; {
		if n, err = st.Link(ctx, 100, store.Judge{Ledger: resolve.Ledger, Join: resolve.Join, Merge: resolve.Merge}); err != nil {
			return nil, err
		}
	}
	return st, nil
}

var sampleStore = sync.OnceValues(func() (*store.Store, error) {
	files := map[string][]byte{}
	for name, content := range sample.Files() {
		files[name] = content
	}
	return filled(files)
})

var provinceStore = sync.OnceValues(func() (*store.Store, error) {
	files := map[string][]byte{}
	for name, text := range province {
		files[name] = []byte(text)
	}
	return filled(files)
})

func opened(t *testing.T, open func() (*store.Store, error)) *store.Store {
	t.Helper()
	st, err := open()
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// check compares a text with a store.
func check(t *testing.T, lib draft.Library, text string, change ...func(*draft.Input)) *corpus.Review {
	t.Helper()
	in := draft.Input{Document: understood(text), Today: corpus.Date{Year: 2025, Month: 10, Day: 1}}
	for _, c := range change {
		c(&in)
	}
	r, err := draft.Check(t.Context(), lib, in)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		if !f.Fits(r.Text) || f.Quote != r.Text[f.Start:f.End] {
			t.Errorf("finding %q does not stand at %v", f.Quote, f.Span)
		}
		if f.Sentence == "" || f.Label() == "" || strings.Contains(f.Sentence, "..") || strings.Contains(f.Sentence, "  ") {
			t.Errorf("%q: the sentence is %q", f.Quote, f.Sentence)
		}
	}
	return r
}

// letterhead is that of an invented province.
func letterhead(number, day, kind, abstract string) string {
	return "ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN\nSố: " + number + "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nVân Sơn, " + day + "\n" +
		strings.ToUpper(kind) + "\n" + abstract + "\n"
}

const signed = "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n"

// province is a store of invented documents.
var province = map[string]string{
	"qd-21.txt": letterhead("21/2023/QĐ-UBND", "ngày 05 tháng 6 năm 2023", "Quyết định", "Quy định quản lý nước sạch nông thôn trên địa bàn tỉnh Vân Sơn") +
		"Điều 1. Phạm vi\n1. Quy định này áp dụng trong tỉnh.\n2. Nước đóng chai không thuộc phạm vi.\nĐiều 2. Giá nước\n1. Giá do tỉnh quy định.\n2. Miễn cho:\na) Hộ nghèo;\nb) Hộ cận nghèo.\n" +
		"Điều 3. Hiệu lực\nQuyết định này có hiệu lực kể từ ngày 15 tháng 6 năm 2023." + signed,
	"qd-33.txt": letterhead("33/2024/QĐ-UBND", "ngày 02 tháng 7 năm 2024", "Quyết định", "Quy định mức hỗ trợ giống cây trồng trên địa bàn tỉnh Vân Sơn") +
		"Điều 1. Mức hỗ trợ\nHỗ trợ một lần.\nĐiều 2. Hiệu lực\nQuyết định này có hiệu lực từ ngày 15 tháng 7 năm 2024 và thay thế Quyết định số 08/2020/QĐ-UBND ngày 03 tháng 02 năm 2020 của Ủy ban nhân dân tỉnh." + signed,
	"qd-08.txt": letterhead("08/2020/QĐ-UBND", "ngày 03 tháng 02 năm 2020", "Quyết định", "Quy định mức hỗ trợ giống cây trồng giai đoạn 2020 - 2024") +
		"Điều 1. Mức hỗ trợ\nHỗ trợ hằng năm.\nĐiều 2. Hiệu lực\nQuyết định này có hiệu lực từ ngày 15 tháng 02 năm 2020." + signed,
	"kh-77.txt": letterhead("77/KH-UBND", "ngày 11 tháng 3 năm 2025", "Kế hoạch", "Phát triển kinh tế số tỉnh Vân Sơn năm 2025") +
		"Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia, Ủy ban nhân dân tỉnh ban hành kế hoạch.\nCăn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;\nI. MỤC TIÊU\n1. Tăng trưởng.\n" + signed,
	"qd-501a.txt": letterhead("501/QĐ-UBND", "ngày 09 tháng 4 năm 2024", "Quyết định", "Về việc phê duyệt dự án cầu Nậm Mẫu") + "Điều 1. Phê duyệt dự án.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký." + signed,
	"qd-501b.txt": letterhead("501/QĐ-UBND", "ngày 14 tháng 4 năm 2023", "Quyết định", "Về việc thành lập Tổ công tác nước sạch") + "Điều 1. Thành lập Tổ công tác.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký." + signed,
	"qd-41.txt":   letterhead("41/2024/QĐ-UBND", "ngày 03 tháng 9 năm 2024", "Quyết định", "QUY ĐỊNH PHÍ KHÁM BỆNH TẠI TRẠM Y TẾ NẬM MẪU") + "Điều 1. Mức phí\nMiễn phí." + signed,
	"mat.txt":     "MẬT\n" + letterhead("900/QĐ-UBND", "ngày 07 tháng 8 năm 2024", "Quyết định", "Về việc phê duyệt phương án phòng thủ") + "Điều 1. Phê duyệt phương án." + signed,
	"ctr-12.txt":  "TỈNH ỦY VÂN SƠN\n*\nSố 12-CTr/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nVân Sơn, ngày 18 tháng 02 năm 2025\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị\n-----\nI. MỤC ĐÍCH\n1. Cụ thể hóa Nghị quyết.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nTrần Thị Mẫu\n",
}
