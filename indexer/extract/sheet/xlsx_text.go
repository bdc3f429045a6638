package sheet

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/parts"
)

// sharedStrings reads the texts that cells share.
func (x *xlsx) sharedStrings(name string) error {
	f := x.parts[name]
	if f == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	d := parts.Decoder(io.LimitReader(r, maxSheetPart))
	left := 2 * x.book.room.text // texts that no shown cell names count here too
	for {
		token, err := d.RawToken()
		if err != nil {
			return x.ctx.Err() // cells that name a text behind the damage stay empty
		}
		if t, ok := token.(xml.StartElement); ok && t.Name.Local == "si" {
			text, err := readText(d, "si")
			x.shared = append(x.shared, text)
			if left -= int64(len(text.text)) + 16; left < 0 {
				return fault.Of(fault.OutputTooLarge, fault.Size(x.book.room.text))
			}
			if err != nil {
				return x.ctx.Err()
			}
		}
	}
}

// readText reads a text up to the end of the element named end; how words are read aloud (rPh) is no part of it.
func readText(d *xml.Decoder, end string) (sharedText, error) {
	var text sharedText
	var font string
	inText, aloud, several := false, 0, false
	finish := func() sharedText {
		if !several {
			text.runs = nil
		}
		return text
	}
	for {
		token, err := d.RawToken()
		if err != nil {
			return finish(), err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				inText = aloud == 0
			case "r":
				font = ""
			case "rFont":
				font = attribute(t, "val")
				several = several || font != ""
			case "rPh":
				aloud++
			}
		case xml.EndElement:
			switch t.Name.Local {
			case end:
				return finish(), nil
			case "t":
				inText = false
			case "rPh":
				aloud--
			}
		case xml.CharData:
			if inText && len(text.text) < maxCellText {
				s := unescape(string(t))
				text.text += s
				text.runs = append(text.runs, textRun{s, font})
			}
		}
	}
}

// unescape resolves the escapes that Excel writes for control characters: "_x000D_" is a carriage return.
func unescape(s string) string {
	for at := 0; ; {
		i := strings.Index(s[at:], "_x")
		if i < 0 || at+i+7 > len(s) {
			return s
		}
		at += i
		code, err := strconv.ParseUint(s[at+2:at+6], 16, 16)
		if err != nil || s[at+6] != '_' {
			at++
			continue
		}
		sign := string(rune(code))
		if code < 0x20 && code != '\n' && code != '\t' {
			sign = ""
		}
		s = s[:at] + sign + s[at+7:]
		at += len(sign)
	}
}
