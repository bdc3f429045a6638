// Package odf reads OpenDocument files (ISO/IEC 26300): texts into lines, and what texts and sheets have in common.
package odf

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"io"

	"vankho/corpus/viet"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/label"
	"vankho/indexer/extract/parts"
)

// limits of the parts of a package, in bytes of markup.
const (
	maxContent  = 512 << 20
	maxStyles   = 64 << 20
	maxManifest = 16 << 20
)

// Stream reads the markup of a document, the styles apart.
type Stream struct {
	ctx    context.Context
	xml    *xml.Decoder
	close  func() error
	styles map[styleName]style
	// faces are the names of fonts by the names that styles give them.
	faces map[string]string
	// levels are the levels of list styles.
	levels map[string][label.Levels]label.Level

	// left is how many bytes of text may still come.
	left  int64
	limit int64
	// encoding is the legacy encoding that a part of the text was decoded from.
	encoding viet.Legacy
}

// Open begins to read the content of a document, in a package or in one flat piece of markup. Broken is the fault of a file that is
// none; limit is the most bytes of text.
func Open(ctx context.Context, in io.ReaderAt, size, limit int64, broken fault.Code) (*Stream, error) {
	s := &Stream{ctx: ctx, styles: map[styleName]style{}, faces: map[string]string{}, levels: map[string][label.Levels]label.Level{}, left: limit, limit: limit}
	head := make([]byte, 2)
	if _, err := in.ReadAt(head, 0); err != nil || string(head) != "PK" {
		s.xml = parts.Decoder(io.LimitReader(io.NewSectionReader(in, 0, size), maxContent))
		s.close = func() error { return nil }
		return s, nil
	}
	p, err := parts.Open(in, size)
	if err != nil {
		return nil, fault.Of(broken)
	}
	if locked(p["META-INF/manifest.xml"]) {
		return nil, fault.Of(fault.EncryptedFile)
	}
	content := p["content.xml"]
	if content == nil {
		return nil, fault.Of(broken)
	}
	if parts.Locked(content) {
		return nil, fault.Of(fault.EncryptedFile)
	}
	if f := p["styles.xml"]; f != nil {
		if r, err := f.Open(); err == nil {
			s.xml = parts.Decoder(io.LimitReader(r, maxStyles))
			// What stands before damage is kept; a document without its styles can still be read.
			for _, err := s.Token(); err == nil; _, err = s.Token() {
			}
			_ = r.Close()
		}
	}
	r, err := content.Open()
	if err != nil {
		return nil, fault.Of(broken)
	}
	s.xml, s.close = parts.Decoder(io.LimitReader(r, maxContent)), r.Close
	return s, nil
}

// locked reports whether the manifest says that parts are encrypted.
func locked(f *zip.File) bool {
	if f == nil {
		return false
	}
	r, err := f.Open()
	if err != nil {
		return false
	}
	defer r.Close()
	d := parts.Decoder(io.LimitReader(r, maxManifest))
	for {
		token, err := d.Token()
		if err != nil {
			return false
		}
		if t, ok := token.(xml.StartElement); ok && t.Name.Local == "encryption-data" {
			return true
		}
	}
}

// Close ends the reading.
func (s *Stream) Close() error { return s.close() }

// Encoding is the legacy encoding that a part of the text was decoded from, by its fonts; "" where all of it is Unicode.
func (s *Stream) Encoding() viet.Legacy { return s.encoding }

// Token gives the next token of the content; styles on the way are taken in.
func (s *Stream) Token() (xml.Token, error) {
	for {
		token, err := s.xml.Token()
		if err != nil {
			return nil, err
		}
		t, ok := token.(xml.StartElement)
		if !ok {
			return token, nil
		}
		switch t.Name.Local {
		case "font-face-decls", "styles", "automatic-styles":
			err = s.readStyles(t.Name.Local)
		case "master-styles", "scripts", "settings", "meta":
			err = s.xml.Skip()
		default:
			return token, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// Skip passes over the element that has just begun.
func (s *Stream) Skip() error { return s.xml.Skip() }

// take counts text.
func (s *Stream) take(text string) error {
	if s.left -= int64(len(text)); s.left < 0 {
		return fault.Of(fault.OutputTooLarge, fault.Size(s.limit))
	}
	return nil
}

// Attribute is the value of an attribute by its name without name space, "" where it is missing.
func Attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
