package extract

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	xdraw "golang.org/x/image/draw"

	"vankho/corpus"
)

// Picture (ảnh trang) is a page as a picture for a person to look at.
type Picture struct {
	// Body is the picture, a PNG or else a JPEG; Width and Height are its size in dots.
	Body   []byte `json:"body"`
	PNG    bool   `json:"png,omitempty"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
}

// Suffix is the end of the name of a file that holds the picture.
func (p Picture) Suffix() string {
	if p.PNG {
		return ".png"
	}
	return ".jpg"
}

// pictureQuality of JPEG keeps print sharp; lower leaves shadows around letters.
const pictureQuality = 80

// usualWidth is the width of an A4 sheet in inches, by which the resolution is chosen; the picture is brought to its width after.
const usualWidth = 8.27

// maxTall is the height of a picture in dots from which it is drawn less wide: JPEG ends at 65,535, and no screen shows more.
const maxTall = 20_000

// draw makes the picture of one page and sends it.
func (s *server) draw(ctx context.Context, r request) (Result, error) {
	img, _, err := picturePage(ctx, r, float64(r.Wide)/usualWidth)
	if err != nil {
		return failure(err)
	}
	img = shrink(img, r.Wide)
	out := Picture{Width: img.Bounds().Dx(), Height: img.Bounds().Dy()}
	if out.Body, out.PNG, err = encode(img); err != nil {
		return Result{}, fmt.Errorf("encode picture: %w", err)
	}
	return Result{}, s.send(reply{Picture: &out})
}

// encode writes a picture as PNG of sixteen greys or as JPEG, whichever is smaller. Print is a third smaller as PNG and as sharp as it was
// drawn; photographs, and scans with the grain of their paper, are smaller as JPEG.
func encode(img image.Image) (body []byte, isPNG bool, err error) {
	var asJPEG bytes.Buffer
	if err := jpeg.Encode(&asJPEG, img, &jpeg.Options{Quality: pictureQuality}); err != nil {
		return nil, false, err
	}
	gray, ok := img.(*image.Gray)
	if !ok {
		return asJPEG.Bytes(), false, nil
	}
	var asPNG bytes.Buffer
	if err := png.Encode(&asPNG, sixteen(gray)); err != nil {
		return nil, false, err
	}
	if asPNG.Len() < asJPEG.Len() {
		return asPNG.Bytes(), true, nil
	}
	return asJPEG.Bytes(), false, nil
}

// sixteen is a grey picture in sixteen greys, four bits a dot.
func sixteen(img *image.Gray) *image.Paletted {
	greys := make(color.Palette, 16)
	for i := range greys {
		greys[i] = color.Gray{Y: uint8(i * 17)}
	}
	out := image.NewPaletted(img.Bounds(), greys)
	for y := range img.Bounds().Dy() {
		row := img.Pix[y*img.Stride:][:img.Bounds().Dx()]
		for x, v := range row {
			out.Pix[y*out.Stride+x] = uint8((int(v) + 8) / 17)
		}
	}
	return out
}

// shrink brings a picture down to a width, less where it would be too tall.
func shrink(img image.Image, wide int) image.Image {
	b := img.Bounds()
	if wide <= 0 {
		wide = b.Dx()
	}
	if tall := b.Dy() * wide / max(1, b.Dx()); tall > maxTall {
		wide = max(1, wide*maxTall/tall)
	}
	if b.Dx() <= wide {
		return img
	}
	to := image.Rect(0, 0, wide, max(1, b.Dy()*wide/b.Dx()))
	var small xdraw.Image = image.NewRGBA(to)
	if _, ok := img.(*image.Gray); ok {
		small = image.NewGray(to)
	}
	xdraw.ApproxBiLinear.Scale(small, to, img, b, xdraw.Src, nil)
	return small
}

// Draw has a child draw one page of a file, wide dots wide. A page that cannot be drawn is a problem of the result and gives no picture;
// an error means that ctx ended or children cannot be run at all.
func (p *Pool) Draw(ctx context.Context, path, name string, page, wide int) (Picture, []corpus.Problem, error) {
	var got Picture
	result, err := p.ask(ctx, request{Task: taskDraw, Path: []byte(path), Name: []byte(name), Limits: p.options.Limits, Page: page, Wide: wide}, func(r reply) error {
		if r.Picture != nil {
			got = *r.Picture
		}
		return nil
	})
	if err != nil {
		return got, nil, fmt.Errorf("draw page %d of %s: %w", page, name, err)
	}
	return got, result.Problems, nil
}
