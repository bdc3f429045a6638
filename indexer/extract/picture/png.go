package picture

import (
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"io"
)

// readPNG reads a PNG; its resolution stands in the chunk pHYs, in dots per meter.
func readPNG(in io.ReaderAt, size int64) (image.Image, resolution, error) {
	config, err := png.DecodeConfig(io.NewSectionReader(in, 0, size))
	if err != nil {
		return nil, resolution{}, err
	}
	if err := afford(config.Width, config.Height, 2*dotBytes(config.ColorModel)); err != nil {
		return nil, resolution{}, err
	}
	img, err := png.Decode(io.NewSectionReader(in, 0, size))
	return img, pngResolution(in), err
}

// dotBytes is the memory of a decoded dot.
func dotBytes(m color.Model) int {
	switch m {
	case color.GrayModel:
		return 1
	case color.Gray16Model:
		return 2
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	}
	if _, paletted := m.(color.Palette); paletted {
		return 1
	}
	return 4
}

const (
	pngHead   = 8   // bytes of the signature
	pngChunks = 100 // chunks looked at; pHYs stands before the dots
)

func pngResolution(in io.ReaderAt) resolution {
	at := int64(pngHead)
	for range pngChunks {
		var chunk [17]byte // length, name, and the nine bytes of pHYs
		if n, _ := in.ReadAt(chunk[:], at); n < len(chunk) {
			break
		}
		switch string(chunk[4:8]) {
		case "IDAT":
			return resolution{}
		case "pHYs":
			if chunk[16] != 1 { // 0 gives the ratio alone
				return resolution{}
			}
			return resolution{float64(binary.BigEndian.Uint32(chunk[8:])) * mPerInch, float64(binary.BigEndian.Uint32(chunk[12:])) * mPerInch}
		}
		at += 12 + int64(binary.BigEndian.Uint32(chunk[:]))
	}
	return resolution{}
}
