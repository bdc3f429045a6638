package web

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/gorilla/mux"

	"vankho/corpus"
)

// serveChainFile answers /van-ban/{id}/chuoi.csv, .json and .graphml: the chain of the page with the same parameters.
func (s *site) serveChainFile(w http.ResponseWriter, r *http.Request) error {
	p, who := readParams(r.URL.RawQuery, chainKeys[:]...), s.viewer(r)
	body, err := s.chainRequest(r, p, who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	if who.local {
		w.Header().Set("Cache-Control", "no-store")
	}
	format := mux.Vars(r)["format"]
	name := string(body.Head.ID) + "-chuoi." + format
	switch format {
	case "csv":
		return body.csv(w, name)
	case "json":
		attach(w, "application/json; charset=utf-8", name)
		s.writeJSON(w, http.StatusOK, body)
		return nil
	}
	attach(w, "application/graphml+xml; charset=utf-8", name)
	return body.graphml(w, asOf{body.Day, s.today()})
}

// csv writes a row for each link, for each document without one, and for each gap that is no document.
func (p *ChainPage) csv(w http.ResponseWriter, name string) error {
	out, err := newSheet(w, name)
	if err != nil {
		return err
	}
	if err := out.row("Bậc", "Tên bậc", "Số, ký hiệu", "Loại", "Cơ quan ban hành", "Ngày ban hành", "Tên", "Hiệu lực tại "+p.Day.Short(), "Toàn văn", "Mã văn bản", "Quan hệ", "Với văn bản",
		"Mã văn bản ấy", "Mức chắc chắn", "Theo lời của", "Câu làm căn cứ", "Địa chỉ của câu", "Còn thiếu"); err != nil {
		return err
	}
	numbers := map[corpus.ID]string{}
	for _, l := range p.Levels {
		for _, d := range l.Documents {
			numbers[d.ID] = d.Brief
		}
	}
	for _, l := range p.Levels {
		rank := strconv.Itoa(l.Rank)
		for _, d := range l.Documents {
			text := "có"
			if d.Stub {
				text = "chưa có"
			}
			facts := []string{rank, l.Label, d.Number, d.Type, d.Issuer, d.Issued.Short(), d.Title, d.Standing.Label(), text, string(d.ID)}
			if len(d.Links) == 0 {
				if err := out.row(append(facts, "", "", "", "", "", "", "", "")...); err != nil {
					return err
				}
			}
			for _, x := range d.Links {
				by, words := "", x.Words
				if x.By != x.From {
					by = string(x.By)
				}
				if x.Reported {
					words += " " + x.Object + ", được kể trong việc thực hiện"
				}
				row := append(append([]string{}, facts...), words, numbers[x.To], string(x.To), x.Certainty.Words(), by, x.Quote, x.URL, "")
				if err := out.row(row...); err != nil {
					return err
				}
			}
		}
		for _, g := range l.Gaps {
			if err := out.row(rank, l.Label, "", "", "", "", "", "", "", "", "", numbers[g.Of], string(g.Of), "", "", g.Quote, g.URL, g.Words); err != nil {
				return err
			}
		}
	}
	return out.end()
}

// graphml writes the chain as a graph that drawing programs read.
func (p *ChainPage) graphml(w http.ResponseWriter, on asOf) error {
	g := graphML{to: w, known: map[corpus.ID]bool{}, drawn: map[corpus.Tie]bool{}, day: on.Day, today: on.Today}
	g.open("chuoi", fmt.Sprintf("Chuỗi thực hiện của văn bản %s.", p.Document))
	documents := map[corpus.ID]corpus.Summary{}
	for _, x := range p.chain.Steps {
		documents[x.Document.ID] = x.Document
		g.node(x.Document)
	}
	for _, l := range p.chain.Links {
		g.edge(l.Tie, documents[l.To])
	}
	return g.end()
}
