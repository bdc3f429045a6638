package main

import (
	"bufio"
	"fmt"
	"strings"
	"time"
)

// Document is one source of the sample, read from its text: a block of directives, a line "---", then the body.
//
//	@format pdf                                     which file is made of it: pdf, docx, html, txt, md
//	@system state                                   the letterhead: state, party, or bare for none
//	@left ỦY BAN NHÂN DÂN                           left column, line by line; the last ones are bold
//	@above HỘI ĐỒNG NHÂN DÂN                        left column, a superior body, not bold
//	@number 15/2023/QĐ-UBND
//	@about V/v …                                    an official letter's abstract, under its number
//	@place Khuê Lĩnh
//	@date 2023-06-20
//	@type QUYẾT ĐỊNH
//	@abstract Ban hành Quy chế …
//	@to Thường trực Hội đồng nhân dân tỉnh          "Kính gửi:", once for each addressee
//	@issuer Ủy ban nhân dân tỉnh Khuê Lĩnh          for the gold only, as @signer
//	@signer Phạm Thị Minh Họa | Phó Chủ tịch | TM. KT.
//
// Body, one paragraph a line:
//
//	# Chương I          centred bold heading        ## Điều 1. …    bold heading       ### 1. …   bold italic heading
//	= CHỦ TỊCH …        centred bold line           ~ (Kèm theo …)  centred italic     > Đơn vị tính: …   right italic
//	| a | b |           row of a table, the first of them its header
//	+++                 a new page
//	@sign … @recipients … @end                      the foot: one @sign for each signer, a line each
//	%rel, %fig          gold, see Relation and Figure
type Document struct {
	Name, Format, System string
	Above, Left          []string
	Number, About, Place string
	Date                 time.Time
	Type, Abstract       string
	To                   []string
	Issuer               string
	Signers              []Signer
	Blocks               []Block
	Relations            []Relation
	Figures              []Figure
}

// Signer is the gold of one signature.
type Signer struct{ Name, Title, Capacity string }

// BlockKind tells the parts of a body apart.
type BlockKind int

// The kinds of block.
const (
	Paragraph BlockKind = iota
	Heading             // Level 1 centred, 2 bold, 3 bold italic
	Centre              // bold
	CentreItalic
	Right // italic
	Table
	NewPage
	Foot
)

// Block is one paragraph, table or foot of a body.
type Block struct {
	Kind       BlockKind
	Level      int
	Text       string
	Rows       [][]string
	Signatures [][]string // of a Foot: the lines of each signer, the last being the name
	Recipients []string
}

// FileName is the name of the file made of the document.
func (d *Document) FileName() string { return d.Name + "." + d.Format }

// DateLine is the place and date as the letterhead writes them: "Khuê Lĩnh, ngày 05 tháng 4 năm 2024".
// Days below 10 and months 1 and 2 carry a zero. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I.
func (d *Document) DateLine() string {
	month := fmt.Sprint(int(d.Date.Month()))
	if d.Date.Month() < 3 {
		month = "0" + month
	}
	return fmt.Sprintf("%s, ngày %02d tháng %s năm %d", d.Place, d.Date.Day(), month, d.Date.Year())
}

// NumberLine is the line of the number: "Số: 154/KH-UBND"; Party documents have no colon.
func (d *Document) NumberLine() string {
	if d.System == "party" {
		return "Số " + d.Number
	}
	return "Số: " + d.Number
}

// Motto is the right column of the letterhead above the date.
func (d *Document) Motto() []string {
	if d.System == "party" {
		return []string{"ĐẢNG CỘNG SẢN VIỆT NAM"}
	}
	return []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"}
}

// ParseDocument reads a source. The error names the line.
func ParseDocument(name, text string) (*Document, error) {
	d := &Document{Name: name}
	lines := bufio.NewScanner(strings.NewReader(text))
	lines.Buffer(nil, 1<<20)
	body, foot, recipients := false, -1, false
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		var err error
		switch {
		case line == "":
		case !body && line == "---":
			body = true
		case !body:
			err = d.directive(line)
		case strings.HasPrefix(line, "%"):
			err = d.gold(line)
		case line == "@sign":
			if foot < 0 {
				d.Blocks = append(d.Blocks, Block{Kind: Foot})
				foot = len(d.Blocks) - 1
			}
			recipients = false
			d.Blocks[foot].Signatures = append(d.Blocks[foot].Signatures, nil)
		case line == "@recipients" && foot >= 0:
			recipients = true
		case line == "@end":
			foot = -1
		case foot >= 0 && recipients:
			d.Blocks[foot].Recipients = append(d.Blocks[foot].Recipients, line)
		case foot >= 0:
			s := d.Blocks[foot].Signatures
			s[len(s)-1] = append(s[len(s)-1], line)
		default:
			d.block(line)
		}
		if err != nil {
			return nil, fmt.Errorf("source %s line %d: %w", name, n, err)
		}
	}
	if !body {
		return nil, fmt.Errorf("source %s: no line --- before the body", name)
	}
	return d, lines.Err()
}

func (d *Document) directive(line string) error {
	key, value, _ := strings.Cut(line, " ")
	value = strings.TrimSpace(value)
	var err error
	switch key {
	case "@format":
		d.Format = value
	case "@system":
		d.System = value
	case "@above":
		d.Above = append(d.Above, value)
	case "@left":
		d.Left = append(d.Left, value)
	case "@number":
		d.Number = value
	case "@about":
		d.About = value
	case "@place":
		d.Place = value
	case "@date":
		d.Date, err = time.Parse(time.DateOnly, value)
	case "@type":
		d.Type = value
	case "@abstract":
		d.Abstract = value
	case "@to":
		d.To = append(d.To, value)
	case "@issuer":
		d.Issuer = value
	case "@signer":
		p := strings.Split(value+" | | ", "|")
		d.Signers = append(d.Signers, Signer{strings.TrimSpace(p[0]), strings.TrimSpace(p[1]), strings.TrimSpace(p[2])})
	default:
		err = fmt.Errorf("unknown directive %q", key)
	}
	return err
}

func (d *Document) block(line string) {
	b := Block{Text: line}
	switch mark, rest, _ := strings.Cut(line, " "); mark {
	case "#", "##", "###":
		b = Block{Kind: Heading, Level: len(mark), Text: rest}
	case "=":
		b = Block{Kind: Centre, Text: rest}
	case "~":
		b = Block{Kind: CentreItalic, Text: rest}
	case ">":
		b = Block{Kind: Right, Text: rest}
	case "+++":
		b = Block{Kind: NewPage}
	case "|":
		cells := strings.Split(strings.Trim(line, "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if k := len(d.Blocks) - 1; k >= 0 && d.Blocks[k].Kind == Table {
			d.Blocks[k].Rows = append(d.Blocks[k].Rows, cells)
			return
		}
		b = Block{Kind: Table, Rows: [][]string{cells}}
	}
	d.Blocks = append(d.Blocks, b)
}
