package web

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"os"
	"path"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

const (
	// archiveEnding is that of the files of originals; archiveFolder holds them there, archiveList tells of them.
	archiveEnding = "zip"
	archiveFolder = "van-ban/"
	archiveList   = "danh-sach.csv"
)

// archive writes the originals of documents as one ZIP, file after file as they are read, and a list of them at its end. Files of formats that are
// packed already are stored as they are: packing them again costs time and gains nothing.
type archive struct {
	cargo
	site *site
	ctx  context.Context
	zip  *zip.Writer
	// lost are originals that could not be read, by hash.
	lost map[string]bool
}

func (s *site) newArchive(ctx context.Context, w io.Writer, of cargo) *archive {
	return &archive{cargo: of, site: s, ctx: ctx, zip: zip.NewWriter(w), lost: map[string]bool{}}
}

// carry writes the originals of a document.
func (a *archive) carry(c corpus.Card) error {
	for i, f := range c.Files {
		o, err := a.site.library.Original(a.ctx, f.SHA256)
		if err == nil && o.Secret { // the same bytes are those of a document with a mark of secrecy too
			err = corpus.ErrNotFound
		}
		if err == nil {
			err = a.add(c, i, o)
		}
		if errors.Is(err, errNoOriginal) || errors.Is(err, corpus.ErrNotFound) {
			a.lost[f.SHA256] = true
			continue
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// add writes one original.
func (a *archive) add(c corpus.Card, n int, o corpus.Original) error {
	in, err := os.Open(o.Path)
	if err != nil {
		return errNoOriginal
	}
	defer in.Close()
	h := &zip.FileHeader{Name: memberName(c, n), Method: zip.Store, Modified: c.Changed.UTC()}
	if packs(o.MIME) {
		h.Method = zip.Deflate
	}
	out, err := a.zip.CreateHeader(h)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		return fmt.Errorf("archive %s: %w", c.ID, err)
	}
	return nil
}

// memberName is what the nth file of a document is called in an archive: ids are unique and hold no point, so that names are.
// Example: "van-ban/12-kh-ubnd-2025.pdf", "van-ban/12-kh-ubnd-2025.2.docx".
func memberName(c corpus.Card, n int) string {
	name := archiveFolder + strings.ReplaceAll(viet.Slug(string(c.ID)), ".", "-")
	if n > 0 {
		name += "." + strconv.Itoa(n+1)
	}
	ending := strings.ToLower(path.Ext(c.Files[n].Name))
	if len(ending) < 2 || len(ending) > 6 || strings.Trim(ending[1:], "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return name
	}
	return name + ending
}

// packs reports whether files of a type become smaller: text, and the old formats of Word and Excel.
func packs(kind string) bool {
	name, _, _ := mime.ParseMediaType(kind)
	if strings.HasPrefix(name, "text/") {
		return true
	}
	switch name {
	case "application/msword", "application/vnd.ms-excel", "application/x-ole-storage", "application/rtf", "application/json", "application/xml", "message/rfc822", "image/bmp", "image/tiff":
		return true
	}
	return false
}

func (a *archive) Flush() error { return a.zip.Flush() }

// Close writes the list of files and ends the archive.
func (a *archive) Close() error {
	w, err := a.zip.Create(archiveList)
	if err != nil {
		return err
	}
	out, err := startSheet(w)
	if err != nil {
		return err
	}
	if err := out.row("Tệp trong gói", "Loại văn bản", "Số, ký hiệu", "Tên, trích yếu", "Cơ quan ban hành", "Ngày ban hành", "Tên tệp gốc", "Cỡ, byte", "SHA-256", "Địa chỉ", "Ghi chú"); err != nil {
		return err
	}
	err = a.site.eachCard(a.ctx, a.ids, func() error { return a.ctx.Err() }, func(c corpus.Card) error {
		facts := []string{c.Type, c.Number, viet.Squeeze(c.Title), c.Issuer, c.Issued.Short()}
		at := a.base + documentURL(c.ID)
		if len(c.Files) == 0 {
			return out.row(append(append([]string{""}, facts...), "", "", "", at, "Kho không có tệp gốc")...)
		}
		for i, f := range c.Files {
			name, note := memberName(c, i), ""
			if a.lost[f.SHA256] {
				name, note = "", "Không đọc được tệp gốc"
			}
			if err := out.row(append(append([]string{name}, facts...), f.Name, strconv.FormatInt(f.Size, 10), f.SHA256, at, note)...); err != nil {
				return err
			}
		}
		return nil
	})
	return errors.Join(err, out.end(), a.zip.Close())
}
