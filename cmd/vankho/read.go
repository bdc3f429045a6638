package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vankho/corpus"
	"vankho/corpus/validity"
	"vankho/indexer"
	"vankho/indexer/extract"
)

func newRead() *cobra.Command {
	var asJSON bool
	var as string
	cmd := &cobra.Command{
		Use:   "read TỆP|-",
		Short: "Đọc thử một tệp, in những gì nhận được, không lưu",
		Long: `Đọc một tệp (hoặc đầu vào chuẩn khi viết "-"), nhận thể thức, bố cục, dẫn chiếu rồi in ra; không ghi gì vào kho.
Đầu vào chuẩn được coi là chữ thường, trừ khi các byte đầu cho thấy là PDF, DOCX… hoặc có --as.`,
		Args: wants(1, false, "đúng một tệp, hoặc -"),
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := readOne(cmd.Context(), args[0], as, cmd.InOrStdin())
			if err != nil {
				return err
			}
			if asJSON {
				err = printJSON(cmd.OutOrStdout(), newReading(d))
			} else {
				printDocument(cmd.OutOrStdout(), d, validity.Verdict{}) // what is only read is not judged
			}
			if err == nil && d.Text == "" && len(d.Problems) > 0 {
				err = someFailed{}
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "in dạng JSON (hợp đồng công khai, xem README)")
	cmd.Flags().StringVar(&as, "as", "", "coi đầu vào là `DẠNG`: txt, md, html, pdf, docx, csv, jsonl")
	return cmd
}

// reading is the public JSON of `vankho read`: all offsets are bytes into text. Its fields are documented in the README.
type reading struct {
	Text         string               `json:"text"`
	Pages        []corpus.Page        `json:"pages"`
	Title        string               `json:"title,omitempty"`
	Header       corpus.Header        `json:"header"`
	Sections     []corpus.Section     `json:"sections"`
	References   []corpus.Reference   `json:"references"`
	Edges        []corpus.Edge        `json:"relations"`
	Instructions []corpus.Instruction `json:"instructions"`
	Entities     []corpus.Entity      `json:"entities"`
	Figures      []corpus.Figure      `json:"figures"`
	Tasks        []corpus.Task        `json:"tasks"`
	Language     string               `json:"language,omitempty"`
	Problems     []corpus.Problem     `json:"problems"`
}

func newReading(d *corpus.Document) reading {
	return reading{
		Text: d.Text, Pages: present(d.Pages), Title: d.Title, Header: d.Header, Sections: present(outline(d)), References: present(d.References),
		Edges: present(d.Edges), Instructions: present(d.Instructions), Entities: present(d.Entities), Figures: present(d.Figures), Tasks: present(d.Tasks),
		Language: d.Language, Problems: present(d.Problems),
	}
}

// outline is the document's sections or, where it has no numbering at all, its paragraphs.
func outline(d *corpus.Document) []corpus.Section {
	if len(d.Sections) > 0 {
		return d.Sections
	}
	var sections []corpus.Section
	for p := range corpus.Paragraphs(d.Text) {
		sections = append(sections, corpus.Section{
			ID: corpus.SectionID(fmt.Sprintf("doan-%d", p.Number)), Level: 1, Kind: corpus.SectionParagraph,
			Label: fmt.Sprintf("đoạn %d", p.Number), Span: p.Span,
		})
	}
	return sections
}

// present makes an empty list print as [] and not as null.
func present[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// forms are the values of --as.
var forms = []string{"txt", "md", "html", "pdf", "docx", "doc", "odt", "rtf", "xlsx", "xls", "ods", "csv", "jsonl", "jpg", "png", "tif"}

// readOne reads the first document of a file. Plain text is read in this process, which is quick and cannot hurt it;
// every other format in a child.
func readOne(ctx context.Context, path, as string, stdin io.Reader) (*corpus.Document, error) {
	content, name, err := contentOf(path, as, stdin)
	if err != nil {
		return nil, err
	}
	return readContent(ctx, content, name)
}

// contentOf takes the bytes of a file or of standard input, and what the file is called; "-" is plain text unless its bytes say otherwise.
func contentOf(path, as string, stdin io.Reader) ([]byte, string, error) {
	in, name := stdin, "-"
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, "", err
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, "", usageError{fmt.Sprintf("%q là thư mục; lệnh này nhận một tệp.", path)}
		}
		in, name = f, filepath.Base(path)
	}
	switch {
	case as == "txt":
		name = "-"
	case slices.Contains(forms, as):
		name = "-." + as
	case as != "":
		return nil, "", usageError{fmt.Sprintf("Tham số --as không nhận giá trị %q; các giá trị: %s.", as, strings.Join(forms, ", "))}
	}
	content, err := io.ReadAll(io.LimitReader(in, extract.DefaultLimits().Input+1))
	if err != nil {
		return nil, "", fmt.Errorf("read %s: %w", path, err)
	}
	return content, name, nil
}

// readContent reads the first document of the bytes of a file of that name.
func readContent(ctx context.Context, content []byte, name string) (*corpus.Document, error) {
	var first extract.Record
	keep := func(r extract.Record) error {
		if first.Document == nil {
			first = r
		}
		return nil
	}
	var result extract.Result
	var err error
	if extract.Plain(content, name) {
		result, err = extract.Read(ctx, bytes.NewReader(content), int64(len(content)), name, extract.DefaultLimits(), func(r extract.Record) error {
			return keep(indexer.Finish(r, name, func(extract.Stage) {}))
		})
	} else {
		result, err = readInChild(ctx, content, name, keep)
	}
	if err != nil {
		return nil, err
	}
	d := indexer.Understood(first)
	if d == nil {
		d = indexer.Understand(first, name) // nothing could be read: a document of problems alone
	}
	d.Problems = append(result.Problems, d.Problems...)
	if result.Container {
		d.Problems = append(d.Problems, corpus.Problem{Stage: corpus.StageExtract, Kind: corpus.KindUnsupported,
			Detail: "Tệp chứa các tệp khác; hãy nạp bằng lệnh index, hoặc giải nén rồi đọc từng tệp."})
	}
	return d, nil
}

// readInChild hands the bytes to a child through a file of the same name.
func readInChild(ctx context.Context, content []byte, name string, emit func(extract.Record) error) (result extract.Result, err error) {
	dir, err := os.MkdirTemp("", "vankho-doc-*")
	if err != nil {
		return result, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	file := filepath.Join(dir, name)
	if err := os.WriteFile(file, content, 0o600); err != nil {
		return result, err
	}
	pool, err := newPool(0, "")
	if err != nil {
		return result, err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	return pool.ReadWhole(ctx, extract.File{Path: file}, emit)
}
