package main

import (
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// addressName is a file of the data folder that says where a running server has it open, for programs that cannot open it meanwhile.
const addressName = "dia-chi"

// announce writes where the site is open, and answers what takes that back.
func announce(data string, address net.Addr) (withdraw func() error, err error) {
	path := filepath.Join(data, addressName)
	return func() error { return os.Remove(path) }, os.WriteFile(path, []byte("http://"+reachable(address)+"\n"), 0o640)
}

// reachable is an address as this machine reaches it: one of all interfaces by the loopback one.
func reachable(address net.Addr) string {
	if at, ok := address.(*net.TCPAddr); ok && at.IP.IsUnspecified() {
		return (&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: at.Port}).String()
	}
	return address.String()
}

// servedAt is where a running server says that it has a data folder open, "" where none says so.
func servedAt(data string) string {
	said, err := os.ReadFile(filepath.Join(data, addressName))
	if err != nil {
		return ""
	}
	at, err := url.Parse(strings.TrimSpace(string(said)))
	if err != nil || at.Host == "" {
		return ""
	}
	return at.String()
}
