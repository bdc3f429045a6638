package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"slices"
	"testing"

	"golang.org/x/image/tiff"

	"vankho/indexer/extract/fault"
)

// drawn is a small page, dark in its upper left quarter.
func drawn(w, h int) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, w, h))
	for i := range g.Pix {
		g.Pix[i] = 255
		if i%w < w/2 && i/w < h/2 {
			g.Pix[i] = 10
		}
	}
	return g
}

// dark names the quarter of a picture that is dark.
func dark(img image.Image) string {
	b := img.Bounds()
	var names string
	for _, q := range []struct {
		name string
		x, y int
	}{{"upper left", 1, 1}, {"upper right", 3, 1}, {"lower left", 1, 3}, {"lower right", 3, 3}} {
		if y := color.GrayModel.Convert(img.At(b.Min.X+q.x*b.Dx()/4, b.Min.Y+q.y*b.Dy()/4)).(color.Gray).Y; y < 128 {
			names += q.name
		}
	}
	return names
}

// field is one tag of a TIFF that is built.
type field struct {
	tag, kind uint16
	values    []uint32
}

// sheetOf is a page of a TIFF that is built: its tags but for those of the strips, and the strips.
type sheetOf struct {
	fields []field
	strips [][]byte
}

// built writes a TIFF of pages.
func built(order binary.AppendByteOrder, pages ...sheetOf) []byte {
	out := []byte("II*\x00")
	if order.String() == "BigEndian" {
		out = []byte("MM\x00*")
	}
	link := len(out)
	out = order.AppendUint32(out, 0)
	for _, p := range pages {
		var offsets, sizes []uint32
		for _, s := range p.strips {
			offsets, sizes = append(offsets, uint32(len(out))), append(sizes, uint32(len(s)))
			out = append(out, s...)
		}
		fields := append(slices.Clone(p.fields), field{tagStripOffset, 4, offsets}, field{tagStripBytes, 4, sizes})
		slices.SortFunc(fields, func(a, b field) int { return int(a.tag) - int(b.tag) })
		var rows []byte
		for _, f := range fields {
			var raw []byte
			for _, v := range f.values {
				switch f.kind {
				case 3:
					raw = order.AppendUint16(raw, uint16(v))
				case 7:
					raw = append(raw, byte(v))
				default:
					raw = order.AppendUint32(raw, v)
				}
			}
			count := len(f.values)
			if f.kind == 5 {
				count /= 2
			}
			rows = order.AppendUint32(order.AppendUint16(order.AppendUint16(rows, f.tag), f.kind), uint32(count))
			if len(raw) <= 4 {
				rows = append(rows, append(raw, 0, 0, 0, 0)[:4]...)
			} else {
				rows = order.AppendUint32(rows, uint32(len(out)))
				out = append(out, raw...)
			}
		}
		order.(binary.ByteOrder).PutUint32(out[link:], uint32(len(out)))
		out = append(order.AppendUint16(out, uint16(len(fields))), rows...)
		link = len(out)
		out = order.AppendUint32(out, 0)
	}
	return out
}

// plain is the tags of a gray page in one strip.
func plain(w, h, compression uint32, more ...field) []field {
	return append([]field{{tagWidth, 4, []uint32{w}}, {tagHeight, 4, []uint32{h}}, {tagBits, 3, []uint32{8}}, {tagCompression, 3, []uint32{compression}},
		{262, 3, []uint32{1}}, {277, 3, []uint32{1}}, {tagRows, 4, []uint32{h}}}, more...)
}

func read(t *testing.T, data []byte, n int) (image.Image, float64) {
	t.Helper()
	img, dpi, err := Page(t.Context(), bytes.NewReader(data), int64(len(data)), n)
	if err != nil {
		t.Fatal(err)
	}
	return img, dpi
}

func pages(t *testing.T, data []byte) int {
	t.Helper()
	n, err := Pages(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestEveryPageOfATIFFIsRead(t *testing.T) {
	g4, err := os.ReadFile("testdata/g4.tif")
	if err != nil {
		t.Fatal(err)
	}
	whole, _ := read(t, g4, 1)
	f, err := openTIFF(bytes.NewReader(g4), int64(len(g4)))
	if err != nil {
		t.Fatal(err)
	}
	at, _ := f.values(f.pages[0], tagStripOffset)
	size, _ := f.values(f.pages[0], tagStripBytes)
	strip := g4[at[0]:][:size[0]]
	fax := []field{{tagWidth, 4, []uint32{827}}, {tagHeight, 4, []uint32{1170}}, {tagBits, 3, []uint32{1}}, {tagCompression, 3, []uint32{4}}, {262, 3, []uint32{0}},
		{tagResolutionX, 5, []uint32{100, 1}}, {tagResolutionY, 5, []uint32{100, 1}}}
	gray := drawn(200, 280)
	var strips bytes.Buffer
	if err := jpeg.Encode(&strips, drawn(160, 160), nil); err != nil {
		t.Fatal(err)
	}
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		book := built(order,
			sheetOf{fax, [][]byte{strip}},
			sheetOf{plain(200, 280, 1), [][]byte{gray.Pix}},
			sheetOf{plain(20, 28, 1, field{tagSubfile, 4, []uint32{subfileReduced}}), [][]byte{drawn(20, 28).Pix}},
			sheetOf{[]field{{tagWidth, 4, []uint32{160}}, {tagHeight, 4, []uint32{320}}, {tagCompression, 3, []uint32{compressionJPEG}}, {tagRows, 4, []uint32{160}}},
				[][]byte{strips.Bytes(), strips.Bytes()}},
			sheetOf{fax, [][]byte{strip}})
		if n := pages(t, book); n != 4 {
			t.Fatalf("%v: %d pages, want 4", order, n)
		}
		for _, n := range []int{1, 4} {
			img, dpi := read(t, book, n)
			if dpi != 100 || !bytes.Equal(img.(*image.Gray).Pix, whole.(*image.Gray).Pix) {
				t.Errorf("%v: page %d differs from the page alone, %v dpi", order, n, dpi)
			}
		}
		if img, dpi := read(t, book, 2); dark(img) != "upper left" || math.Abs(dpi-200/a4Width) > 0.01 {
			t.Errorf("%v: gray page: dark at %q, %v dpi", order, dark(img), dpi)
		}
		img, _ := read(t, book, 3)
		for y, want := range map[int]uint8{40: 10, 120: 255, 200: 10, 280: 255} { // each strip is dark in its upper left quarter
			if got := color.GrayModel.Convert(img.At(40, y)).(color.Gray).Y; max(got, want)-min(got, want) > 8 {
				t.Errorf("%v: JPEG strips: %d in row %d, want %d", order, got, y, want)
			}
		}
	}
}

func TestAFaxIsMadeSquare(t *testing.T) {
	data := built(binary.LittleEndian, sheetOf{plain(1728, 1100, 1, field{tagResolutionX, 5, []uint32{204, 1}}, field{tagResolutionY, 5, []uint32{98, 1}}), [][]byte{drawn(1728, 1100).Pix}})
	img, dpi := read(t, data, 1)
	if b := img.Bounds(); b.Dx() != 1728 || b.Dy() != 2290 || dpi != 204 || dark(img) != "upper left" {
		t.Errorf("%v at %v dpi, dark at %q", b, dpi, dark(img))
	}
}

// app is an application marker of a JPEG.
func app(n byte, body string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xFF, 0xE0 + n}, uint16(len(body)+2)), body...)
}

func withMarkers(data []byte, markers ...[]byte) []byte {
	return slices.Concat(data[:2], slices.Concat(markers...), data[2:])
}

func TestAPhotographIsTurnedAsItSays(t *testing.T) {
	var encoded bytes.Buffer
	if err := jpeg.Encode(&encoded, drawn(160, 240), nil); err != nil {
		t.Fatal(err)
	}
	for orientation, want := range []string{"upper left", "upper left", "upper right", "lower right", "lower left", "upper left", "upper right", "lower right", "lower left"} {
		exif := built(binary.BigEndian, sheetOf{fields: []field{{tagOrientation, 3, []uint32{uint32(orientation)}}, {tagResolutionX, 5, []uint32{72, 1}}, {tagResolutionY, 5, []uint32{72, 1}}}})
		img, _ := read(t, withMarkers(encoded.Bytes(), app(1, "Exif\x00\x00"+string(exif))), 1)
		if b := img.Bounds(); dark(img) != want || (b.Dx() > b.Dy()) != (orientation > 4) {
			t.Errorf("orientation %d: %v, dark at %q, want %q", orientation, b, dark(img), want)
		}
	}
}

func TestResolutionIsReadOrGuessed(t *testing.T) {
	page := drawn(827, 1170)
	var asJPEG, asPNG bytes.Buffer
	if err := errors.Join(jpeg.Encode(&asJPEG, page, nil), png.Encode(&asPNG, page)); err != nil {
		t.Fatal(err)
	}
	physical := func(x uint32, unit byte) []byte {
		body := append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("pHYs"), x), x), unit)
		chunk := binary.BigEndian.AppendUint32(append([]byte{0, 0, 0, 9}, body...), crc32.ChecksumIEEE(body))
		const afterHeader = 8 + 12 + 13
		return slices.Insert(bytes.Clone(asPNG.Bytes()), afterHeader, chunk...)
	}
	for _, c := range []struct {
		name string
		data []byte
		want float64
	}{
		{"nothing said in a JPEG", asJPEG.Bytes(), 827 / a4Width},
		{"JFIF in inches", withMarkers(asJPEG.Bytes(), app(0, "JFIF\x00\x01\x02\x01\x00\x96\x00\x96\x00\x00")), 150},
		{"JFIF in centimetres", withMarkers(asJPEG.Bytes(), app(0, "JFIF\x00\x01\x02\x02\x00\x3B\x00\x3B\x00\x00")), 59 * 2.54},
		{"JFIF ratio", withMarkers(asJPEG.Bytes(), app(0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00")), 827 / a4Width},
		{"a page of a few millimetres", withMarkers(asJPEG.Bytes(), app(0, "JFIF\x00\x01\x02\x01\x12\xC0\x12\xC0\x00\x00")), 827 / a4Width},
		{"nothing said in a PNG", asPNG.Bytes(), 827 / a4Width},
		{"dots a metre", physical(3937, 1), 3937 * 0.0254},
		{"dots of no unit", physical(3937, 0), 827 / a4Width},
	} {
		if _, dpi := read(t, c.data, 1); math.Abs(dpi-c.want) > 0.01 {
			t.Errorf("%s: %v, want %v", c.name, dpi, c.want)
		}
	}
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	var small bytes.Buffer
	if err := png.Encode(&small, drawn(20, 20)); err != nil {
		t.Fatal(err)
	}
	huge := bytes.Clone(small.Bytes())
	binary.BigEndian.PutUint32(huge[16:], 60_000)
	binary.BigEndian.PutUint32(huge[20:], 60_000)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	for _, c := range []struct {
		name string
		data []byte
		want fault.Code
	}{
		{"nothing", nil, fault.BrokenPicture},
		{"text", []byte("Số: 15/QĐ-UBND"), fault.BrokenPicture},
		{"a PNG that ends early", small.Bytes()[:60], fault.BrokenPicture},
		{"a PNG of 3600 million dots", huge, fault.LargePicture},
		{"a TIFF of 10000 million dots", built(binary.LittleEndian, sheetOf{fields: plain(100_000, 100_000, 1)}), fault.LargePicture},
		{"a TIFF of more dots than numbers hold", built(binary.LittleEndian, sheetOf{fields: plain(math.MaxUint32, math.MaxUint32, 1)}), fault.LargePicture},
		{"a TIFF without strips", built(binary.LittleEndian, sheetOf{fields: plain(100, 100, 1)}), fault.BrokenPicture},
		{"a compression of its own", built(binary.LittleEndian, sheetOf{plain(10, 10, 34712), [][]byte{{1}}}), fault.UnknownPicture},
	} {
		_, _, err := Page(t.Context(), bytes.NewReader(c.data), int64(len(c.data)), 1)
		var f *fault.Fault
		if !errors.As(err, &f) || f.Code != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	loop := built(binary.LittleEndian, sheetOf{plain(2, 2, 1), [][]byte{{1, 2, 3, 4}}})
	copy(loop[len(loop)-4:], loop[4:8])
	if n := pages(t, loop); n != 1 {
		t.Errorf("a chain that goes round: %d pages", n)
	}
	if _, _, err := Page(t.Context(), bytes.NewReader(loop), int64(len(loop)), 2); err == nil {
		t.Error("a page that is not there was read")
	}
}

func FuzzPage(f *testing.F) {
	var asJPEG, asPNG, asTIFF bytes.Buffer
	if err := errors.Join(jpeg.Encode(&asJPEG, drawn(16, 16), nil), png.Encode(&asPNG, drawn(16, 16)), tiff.Encode(&asTIFF, drawn(16, 16), nil)); err != nil {
		f.Fatal(err)
	}
	for _, seed := range [][]byte{asJPEG.Bytes(), asPNG.Bytes(), asTIFF.Bytes(), withMarkers(asJPEG.Bytes(), app(1, "Exif\x00\x00"+asTIFF.String())),
		built(binary.BigEndian, sheetOf{plain(16, 16, 7), [][]byte{asJPEG.Bytes()}}, sheetOf{plain(2, 2, 1), [][]byte{{1, 2, 3, 4}}})} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in := bytes.NewReader(data)
		n, err := Pages(in, in.Size())
		if err == nil && n < 1 {
			t.Fatal("a picture without a page")
		}
		for page := range min(n, 3) {
			img, dpi, err := Page(t.Context(), in, in.Size(), page+1)
			if err == nil && (img.Bounds().Empty() || !(dpi > 0)) {
				t.Fatalf("page %d: %v, %v dpi", page+1, img.Bounds(), dpi)
			}
		}
	})
}
