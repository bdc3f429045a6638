package extract

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"

	xdraw "golang.org/x/image/draw"

	"vankho/corpus"
)

// Picture (ảnh trang) is a page as a picture for a person to look at.
type Picture struct {
	// JPEG is the picture; Width and Height are its size in dots.
	JPEG   []byte `json:"jpeg"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
}

// pictureQuality of JPEG keeps print sharp; lower leaves shadows around letters.
const pictureQuality = 80

// usualWidth is the width of an A4 sheet in inches, by which the resolution is chosen; the picture is brought to its width after.
const usualWidth = 8.27

// draw makes the picture of one page and sends it.
func (s *server) draw(ctx context.Context, r request) (Result, error) {
	img, _, err := picturePage(ctx, r, float64(r.Wide)/usualWidth)
	if err != nil {
		return failure(err)
	}
	img = shrink(img, r.Wide)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: pictureQuality}); err != nil {
		return Result{}, fmt.Errorf("encode picture: %w", err)
	}
	return Result{}, s.send(reply{Picture: &Picture{out.Bytes(), img.Bounds().Dx(), img.Bounds().Dy()}})
}

// shrink brings a picture down to a width.
func shrink(img image.Image, wide int) image.Image {
	b := img.Bounds()
	if wide <= 0 || b.Dx() <= wide {
		return img
	}
	small := image.NewRGBA(image.Rect(0, 0, wide, max(1, b.Dy()*wide/b.Dx())))
	xdraw.ApproxBiLinear.Scale(small, small.Bounds(), img, b, xdraw.Src, nil)
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
