// Command generate makes the files of the sample corpus and its gold tables from the sources beside them. Running it
// twice gives the same bytes.
//
//	go run ./corpus/sample/generate [-dir corpus/sample] [-fonts /usr/share/fonts/truetype/liberation2]
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Mark is what every page or document of the sample says of itself.
const Mark = "VĂN BẢN MINH HỌA, không có giá trị pháp lý"

// DefaultFonts is where Debian's package fonts-liberation2 (SIL Open Font License) puts its fonts.
const DefaultFonts = "/usr/share/fonts/truetype/liberation2"

func main() {
	log.SetFlags(0)
	dir := flag.String("dir", defaultDir(), "folder of the sample corpus")
	fonts := flag.String("fonts", DefaultFonts, "folder of LiberationSerif-*.ttf")
	flag.Parse()
	if err := run(*dir, *fonts); err != nil {
		log.Fatal(err)
	}
}

// defaultDir is right both from the module's root and, under go generate, from the sample's folder.
func defaultDir() string {
	if _, err := os.Stat("source"); err == nil {
		return "."
	}
	return filepath.Join("corpus", "sample")
}

func run(dir, fonts string) error {
	docs, err := write(filepath.Join(dir, "source"), filepath.Join(dir, "files"), fonts)
	if err != nil {
		return err
	}
	if _, err := write(filepath.Join(dir, "draft"), filepath.Join(dir, "draft"), fonts); err != nil {
		return err
	}
	gold, err := Gold(docs, filepath.Join(dir, "source", "laws.tsv"))
	if err != nil {
		return err
	}
	for name, data := range gold {
		if err := os.WriteFile(filepath.Join(dir, "gold", name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// write makes the files of the sources of a folder, in another.
func write(from, to, fonts string) ([]*Document, error) {
	docs, err := ReadSources(from)
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		data, err := Render(d, fonts)
		if err != nil {
			return nil, fmt.Errorf("make %s: %w", d.FileName(), err)
		}
		if err := os.WriteFile(filepath.Join(to, d.FileName()), data, 0o644); err != nil {
			return nil, err
		}
	}
	return docs, nil
}

// ReadSources reads every source of a folder, in the order of their names.
func ReadSources(dir string) ([]*Document, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	slices.Sort(paths)
	var docs []*Document
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		d, err := ParseDocument(strings.TrimSuffix(filepath.Base(path), ".txt"), string(text))
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	return docs, nil
}

// Render makes the file of a document in its format. Fonts is needed for PDF only.
func Render(d *Document, fonts string) ([]byte, error) {
	switch d.Format {
	case "pdf":
		return PDF(d, fonts)
	case "docx":
		return DOCX(d)
	case "html":
		return HTML(d)
	case "txt":
		return []byte(Text(d)), nil
	case "md":
		return []byte(Markdown(d)), nil
	}
	return nil, fmt.Errorf("unknown format %q", d.Format)
}
