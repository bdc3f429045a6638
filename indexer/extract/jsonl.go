package extract

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"vankho/indexer/extract/fault"
)

// wrongRows is after how many rows, none of them one of a register, a file is taken for something else.
const wrongRows = 20

// jsonl reads a register with one JSON object on each line. A real row:
//
//	{"id":"bd-0000","number":"3637/UBND-VX","issued":"2022-07-20","title":"triển khai …","status":"Văn bản đang có hiệu lực"}
func (r *reading) jsonl(in io.Reader) error {
	register := r.register()
	type wrong struct {
		fault *fault.Fault
		raw   []byte
		line  int
	}
	var waiting []wrong // bad rows before the first good one
	good := false
	lines := bufio.NewReaderSize(in, 256<<10)
	for line := 1; ; line++ {
		raw, long, err := readLine(lines, r.limits.Document)
		if err != nil && err != io.EOF {
			if errors.Is(err, errCut) {
				f := fault.Of(fault.TruncatedGzip)
				r.result.Problems = append(r.result.Problems, f.Problem())
				break
			}
			return fault.Of(fault.Unreadable)
		}
		end := err == io.EOF
		raw = bytes.TrimSpace(raw)
		if line == 1 {
			raw = bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF"))
		}
		if len(raw) == 0 && !long {
			if end {
				break
			}
			continue
		}
		e, f := jsonEntry(raw, line)
		if long {
			f = fault.Of(fault.LongRow, line, fault.Size(r.limits.Document))
		}
		switch {
		case f != nil && !good:
			if waiting = append(waiting, wrong{f, bytes.Clone(raw), line}); len(waiting) >= wrongRows {
				return fault.Of(fault.JSONNoRegister)
			}
		case f != nil:
			err = register.bad(f, raw, line)
		default:
			for _, w := range waiting {
				if err := register.bad(w.fault, w.raw, w.line); err != nil {
					return err
				}
			}
			waiting, good = nil, true
			err = register.row(e, raw, line)
		}
		if err != nil && err != io.EOF {
			return err
		}
		if end {
			break
		}
	}
	switch {
	case good:
		return nil
	case len(waiting) > 0 && waiting[0].fault.Code == fault.LongRow:
		return waiting[0].fault
	}
	return fault.Of(fault.JSONNoRegister)
}

// readLine reads one line; of one longer than limit bytes it keeps the head only and says so.
func readLine(in *bufio.Reader, limit int64) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if int64(len(line)+len(part)) <= limit {
			line = append(line, part...)
		} else {
			long = true
		}
		if err != bufio.ErrBufferFull {
			return line, long, err
		}
	}
}

// jsonEntry reads one row; a row without a single known field is none.
func jsonEntry(raw []byte, line int) (entry, *fault.Fault) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil {
		return nil, fault.Of(fault.BadJSONRow, line)
	}
	e := entry{}
	for name, value := range fields {
		field := column(name)
		if field == "" {
			continue
		}
		// Two columns of one field: the English name, as documented, goes before others, whatever the order of a map.
		if _, taken := e[field]; taken && name != field {
			continue
		}
		if s := jsonText(value); s != "" {
			e[field] = s
		}
	}
	if e["number"] == "" && e["title"] == "" && e["abstract"] == "" && e["text"] == "" {
		return nil, fault.Of(fault.EmptyRow, line)
	}
	return e, nil
}

// jsonText is a value as text: a string, a number as written, a list joined with "; ".
func jsonText(value json.RawMessage) string {
	var s string
	if json.Unmarshal(value, &s) == nil {
		return s
	}
	var list []json.RawMessage
	if json.Unmarshal(value, &list) == nil {
		parts := make([]string, 0, len(list))
		for _, item := range list {
			if json.Unmarshal(item, &s) == nil && s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, "; ")
	}
	switch text := string(bytes.TrimSpace(value)); {
	case text == "null", text == "true", text == "false", strings.HasPrefix(text, "{"):
		return ""
	default:
		return text
	}
}
