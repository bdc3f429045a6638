package main

import (
	"context"
	"errors"
	"log/slog"
	"net/url"
	"time"

	"github.com/spf13/cobra"

	"vankho/corpus/store"
	"vankho/web"
	"vankho/web/mcp"
)

func newMCP(s *settings) *cobra.Command {
	var site string
	cmd := &cobra.Command{
		Use:   "mcp",
		Short: "Để mô hình ngôn ngữ, trình soạn thảo hỏi kho (Model Context Protocol)",
		Long: `Trả lời trên luồng vào ra chuẩn theo Model Context Protocol: tìm, xem, tra số hiệu, hỏi số liệu, kiểm tra dẫn chiếu.
Mọi câu trả lời là lời trích nguyên văn kèm vị trí. Văn bản có dấu mật không bao giờ có trong câu trả lời.
Kho đang được vankho serve mở thì hỏi qua trang ấy; cũng hỏi được một trang trên máy khác bằng --site.`,
		Example: "  claude mcp add vankho -- vankho mcp --data ./vankho-data",
		Args:    wants(0, false, "không có đối số"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return serveMCP(cmd, s.data, site) },
	}
	cmd.Flags().StringVar(&site, "site", "", "hỏi trang ở địa chỉ `URL`, như http://kho.example.vn, thay vì mở kho")
	return cmd
}

func serveMCP(cmd *cobra.Command, data, site string) (err error) {
	ctx := cmd.Context()
	if site == "" {
		st, err := store.Open(ctx, data)
		switch {
		case err == nil:
			return errors.Join(answerFrom(ctx, cmd, st), st.Close())
		case !errors.Is(err, store.ErrInUse):
			return err
		}
		if site = servedAt(data); site == "" {
			return err
		}
	}
	api, err := mcp.Remote(site)
	if err != nil {
		return usageError{"Địa chỉ trang không hợp lệ. Viết theo dạng http://127.0.0.1:8080."}
	}
	return mcp.New(api, version).Run(ctx)
}

// answerFrom answers from an open store. The index is brought up to it first: there is nobody else who would.
func answerFrom(ctx context.Context, cmd *cobra.Command, st *store.Store) (err error) {
	e, err := openEngine(st)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	if err := e.Sync(ctx, st, nil); err != nil {
		return err
	}
	c, err := newChecker(st, st.Dir())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	logger := slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil)) // standard output is the protocol's
	site, err := web.New(web.Options{Library: st, Engine: e, Checker: c, Version: version, Logger: logger, Now: time.Now})
	if err != nil {
		return err
	}
	return mcp.New(mcp.Inside(site, (*url.URL)(nil)), version).Run(ctx)
}
