package web

import (
	"html/template"
	"net/http"

	"vankho/corpus"
)

// nameAddress leads to the page of what a text calls by a name, found when it is asked for: a page of a hundred names asks the store for none of
// them. code is that of a place, "" where there is none. Example: "/co-quan?ten=Bộ+Tài+chính".
func nameAddress(kind corpus.NameKind, called, code string) string {
	return address("/"+string(kind), "ten", called, "ma", code)
}

// nameHTML is a name as a link to its page.
func nameHTML(kind corpus.NameKind, called string) template.HTML {
	return template.HTML("<a "+string(href(nameAddress(kind, called, "")))+">") + plainHTML(called) + "</a>"
}

// issuerHTML is the name of a body that issued a document, as a link to its page; one that names no one body leads nowhere.
func issuerHTML(issuer string) template.HTML {
	if issuer == "" || !corpus.NamesOne(issuer) {
		return plainHTML(issuer)
	}
	return nameHTML(corpus.NameBody, issuer)
}

// serveNameCalled answers /co-quan?ten=…: it leads to the page of the name.
func (s *site) serveNameCalled(kind corpus.NameKind) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		p := readParams(r.URL.RawQuery, "ten", "ma")
		called := prefix(p.get("ten"), maxNarrow)
		if called == "" {
			http.Redirect(w, r, map[corpus.NameKind]string{corpus.NameBody: bodiesPath, corpus.NamePlace: placesPath, corpus.NamePerson: browsePath}[kind], http.StatusSeeOther)
			return nil
		}
		who := s.viewer(r)
		if code := corpus.Spelled(p.get("ma")); code != "" {
			if n, err := s.library.Name(r.Context(), kind, code+"-"+corpus.Spelled(called), who.local); err == nil {
				http.Redirect(w, r, namePath(n), http.StatusSeeOther)
				return nil
			}
		}
		known, err := s.library.NamesCalled(r.Context(), kind, []string{called}, who.local)
		if err != nil {
			return err
		}
		n, ok := known[called]
		if !ok {
			return &missingName{kind, called}
		}
		http.Redirect(w, r, namePath(n), http.StatusSeeOther)
		return nil
	}
}
