package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"vankho/corpus/store"
)

// errReplaced ends the serving of a store whose place another one is to take.
var errReplaced = errors.New("a restored backup takes the place of this store")

// How often a running server looks for a restored backup, and how long the command waits for it to be taken.
const (
	replacementEvery = time.Second
	replacementWait  = 2 * time.Minute
)

func newRestore(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "restore TỆP",
		Short: "Phục hồi kho từ bản sao lưu, kể cả khi trang đang mở",
		Long: `Phục hồi kho từ một tệp do vankho backup ghi. Bản sao lưu được xem xét hết trước khi thay kho; hỏng một chỗ thì kho để nguyên.
Chạy được cả khi vankho serve đang chạy: trang tự chuyển sang kho vừa phục hồi, người đọc chỉ phải chờ trong giây lát.
Kho đang có được giữ lại trong một thư mục bên cạnh, không bị xóa.`,
		Example: "  vankho restore kho-2026-11-23.zip",
		Args:    wants(1, false, "tệp ZIP do vankho backup ghi"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx, out := cmd.Context(), cmd.OutOrStdout()
			bar := newProgress(out, "Phục hồi", "tệp")
			m, err := store.Unpack(ctx, args[0], s.data, func(done, total int) { bar.show(done, total, "") })
			bar.end()
			if err != nil {
				return err
			}
			if err := putInPlace(ctx, s.data, out); err != nil {
				return err
			}
			fmt.Fprintf(out, "Đã phục hồi %s văn bản, %s tệp gốc, sao lưu lúc %s.\nKho trước đó, nếu có, còn trong thư mục %s/truoc-phuc-hoi-…; xóa đi khi không cần nữa.\n",
				number(m.Documents), number(m.Originals), m.Made.Local().Format("15:04 ngày 2/1/2006"), s.data)
			return nil
		},
	}
}

// putInPlace has an unpacked backup put in the place of the store: by this process, or by the server that holds the folder.
func putInPlace(ctx context.Context, data string, out io.Writer) error {
	waited := time.Now()
	for said := false; ; {
		st, err := store.Open(ctx, data)
		if err == nil {
			return st.Close()
		}
		if !errors.Is(err, store.ErrInUse) {
			return err
		}
		if !store.Replaceable(data) { // a server took it
			return nil
		}
		if !said {
			said = true
			fmt.Fprintln(out, "Kho đang được dùng; chờ trang chuyển sang bản phục hồi.")
		}
		select {
		case <-ctx.Done():
			return withdraw(data, ctx.Err())
		case <-time.After(replacementEvery / 2):
		}
		if time.Since(waited) > replacementWait {
			return withdraw(data, err)
		}
	}
}

// withdraw takes an unpacked backup back, so that it does not take the store's place unasked later; where it did so just now all is well.
func withdraw(data string, why error) error {
	still, err := store.Withdraw(data)
	if err != nil {
		return errors.Join(why, err)
	}
	if !still {
		return nil
	}
	return why
}

// awaitReplacement watches for a restored backup until ctx ends; errReplaced when there is one.
func awaitReplacement(ctx context.Context, st *store.Store) error {
	every := time.NewTicker(replacementEvery)
	defer every.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-every.C:
			if store.Replaceable(st.Dir()) {
				return errReplaced
			}
		}
	}
}
