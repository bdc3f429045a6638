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
	"golang.org/x/sync/errgroup"

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

// serving is how the site is to be served: the flags of the command.
type serving struct {
	data, listen, public, keys, watch string
	// editors are those of the file of keys.
	editors []web.Editor
	// metrics opens /metrics to the network.
	metrics bool
}

func newServe(s *settings) *cobra.Command {
	var o serving
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Mở trang tra cứu trên máy này",
		Long: `Mở trang tra cứu. Kho còn trống thì nạp bộ văn bản minh họa đi kèm để xem thử.
Mặc định chỉ máy này xem được; dùng --listen 0.0.0.0:8080 để mở ra mạng nội bộ.
Nạp, sửa và đọc lại văn bản chỉ làm được trên máy này. Để làm được qua mạng, cho mỗi người một khóa trong tệp
--editor-token-file: mỗi dòng là "họ tên khóa", khóa dài ít nhất 32 ký tự, tệp chỉ chủ của nó đọc được.`,
		Args: wants(0, false, "không có đối số"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.data = s.data
			return o.serve(cmd)
		},
	}
	cmd.Flags().StringVar(&o.listen, "listen", "127.0.0.1:8080", "địa chỉ `ADDR` để mở trang; cổng 0 là cổng bất kỳ")
	cmd.Flags().StringVar(&o.keys, "editor-token-file", "", "`TỆP` khóa của những người được nạp và sửa văn bản qua mạng")
	cmd.Flags().StringVar(&o.public, "public-url", "", "địa chỉ `URL` mà người đọc biết trang này khi trang nằm sau một máy chủ trung gian, ví dụ https://kho.example.vn")
	cmd.Flags().BoolVar(&o.metrics, "metrics", false, "cho cả mạng nội bộ đọc số đo vận hành ở /metrics; không có thì chỉ máy này đọc được")
	cmd.Flags().StringVar(&o.watch, "watch", "", "theo dõi thư mục `DIR`, chẳng hạn nơi máy quét ghi tệp, và nạp tệp mới")
	return cmd
}

// serve serves the store until the command is stopped. Where a copy of a store is put in its place meanwhile, it goes on with that.
func (o serving) serve(cmd *cobra.Command) error {
	if _, port, err := net.SplitHostPort(o.listen); err != nil || port == "" { // net would take "" for every address of the machine
		return usageError{fmt.Sprintf("Địa chỉ %q không hợp lệ. Viết theo dạng 127.0.0.1:8080.", o.listen)}
	}
	var err error
	if o.editors, err = readEditors(o.keys); err != nil {
		return err
	}
	if o.public != "" {
		known, err := web.PublicURL(o.public)
		if err != nil {
			return usageError{fmt.Sprintf("Địa chỉ công khai %q không dùng được: %v.", o.public, err)}
		}
		o.public = known
	}
	if o.watch != "" {
		folder, err := watchable(o.watch, o.data)
		if err != nil {
			return err
		}
		o.watch = folder
	}
	d := &door{}
	for {
		err := o.round(cmd, d)
		if !errors.Is(err, errReplaced) {
			return errors.Join(err, d.shut())
		}
		fmt.Fprintln(cmd.OutOrStdout(), "Mở lại kho để dùng bản vừa phục hồi.")
	}
}

// round serves the store that the data folder holds now. The error is errReplaced where another one is to take its place.
func (o serving) round(cmd *cobra.Command, at *door) (err error) {
	ctx, out := cmd.Context(), cmd.OutOrStdout()
	st, err := store.Open(ctx, o.data)
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

	in, err := newIntake(d, out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()

	first, err := at.open(ctx, o.listen)
	if err != nil {
		return err
	}
	address := at.Addr().(*net.TCPAddr)
	withdraw, err := announce(st.Dir(), address)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, withdraw()) }()
	logger := slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))
	site, err := web.New(web.Options{Library: st, Engine: e, Desk: d, Intake: in, Checker: c, Editors: o.editors, Loopback: address.IP.IsLoopback(), PublicURL: o.public, Version: version,
		Sizes: func(ctx context.Context) (web.Sizes, error) { return sizesOf(ctx, st) }, OpenMetrics: o.metrics, Logger: logger, Now: time.Now})
	if err != nil {
		return err
	}
	if first {
		fmt.Fprintf(out, "Văn Khố mở tại http://%s (Ctrl-C để dừng)\n", address)
	}
	return whileServing(ctx, at, site, logger, func(ctx context.Context) error {
		besides, ctx := errgroup.WithContext(ctx)
		besides.Go(func() error {
			if err := catchUp(ctx, d, out); err != nil {
				return err
			}
			besides.Go(func() error { return in.run(ctx, out) })
			if o.watch != "" {
				besides.Go(func() error { return in.watch(ctx, o.watch, out) })
			}
			return d.recognise(ctx, out)
		})
		besides.Go(func() error { return awaitReplacement(ctx, st) })
		return besides.Wait()
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
