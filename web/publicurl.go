package web

import (
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

// PublicURL reads the address under which readers know the site, as a proxy before it answers: scheme and host, with a port where it is not
// that of the scheme. Example: "https://kho.example.vn/" is "https://kho.example.vn". A path is refused, since pages link from the root of their
// host: behind a proxy the site has a host of its own, not a folder of one. Errors are sentences for whoever starts the program.
func PublicURL(s string) (string, error) {
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return "", errors.New("viết theo dạng https://kho.example.vn")
	case u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return "", errors.New("chỉ ghi giao thức và tên máy chủ, không ghi tên người dùng, tham số hay dấu #")
	case u.Path != "" && u.Path != "/":
		return "", errors.New("không đặt được trang dưới một thư mục; hãy dành cho trang một tên máy chủ riêng, ví dụ https://kho.example.vn")
	case !hostForm.MatchString(u.Host):
		return "", errors.New("tên máy chủ không hợp lệ")
	}
	return u.Scheme + "://" + strings.ToLower(u.Host), nil
}

// hostForm is a host as addresses name it: a name, an IPv4 address, or an IPv6 address in brackets, with or without a port.
var hostForm = regexp.MustCompile(`^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?$`)

// base is what stands before a path in an absolute address of the site: Options.PublicURL, else the host as the reader calls it.
// Example: "http://127.0.0.1:8080". A Host header that names no host is answered as if it named this machine, so that nothing a
// sender makes up stands in an address.
func (s *site) base(r *http.Request) string {
	switch {
	case s.public != "":
		return s.public
	case !hostForm.MatchString(r.Host):
		return "http://localhost"
	case r.TLS != nil:
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// hostOf is the host of a base, with its port. Example: hostOf("https://kho.example.vn") is "kho.example.vn".
func hostOf(base string) string {
	_, host, _ := strings.Cut(base, "://")
	return host
}
