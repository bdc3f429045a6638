package picture

import (
	"bytes"
	"errors"
	"image"
	"image/draw"
	"image/jpeg"

	"vankho/indexer/extract/fault"
)

// mostStrip bounds the bytes of one strip.
const mostStrip = 256 << 20

// jpegPage reads a page whose strips are JPEG streams, as scanners store colour. The tables that all strips share stand apart.
func (f tiffFile) jpegPage(d directory) (image.Image, error) {
	width, height := int(d.number(tagWidth)), int(d.number(tagHeight))
	offsets, err := f.values(d, tagStripOffset)
	if err != nil {
		return nil, fault.Of(fault.UnknownPicture, "TIFF, JPEG in tiles")
	}
	sizes, err := f.values(d, tagStripBytes)
	if err != nil || len(sizes) < len(offsets) {
		return nil, errors.New("tiff: strips without a size")
	}
	var tables []byte
	if _, ok := d.tags[tagTables]; ok {
		values, err := f.values(d, tagTables)
		if err != nil {
			return nil, err
		}
		for _, v := range values {
			tables = append(tables, byte(v))
		}
		tables = bytes.TrimSuffix(tables, []byte{0xFF, 0xD9})
	}
	rows := int(d.number(tagRows))
	if rows <= 0 || rows > height {
		rows = height
	}
	var page draw.Image
	for i, offset := range offsets {
		if i*rows >= height {
			break
		}
		if int64(sizes[i]) > min(f.size, mostStrip) {
			return nil, errors.New("tiff: a strip larger than the file")
		}
		strip := make([]byte, sizes[i])
		if _, err := f.in.ReadAt(strip, int64(offset)); err != nil {
			return nil, err
		}
		if len(tables) > 0 {
			strip = append(tables[:len(tables):len(tables)], bytes.TrimPrefix(strip, []byte{0xFF, 0xD8})...)
		}
		config, err := jpeg.DecodeConfig(bytes.NewReader(strip))
		if err != nil {
			return nil, err
		}
		if config.Width > width+64 || config.Height > rows+64 {
			return nil, errors.New("tiff: a strip larger than the page")
		}
		img, err := jpeg.Decode(bytes.NewReader(strip))
		if err != nil {
			return nil, err
		}
		if page == nil {
			if page = image.NewRGBA(image.Rect(0, 0, width, height)); isGray(img) {
				page = image.NewGray(page.Bounds())
			}
		}
		draw.Draw(page, image.Rect(0, i*rows, width, min((i+1)*rows, height)), img, image.Point{}, draw.Src)
	}
	if page == nil {
		return nil, errors.New("tiff: a page without strips")
	}
	return page, nil
}

func isGray(img image.Image) bool {
	_, gray := img.(*image.Gray)
	return gray
}
