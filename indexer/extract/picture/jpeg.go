package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"io"
)

// readJPEG reads a JPEG and turns it as its EXIF data say: cameras write what the sensor saw.
func readJPEG(in io.ReaderAt, size int64) (image.Image, resolution, error) {
	about := readMarkers(in)
	config, err := jpeg.DecodeConfig(io.NewSectionReader(in, 0, size))
	if err != nil {
		return nil, resolution{}, err
	}
	each := 3
	if about.progressive {
		each += 12 // all coefficients are held, four bytes each
	}
	if about.orientation > 1 {
		each += 4
	}
	if err := afford(config.Width, config.Height, each); err != nil {
		return nil, resolution{}, err
	}
	img, err := jpeg.Decode(io.NewSectionReader(in, 0, size))
	if err != nil {
		return nil, resolution{}, err
	}
	if about.orientation >= 5 { // its sides change places
		about.x, about.y = about.y, about.x
	}
	return oriented(img, about.orientation), about.resolution, nil
}

// markers is what the head of a JPEG says beside the picture.
type markers struct {
	resolution
	// orientation is EXIF's: 1 upright, 3 upside down, 6 and 8 on its side, the others mirrored; 0 where it is not said.
	orientation int
	progressive bool
}

const (
	jpegMarkers = 200      // markers looked at
	mostExif    = 64 << 10 // bytes; a marker holds no more
)

// readMarkers walks the markers before the dots.
func readMarkers(in io.ReaderAt) markers {
	var m markers
	at := int64(2)
	for range jpegMarkers {
		var head [4]byte
		if n, _ := in.ReadAt(head[:], at); n < len(head) || head[0] != 0xFF {
			break
		}
		if head[1] == 0xFF { // padding
			at++
			continue
		}
		length := int64(binary.BigEndian.Uint16(head[2:]))
		switch head[1] {
		case 0xDA, 0xD9: // the dots begin, or there are none
			return m
		case 0xC2, 0xC6, 0xCA, 0xCE:
			m.progressive = true
		case 0xE0, 0xE1:
			body := make([]byte, min(max(length-2, 0), mostExif))
			n, _ := in.ReadAt(body, at+4)
			m.segment(body[:n])
		}
		at += 2 + max(length, 2)
	}
	return m
}

// segment reads what an application says: JFIF the resolution, EXIF the orientation and, where JFIF says nothing, the resolution.
func (m *markers) segment(body []byte) {
	switch {
	case bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) >= 12:
		unit := map[byte]float64{1: 1, 2: cmPerInch}[body[7]]
		m.resolution = resolution{float64(binary.BigEndian.Uint16(body[8:])) * unit, float64(binary.BigEndian.Uint16(body[10:])) * unit}
	case bytes.HasPrefix(body, []byte("Exif\x00\x00")):
		exif := bytes.NewReader(body[6:])
		f, err := openTIFF(exif, exif.Size())
		if err != nil {
			return
		}
		if o := f.pages[0].number(tagOrientation); o >= 1 && o <= 8 {
			m.orientation = int(o)
		}
		if (m.resolution == resolution{}) {
			m.resolution = f.resolution(f.pages[0])
		}
	}
}

// oriented turns and mirrors the picture as EXIF's orientation asks.
func oriented(img image.Image, orientation int) image.Image {
	if orientation < 2 {
		return img
	}
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if orientation >= 5 {
		w, h = h, w
	}
	set := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			fx, fy := x, y
			if orientation >= 5 {
				fx, fy = y, x
			}
			switch orientation {
			case 2, 3, 7, 8:
				fx = b.Dx() - 1 - fx
			}
			switch orientation {
			case 3, 4, 6, 7:
				fy = b.Dy() - 1 - fy
			}
			set.Set(x, y, img.At(b.Min.X+fx, b.Min.Y+fy))
		}
	}
	return set
}
