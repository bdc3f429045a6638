package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"vankho/corpus/store"
	"vankho/web"
)

// Limits of the server's connections.
const (
	headerTime   = 5 * time.Second
	readTime     = 30 * time.Second
	writeTime    = 5 * time.Minute // originals may be large and lines slow
	idleTime     = 2 * time.Minute
	headerBytes  = 4 << 20 // a question of a megabyte is answered by its beginning
	shutdownTime = 5 * time.Second
)

func newServe(s *settings) *cobra.Command {
	var listen string
	var edit bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Mở trang tra cứu trên máy này",
		Long: `Mở trang tra cứu. Kho còn trống thì nạp bộ văn bản minh họa đi kèm để xem thử.
Mặc định chỉ máy này xem được; dùng --listen 0.0.0.0:8080 để mở ra mạng nội bộ.
Sửa chữ và đọc lại tệp chỉ làm được trên máy này; thêm --edit để cả mạng nội bộ làm được.`,
		Args: wants(0, false, "không có đối số"),
		RunE: func(cmd *cobra.Command, _ []string) error { return serve(cmd, s.data, listen, edit) },
	}
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", "địa chỉ `ADDR` để mở trang; cổng 0 là cổng bất kỳ")
	cmd.Flags().BoolVar(&edit, "edit", false, "cho phép người trong mạng sửa chữ và đọc lại tệp")
	return cmd
}

func serve(cmd *cobra.Command, data, listen string, edit bool) (err error) {
	ctx, out := cmd.Context(), cmd.OutOrStdout()
	if _, port, err := net.SplitHostPort(listen); err != nil || port == "" { // net would take "" for every address of the machine
		return usageError{fmt.Sprintf("Địa chỉ %q không hợp lệ. Viết theo dạng 127.0.0.1:8080.", listen)}
	}
	st, err := store.Open(ctx, data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	if err := loadSample(ctx, st, out); err != nil {
		return err
	}
	e, err := openEngine(st)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()

	d, err := newDesk(st, e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	c, err := newChecker(st, st.Dir())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()

	var net1 net.ListenConfig
	listener, err := net1.Listen(ctx, "tcp", listen)
	if err != nil {
		return err
	}
	address := listener.Addr().(*net.TCPAddr)
	logger := slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))
	site, err := web.New(web.Options{Library: st, Engine: e, Desk: d, Checker: c, Edit: edit, Loopback: address.IP.IsLoopback(), Version: version, Logger: logger, Now: time.Now})
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	fmt.Fprintf(out, "Văn Khố mở tại http://%s (Ctrl-C để dừng)\n", address)
	return whileServing(ctx, listener, site, logger, func(ctx context.Context) error {
		if err := catchUp(ctx, d, out); err != nil {
			return err
		}
		return d.recognise(ctx, out)
	})
}

// catchUp brings the index up to the store while the site already answers. What waits in the store is done before: it changes most documents
// of a folder that an older release made, and they would be indexed twice.
func catchUp(ctx context.Context, d *desk, out io.Writer) error {
	if err := d.Settle(ctx); ctx.Err() != nil {
		return ctx.Err()
	} else if err != nil { // the site goes on; what works off the pages that wait tries again
		sentence, _ := explain(err)
		fmt.Fprintf(out, "Việc xét dẫn chiếu, quan hệ tạm dừng. %s\n", sentence)
	}
	began, n := time.Now(), 0
	err := d.engine.Sync(ctx, d.store, func(_, total int) { n = total })
	if err == nil && n > 0 {
		fmt.Fprintf(out, "Đã lập chỉ mục %s văn bản trong %s.\n", number(n), took(time.Since(began)))
	}
	return err
}

// whileServing serves until ctx ends, then lets the requests under way finish. beside runs at the same time; its failure
// ends the server.
func whileServing(ctx context.Context, l net.Listener, h http.Handler, logger *slog.Logger, beside func(context.Context) error) error {
	srv := &http.Server{
		Handler: h, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		MaxHeaderBytes: headerBytes, ErrorLog: slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	besides, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := make(chan error, 2)
	go func() { ended <- srv.Serve(l) }()
	done := make(chan error, 1)
	go func() { done <- beside(besides) }()
	var err error
	select {
	case err = <-ended:
	case <-ctx.Done():
	case err = <-done:
		done <- nil
		if err == nil {
			select {
			case err = <-ended:
			case <-ctx.Done():
			}
		}
	}
	cancel()
	closing, stop := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer stop()
	if shut := srv.Shutdown(closing); errors.Is(shut, context.DeadlineExceeded) {
		err = errors.Join(err, srv.Close()) // whoever still downloads has had their time
	} else {
		err = errors.Join(err, shut)
	}
	if besideErr := <-done; !errors.Is(besideErr, context.Canceled) {
		err = errors.Join(err, besideErr)
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
