package web

import (
	"net/http"
	"time"
)

// serveTheme answers the form "Giao diện" in the foot of every page: it sets a cookie and goes back.
func (s *site) serveTheme(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, 16<<10)
	if err := r.ParseForm(); err != nil {
		return &paramError{"giao-dien", "", "biểu mẫu không đọc được"}
	}
	choice := r.PostForm.Get("giao-dien")
	switch choice {
	case "may", "sang", "toi":
	default:
		return &paramError{"giao-dien", clean(choice), "may, sang, toi"}
	}
	cookie := &http.Cookie{Name: themeCookie, Value: choice, Path: "/", MaxAge: int((365 * 24 * time.Hour).Seconds()), HttpOnly: true, SameSite: http.SameSiteLaxMode}
	if choice == "may" {
		cookie.Value, cookie.MaxAge = "", -1
	}
	http.SetCookie(w, cookie)
	back := r.PostForm.Get("ve")
	if !localPath(back) {
		back = "/"
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
	return nil
}
