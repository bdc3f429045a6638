// Package fault says, in one official Vietnamese sentence, why a file or a part of it could not be read, and keeps the libraries that
// read file formats in bounds: it holds the one place where a panic of theirs becomes an error, and ends their reading with a context.
package fault

import (
	_ "embed"
	"fmt"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
)

// Code names one sentence of sentences.tsv.
type Code string

// The codes; in brackets the arguments of the sentence.
const (
	Empty          Code = "empty"
	NoText         Code = "no_text"
	NotRegular     Code = "not_regular"
	Unreadable     Code = "unreadable"
	InputTooLarge  Code = "input_too_large"  // size as Size writes it
	OutputTooLarge Code = "output_too_large" // size
	Memory         Code = "memory"           // size
	Timeout        Code = "timeout"          // seconds, as text
	Crashed        Code = "crashed"
	Broken         Code = "broken"
	BrokenPDF      Code = "broken_pdf"
	BrokenDOCX     Code = "broken_docx"
	BrokenGzip     Code = "broken_gzip"
	TruncatedGzip  Code = "truncated_gzip"
	CutDOCX        Code = "cut_docx"
	BrokenDOC      Code = "broken_doc"
	CutDOC         Code = "cut_doc"
	BrokenRTF      Code = "broken_rtf"
	CutRTF         Code = "cut_rtf"
	EncryptedPDF   Code = "encrypted_pdf"
	EncryptedFile  Code = "encrypted_office"
	Scan           Code = "scan"           // pages
	ScanPages      Code = "scan_pages"     // scanned pages, all pages, list
	ScansNoReader  Code = "scan_no_reader" // pages, why recognition is not there
	NotRecognised  Code = "not_recognised" // list of pages, reason
	Helper         Code = "helper"         // what the helping program says
	NeedsOffice    Code = "needs_office"   // format
	OfficeFailed   Code = "office_failed"  // format
	BadPages       Code = "bad_pages"      // bad pages, all pages, list
	TooManyPages   Code = "too_many_pages" // limit, pages read
	MissingPages   Code = "missing_pages"  // pages announced, pages found
	Disagree       Code = "disagree"       // pages that two readers read differently, all pages, list
	WrongName      Code = "wrong_name"     // suffix, format
	Unsupported    Code = "unsupported"    // format
	UnsupportedAs  Code = "unsupported_name"
	Unknown        Code = "unknown"
	EmptyRegister  Code = "empty_register"
	JSONNoRegister Code = "json_no_register"
	BadJSONRow     Code = "bad_json_row" // line
	BadCSVRow      Code = "bad_csv_row"  // line
	EmptyRow       Code = "empty_row"    // line
	LongRow        Code = "long_row"     // line, size
	BadDate        Code = "bad_date"     // line, what is written
	GuessedCharset Code = "guessed_charset"
	BadBytes       Code = "bad_bytes" // bytes
	Converted      Code = "converted" // encoding
	BrokenSheet    Code = "broken_sheet"
	CutSheet       Code = "cut_sheet"     // name of the sheet
	HiddenSheets   Code = "hidden_sheets" // count
	OtherSheets    Code = "other_sheets"  // count
	ManyCells      Code = "many_cells"    // sheets that were begun
	PropertiesOnly Code = "properties_only"
	BrokenODT      Code = "broken_odt"
	CutODT         Code = "cut_odt"

	BrokenZip       Code = "broken_zip"
	BrokenMail      Code = "broken_mail"
	BrokenPart      Code = "broken_part"
	EncryptedPart   Code = "encrypted_part"
	UnsupportedPart Code = "unsupported_part" // number of the method
	OverlappingPart Code = "overlapping_part"
	Bomb            Code = "bomb"           // times
	TooManyParts    Code = "too_many_parts" // limit, parts read
	EmptyContainer  Code = "empty_container"
	TooDeep         Code = "too_deep" // layers
	NoReader        Code = "no_reader"
	NoVietnamese    Code = "no_vietnamese"
	BrokenPicture   Code = "broken_picture"
	LargePicture    Code = "large_picture"   // millions of dots
	UnknownPicture  Code = "unknown_picture" // what is not known
)

// Fault is one reason why a file, or a part of it, could not be read. It is an error, so that a reader can return it; the
// file is bad then, not the program.
// Example: Of(EncryptedPDF).Problem() is {extract, encrypted, 0, "Tệp PDF có mật khẩu, không mở được."}.
type Fault struct {
	Code Code
	Args []any
}

// Of makes a fault; args fill its sentence.
func Of(code Code, args ...any) *Fault { return &Fault{Code: code, Args: args} }

//go:embed sentences.tsv
var sentencesTSV string

type sentence struct {
	kind   corpus.ProblemKind
	format string
}

var sentences = sync.OnceValue(func() map[Code]sentence {
	all := map[Code]sentence{}
	for columns := range table.Rows(sentencesTSV, 3) {
		all[Code(columns[0])] = sentence{corpus.ProblemKind(columns[1]), columns[2]}
	}
	return all
})

// Kind is the kind of the problem.
func (f *Fault) Kind() corpus.ProblemKind { return sentences()[f.Code].kind }

// Error is the sentence.
func (f *Fault) Error() string { return fmt.Sprintf(sentences()[f.Code].format, f.Args...) }

// Problem is the fault as it is stored and shown.
func (f *Fault) Problem() corpus.Problem {
	return corpus.Problem{Stage: corpus.StageExtract, Kind: f.Kind(), Detail: f.Error()}
}

// Size writes a number of bytes for a person, in binary units: "512 MB", "1 GB", "3 KB".
func Size(bytes int64) string {
	units := []string{"byte", "KB", "MB", "GB"}
	i := 0
	for ; bytes >= 1024 && i < len(units)-1; i++ {
		bytes /= 1024
	}
	return fmt.Sprintf("%d %s", bytes, units[i])
}

// Contain runs read and turns a panic into an error; it holds the only recover for file formats. The libraries that
// read file formats panic on damaged input; whatever they had built is dropped.
func Contain(read func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &Panic{Cause: cause}
		}
	}()
	return read()
}

// Panic is what Contain returns for a panic.
type Panic struct{ Cause any }

func (p *Panic) Error() string { return fmt.Sprintf("panic: %v", p.Cause) }
