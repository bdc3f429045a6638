package main

import (
	"context"
	"net"
	"time"
)

// door is the address that the site listens on. A server that closes it lets it go; the door itself stays open for the next server,
// and whoever knocks meanwhile waits.
type door struct{ *net.TCPListener }

// open listens on an address, or goes on listening; first is true where the address was not open before.
func (d *door) open(ctx context.Context, address string) (first bool, err error) {
	if d.TCPListener != nil {
		return false, d.SetDeadline(time.Time{})
	}
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", address)
	if err != nil {
		return true, err
	}
	d.TCPListener = l.(*net.TCPListener)
	return true, nil
}

// Close ends the waiting of the server that accepts.
func (d *door) Close() error { return d.SetDeadline(time.Unix(1, 0)) }

// shut gives the address up.
func (d *door) shut() error {
	if d.TCPListener == nil {
		return nil
	}
	return d.TCPListener.Close()
}
