package container

import (
	"archive/zip"
	"cmp"
	"compress/bzip2"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"

	"vankho/indexer/extract/fault"
)

// bzip2Method is the number of bzip2 in the table of ZIP (APPNOTE.TXT 4.4.5).
const bzip2Method = 12

// encryptedFlag says that an entry has a password (APPNOTE.TXT 4.4.4).
const encryptedFlag = 1

func (s *spool) zip(in io.ReaderAt, size int64) error {
	var archive *zip.Reader
	err := fault.Contain(func() (err error) {
		archive, err = zip.NewReader(in, size)
		return err
	})
	// A name that leads out of the archive is no reason not to read the others: names are cleaned.
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return s.orContext(fault.Of(fault.BrokenZip))
	}
	archive.RegisterDecompressor(bzip2Method, func(r io.Reader) io.ReadCloser { return io.NopCloser(bzip2.NewReader(r)) })
	overlapping := overlaps(archive.File)
	for _, entry := range archive.File {
		name := cleanName(entryName(entry))
		if mode := entry.Mode(); mode.IsDir() || mode&fs.ModeType != 0 || entry.Name == "" || entry.Name[len(entry.Name)-1] == '\\' || passedOver(name) {
			continue
		}
		if err := s.entry(entry, name, overlapping[entry]); err != nil {
			return err
		}
	}
	if s.parts == 0 {
		return fault.Of(fault.EmptyContainer)
	}
	return nil
}

func (s *spool) entry(entry *zip.File, name string, overlaps bool) error {
	switch {
	case entry.Flags&encryptedFlag != 0:
		return s.fail(name, fault.EncryptedPart)
	case overlaps:
		return s.fail(name, fault.OverlappingPart)
	}
	content, err := entry.Open()
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		return s.fail(name, fault.UnsupportedPart, entry.Method)
	case err != nil:
		return cmp.Or(s.ctx.Err(), s.fail(name, fault.BrokenPart))
	}
	defer content.Close()
	return s.save(name, content, int64(min(entry.CompressedSize64, 1<<40)))
}

// orContext is f, unless ctx ended, which makes every read fail.
func (s *spool) orContext(f *fault.Fault) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	return f
}

// overlaps finds the entries whose bytes another entry before them has too: an archive of a few kilobytes made so unpacks to
// terabytes (D. Fifield, A better zip bomb, 2019).
func overlaps(entries []*zip.File) map[*zip.File]bool {
	type place struct {
		entry    *zip.File
		from, to int64
	}
	var places []place
	for _, e := range entries {
		if from, err := e.DataOffset(); err == nil {
			places = append(places, place{e, from, from + int64(min(e.CompressedSize64, 1<<50))})
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(a.from, b.from) })
	found := map[*zip.File]bool{}
	end := int64(0)
	for _, p := range places {
		if p.from < end && p.to > p.from {
			found[p.entry] = true
		}
		end = max(end, p.to)
	}
	return found
}

// entryName is the name of an entry: as UTF-8 where it says so or has its name in UTF-8 beside, else in the code page that
// fits it.
func entryName(entry *zip.File) string {
	if !entry.NonUTF8 {
		return entry.Name
	}
	if name, ok := unicodeName(entry.Extra, entry.Name); ok {
		return name
	}
	return decodeName(entry.Name)
}

// unicodeName reads the extra field 0x7075 of Info-ZIP: a version, the checksum of the name it stands for, the name in UTF-8
// (APPNOTE.TXT 4.6.9).
func unicodeName(extra []byte, raw string) (string, bool) {
	for len(extra) >= 4 {
		id, size := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		extra = extra[4:]
		if size > len(extra) {
			break
		}
		if id == 0x7075 && size > 5 && extra[0] == 1 && binary.LittleEndian.Uint32(extra[1:]) == crc32.ChecksumIEEE([]byte(raw)) {
			return string(extra[5:size]), true
		}
		extra = extra[size:]
	}
	return "", false
}
