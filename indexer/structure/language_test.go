package structure

import (
	"strings"
	"testing"

	"vankho/corpus"
)

func TestTheWordsTellTheLanguage(t *testing.T) {
	english := "Pursuant to the Law on Organization of the Government, the Minister shall issue this Circular on the management of forms and the use of seals in offices. "
	for _, c := range []struct{ name, in, want string }{
		{"Vietnamese", "Ủy ban nhân dân tỉnh ban hành kế hoạch thực hiện nghị quyết.", "vi"},
		{"Vietnamese without marks", "Uy ban nhan dan tinh ban hanh ke hoach thuc hien nghi quyet va giao cho cac so theo quy dinh cua tinh trong nam nay.", "vi"},
		{"capitals", "BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM MỘT NGHÌN", "vi"},
		{"English", english, "en"},
		{"English in capitals", strings.ToUpper(english), "en"},
		{"English with Vietnamese names", english + "The People's Committee of Khuê Lĩnh and Mr. Nguyễn Văn Mẫu shall be responsible for the implementation of this Decision.", "en"},
		{"French", "Vu la loi sur les archives, le ministre arrête que les documents de la direction sont remis au service dans les délais fixés par la présente décision.", "fr"},
		{"Chinese", "根据中华人民共和国的有关法律规定，双方代表团就加强边境地区合作事宜进行了友好会谈。", "zh"},
		{"Japanese", "この協定は、両国の間で署名された日に効力を生ずるものとし、その後も有効とする。", "ja"},
		{"Lao", "ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ ສັນຕິພາບ ເອກະລາດ", "lo"},
		{"a Vietnamese letterhead before an English annex", "BỘ MẪU\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/2031/TT-BM\n" + strings.Repeat(english+"\n", 400), "vi"},
		{"an English summary before a Vietnamese text", english + strings.Repeat("Ủy ban nhân dân tỉnh ban hành kế hoạch thực hiện.\n", 40), "vi"},
		{"another language of Latin letters", strings.Repeat("Zgodnie z ustawą minister wydaje rozporządzenie które wchodzi życie ", 10), "und"},
		{"too short", "Form 12-B", ""},
		{"figures", strings.Repeat("12,5 | 13,7 | 2025 |\n", 50), ""},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Parse(Input{Text: c.in}).Language; got != c.want {
				t.Errorf("language %q, want %q", got, c.want)
			}
		})
	}
}

func TestAForeignTextGetsANoteAndNoFacts(t *testing.T) {
	r := Parse(Input{Text: "DECREE\nNo. 12/2031/ND-CP of May 5, 2031\nSố: 12/2031/NĐ-CP\nTHE GOVERNMENT\nPursuant to the Law on Organization of the Government dated December 25, 2001, and at the proposal of the Minister of Samples;\nDECREES:\nArticle 1. Scope of regulation of this Decree"})
	if r.Header.System != corpus.SystemUnknown || r.Header.Number+r.Header.Type+r.Header.Issuer != "" {
		t.Errorf("facts %+v", r.Header)
	}
	if len(r.Problems) != 1 || r.Problems[0].Kind != corpus.KindForeign || r.Problems[0].Detail != "Văn bản bằng tiếng Anh." || !r.Problems[0].Kind.Note() {
		t.Errorf("problems %+v", r.Problems)
	}
}

// The collection holds 243 translations; each was looked at.
func TestEveryTranslationOfTheCollectionIsTold(t *testing.T) {
	count := map[string]int{}
	for _, d := range readVBPL(t) {
		l := readLanguage(d.Text, readLines(d.Text, nil))
		count[l]++
		if l != vietnamese && letterhead(d.Text) {
			t.Errorf("%s is %q and has a Vietnamese letterhead", d.ID, l)
		}
	}
	if count["en"] != 243 || count[vietnamese] != 731 {
		t.Errorf("languages %v, want 731 vi and 243 en", count)
	}
}
