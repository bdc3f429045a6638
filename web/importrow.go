package web

import (
	"context"
	"fmt"
	"strings"

	"vankho/corpus"
)

// ImportFileRow is one file of an import.
type ImportFileRow struct {
	N                int
	Name, Size, Step string
	// Document leads to the one that was read, nil where there is none; Title is its title where the link names its number.
	Document *Link
	Title    string
	// Class is that of the badge, Words what came of the file; Link is the document that the words speak of.
	Class, Words string
	Link         *Link
	// Notes are sentences below.
	Notes []string
	// Parts are the files that were in a container.
	Parts []ImportPart
	More  int
}

// ImportPart is one file of a container.
type ImportPart struct{ Name, URL, Words, Class, Note string }

// stepWords say how far a file is (pages.md). Example: corpus.StepReading is "Đọc tệp".
func stepWords(f corpus.ImportFile) string {
	switch f.Step {
	case corpus.StepArriving:
		if f.Size > 0 && f.Received > 0 {
			return fmt.Sprintf("Chờ: đã nhận %d%%", f.Received*100/f.Size)
		}
		return "Chờ nhận tệp"
	case corpus.StepReading:
		return "Đọc tệp"
	case corpus.StepStructure:
		return "Nhận cấu trúc"
	case corpus.StepReferences:
		return "Nhận dẫn chiếu và số liệu"
	case corpus.StepStoring:
		return "Ghi vào kho"
	case corpus.StepIndexing:
		return "Lập chỉ mục"
	case corpus.StepDone:
		return "Xong"
	}
	return "Chờ"
}

// failure says in few words why a file was not read, "" where there is no more to say. Example: corpus.KindEncrypted is "tệp có mật khẩu".
func failure(kind corpus.ProblemKind) string {
	switch kind {
	case corpus.KindEncrypted:
		return "tệp có mật khẩu"
	case corpus.KindBroken, corpus.KindCrashed:
		return "tệp hỏng"
	case corpus.KindTimeout:
		return "quá thời gian"
	case corpus.KindUnsupported:
		return "định dạng chưa hỗ trợ"
	case corpus.KindTooLarge:
		return "tệp quá lớn"
	case corpus.KindEmpty:
		return "tệp không có nội dung"
	case corpus.KindNoReader:
		return "máy thiếu chương trình đọc"
	}
	return ""
}

// sentenceOf tells more of why a file was not read.
func sentenceOf(f corpus.ImportFile) string {
	switch {
	case f.Reason == corpus.KindTooLarge && f.Sentence == "":
		return fmt.Sprintf("Tệp %s %s; giới hạn %s. Hãy chia nhỏ hoặc nạp bằng lệnh vankho index.", f.Name, bytesSize(f.Size), bytesSize(maxImportFile))
	case f.Reason == corpus.KindUnsupported:
		return f.Sentence + " Nhận " + importFormats + "."
	}
	return f.Sentence
}

// importRows show files of an import.
func (s *site) importRows(ctx context.Context, list []corpus.ImportFile, who viewer) ([]ImportFileRow, error) {
	parts := map[int][]corpus.FileReport{}
	var ids []corpus.ID
	for _, f := range list {
		ids = append(ids, f.Document, f.Other)
		if f.Outcome == corpus.ImportOpened {
			inner, err := s.intake.Parts(ctx, f.Path)
			if err != nil {
				return nil, err
			}
			parts[f.N] = inner
			for _, p := range inner[:min(len(inner), partsShown)] {
				ids = append(ids, p.Document)
			}
		}
	}
	docs, err := s.library.Summaries(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("documents of imports: %w", err)
	}
	if !who.local {
		for k, f := range list {
			if f.Outcome == corpus.ImportSecret || docs[f.Document].Secrecy != "" {
				list[k] = hiddenImport(f)
			}
		}
		for id, d := range docs {
			if d.Secrecy != "" {
				delete(docs, id)
			}
		}
	}
	out := make([]ImportFileRow, len(list))
	for k := range list {
		f := &list[k]
		f.Document, f.Other = known(f.Document, docs), known(f.Other, docs)
		out[k] = newImportFileRow(*f, docs)
		inner := parts[f.N]
		out[k].More = max(0, len(inner)-partsShown)
		for _, p := range inner[:min(len(inner), partsShown)] {
			part := newImportPart(*f, p, docs)
			if !who.local && (p.Outcome == corpus.OutcomeSecret || p.Document != "" && part.URL == "") {
				part.Name, part.Note = hiddenName, ""
			}
			out[k].Parts = append(out[k].Parts, part)
		}
	}
	return out, nil
}

// hiddenName stands for that of a file with a mark of secrecy.
const hiddenName = "Tệp có dấu mật"

// hiddenImport is what the network is told of a file with a mark of secrecy: that it is there.
func hiddenImport(f corpus.ImportFile) corpus.ImportFile {
	return corpus.ImportFile{Import: f.Import, N: f.N, Name: hiddenName, Size: -1, Step: f.Step, Outcome: corpus.ImportSecret, Change: f.Change}
}

// known is an id that the reader may know, else "".
func known(id corpus.ID, docs map[corpus.ID]corpus.Summary) corpus.ID {
	if _, ok := docs[id]; ok {
		return id
	}
	return ""
}

func newImportFileRow(f corpus.ImportFile, docs map[corpus.ID]corpus.Summary) ImportFileRow {
	row := ImportFileRow{N: f.N, Name: f.Name, Step: stepWords(f)}
	if f.Size >= 0 {
		row.Size = bytesSize(f.Size)
	}
	if f.Step != corpus.StepDone {
		return row
	}
	for _, o := range importOutcomes {
		if o.outcome == f.Outcome {
			row.Words, row.Class = o.outcome.Words(), o.class
		}
	}
	d, held := docs[f.Document]
	if held {
		row.Document = &Link{importName(d), documentURL(d.ID)}
		if d.Number != "" {
			row.Title = shorten(d.Title, 120)
		}
	}
	if other, ok := docs[f.Other]; ok {
		row.Words += map[corpus.ImportOutcome]string{corpus.ImportVersion: " của", corpus.ImportDuplicate: " với"}[f.Outcome]
		row.Link = &Link{importName(other), documentURL(other.ID)}
	} else if f.Outcome == corpus.ImportVersion {
		row.Words = "Mới" // of what, this reader may not know
	}
	note := func(format string, args ...any) { row.Notes = append(row.Notes, fmt.Sprintf(format, args...)) }
	switch {
	case f.Outcome == corpus.ImportFailed:
		if why := failure(f.Reason); why != "" {
			row.Words += ": " + why
		}
		note("%s", sentenceOf(f))
	case f.Outcome == corpus.ImportSecret, f.Outcome == corpus.ImportSame:
	case f.Outcome == corpus.ImportOpened:
		note("%s tệp bên trong.", integer(f.Documents))
	case held && d.Waiting > 0:
		note("%s trang ảnh quét đang chờ nhận dạng chữ.", integer(d.Waiting))
	case held && d.Poor > 0:
		note("Đọc một phần: %s/%s trang kém.", integer(d.Poor), integer(d.Pages))
	case f.Sentence != "" && !(held && f.Reason == corpus.KindScan): // those pages were read since
		note("Đọc một phần: %s", f.Sentence)
	}
	if f.Outcome == corpus.ImportNew && f.Document == "" && f.Documents > 0 {
		note("Danh mục có %s văn bản.", integer(f.Documents))
	}
	if f.Healed > 0 {
		note("Đã nối %s dẫn chiếu cũ tới văn bản này.", integer(f.Healed))
	}
	return row
}

// importName is what a document is called in a sentence: its type and number, else its title.
func importName(d corpus.Summary) string {
	if d.Number != "" {
		return numberedName(d.Type, d.Number)
	}
	return shorten(d.Title, 80)
}

func newImportPart(f corpus.ImportFile, p corpus.FileReport, docs map[corpus.ID]corpus.Summary) ImportPart {
	part := ImportPart{Name: strings.TrimPrefix(p.Path, f.Path+"!/")}
	for _, o := range outcomes {
		if o.outcome == p.Outcome {
			part.Words, part.Class = capital(o.words), o.class
		}
	}
	if d, ok := docs[p.Document]; ok {
		part.URL = documentURL(d.ID)
	}
	if len(p.Problems) > 0 && p.Outcome != corpus.OutcomeRead {
		part.Note = p.Problems[0].Detail
	}
	return part
}
