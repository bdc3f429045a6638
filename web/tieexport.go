package web

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gorilla/mux"

	"vankho/corpus"
	"vankho/corpus/viet"
)

const (
	// exportPage is how many ties are asked for at a time, exportTime how long the reader may take for them.
	exportPage = 500
	exportTime = time.Minute
)

// eachTie are all ties that a question asks for, whatever their number, asked for page by page.
func (s *site) eachTie(ctx context.Context, q corpus.TieQuery) iter.Seq2[corpus.Neighbour, error] {
	return func(yield func(corpus.Neighbour, error) bool) {
		q.N, q.Uncounted = exportPage, true
		for q.Offset = 0; ; q.Offset += exportPage {
			ties, _, err := s.library.Ties(ctx, q)
			if err != nil {
				yield(corpus.Neighbour{}, fmt.Errorf("ties of %s: %w", q.Document, err))
				return
			}
			for _, t := range ties {
				if !yield(t, nil) {
					return
				}
			}
			if len(ties) < exportPage {
				return
			}
		}
	}
}

// tieRecord is one tie as the files tell it.
type tieRecord struct {
	// Side is "out" for what the document leads to, "in" for what leads to it.
	Side string `json:"side"`
	corpus.Tie
	Words    string          `json:"words"`
	Document corpus.Summary  `json:"document"`
	Standing corpus.Standing `json:"standing"`
	Quote    string          `json:"quote,omitempty"`
	URL      string          `json:"url,omitempty"`
}

// export is one request for all ties of a document.
type export struct {
	document   *corpus.Document
	id         corpus.ID
	day, today corpus.Date
	records    iter.Seq2[tieRecord, error]
	written    int
	ties       func(id corpus.ID, in bool, n int) ([]corpus.Neighbour, error)
}

// serveTies answers /van-ban/{id}/lien-he.csv, .json and .graphml: all ties of a document, in the order of the page.
func (s *site) serveTies(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	v, err := readLinksView(readParams(r.URL.RawQuery, "tai"))
	if err != nil {
		return err
	}
	d, err := s.visible(r.Context(), documentID(r), who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	today, connection := s.today(), http.NewResponseController(w)
	x := &export{document: d, id: shownVersion(d), today: today, day: v.on(today)}
	x.records = func(yield func(tieRecord, error) bool) {
		for _, side := range [...]linksSide{sideOut, sideIn} {
			for t, err := range s.eachTie(r.Context(), corpus.TieQuery{Document: x.id, In: side == sideIn, Secret: who.local, Evidence: 1}) {
				x.written++
				if x.written%exportPage == 1 {
					_ = connection.SetWriteDeadline(time.Now().Add(exportTime)) // a recorder of tests has no deadline
				}
				if !yield(x.record(t, side), err) || err != nil {
					return
				}
			}
		}
	}
	x.ties = func(id corpus.ID, in bool, n int) ([]corpus.Neighbour, error) {
		ties, _, err := s.library.Ties(r.Context(), corpus.TieQuery{Document: id, In: in, N: n, Secret: who.local, Uncounted: true})
		return ties, err
	}
	if who.local {
		w.Header().Set("Cache-Control", "no-store")
	}
	format := mux.Vars(r)["format"]
	name := string(d.ID) + "-lien-he." + format
	switch format {
	case "csv":
		err = x.csv(w, name)
	case "json":
		attach(w, "application/json; charset=utf-8", name)
		err = x.json(w)
	default:
		attach(w, "application/graphml+xml; charset=utf-8", name)
		err = x.graphml(w)
	}
	if err != nil && r.Context().Err() == nil {
		s.log.Error("export of ties broken off", "id", d.ID, "error", err)
		panic(http.ErrAbortHandler) // a list that is cut must not look whole
	}
	return nil
}

func (x *export) record(t corpus.Neighbour, side linksSide) tieRecord {
	name, _ := t.Relation.Name()
	out := tieRecord{Side: "out", Tie: t.Tie, Words: wordsOf(name, side), Document: t.Document, Standing: t.Document.Timeline.At(x.day, x.today)}
	if side == sideIn {
		out.Side = "in"
	}
	for _, e := range t.Evidence {
		out.Quote, out.URL = viet.Squeeze(e.Quote), spanURL(documentURL(t.By), "", e.Quote, e.Span)
	}
	return out
}

func (x *export) csv(w http.ResponseWriter, name string) error {
	out, err := newSheet(w, name)
	if err != nil {
		return err
	}
	if err := out.row("Chiều", "Quan hệ", "Số, ký hiệu", "Loại", "Cơ quan ban hành", "Ngày ban hành", "Tên", "Hiệu lực tại "+x.day.Short(), "Mã văn bản", "Phạm vi",
		"Từ ngày", "Đến hết ngày", "Mức chắc chắn", "Theo lời của", "Số chỗ nêu", "Câu làm căn cứ", "Địa chỉ của câu"); err != nil {
		return err
	}
	for t, err := range x.records {
		if err != nil {
			return err
		}
		side, sure, by := "dẫn tới", certaintyInferred, ""
		if t.Side == "in" {
			side = "được dẫn tới"
		}
		if t.Strong {
			sure = certaintySure
		}
		if t.By != t.From {
			by = string(t.By)
		}
		if err := out.row(side, t.Words, t.Document.Number, t.Document.Type, t.Document.Issuer, t.Document.Issued.Short(), t.Document.Title, t.Standing.Label(),
			string(t.Document.ID), scopeLabel(t.Scope), t.Since.Short(), t.Until.Short(), sure.Words(), by, strconv.Itoa(t.Places), t.Quote, t.URL); err != nil {
			return err
		}
	}
	return out.end()
}

// scopeLabel says in words how much of its target a tie reaches.
func scopeLabel(s corpus.Scope) string {
	switch s {
	case corpus.ScopeProvisions:
		return "một phần"
	case corpus.ScopeWords:
		return "từ ngữ"
	}
	return "toàn bộ"
}

func (x *export) json(w io.Writer) error {
	head, err := json.Marshal(x.id)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(w, `{"document":%s,"date":%q,"ties":[`, head, x.day.String()); err != nil {
		return err
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	sep := ""
	for t, err := range x.records {
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, sep); err != nil {
			return err
		}
		if err := e.Encode(t); err != nil {
			return err
		}
		sep = ","
	}
	_, err = io.WriteString(w, "]}\n")
	return err
}

// What a GraphML file holds beyond the ties of its document: those of so many of the other ends, so many of each in each direction.
const (
	graphFar  = 100
	graphEach = 50
)

// graphml writes the ties as a graph that drawing programs read. Source: http://graphml.graphdrawing.org/specification.html.
func (x *export) graphml(w io.Writer) error {
	g := graphML{to: w, known: map[corpus.ID]bool{}, drawn: map[corpus.Tie]bool{}, day: x.day, today: x.today}
	g.open("lien-he", fmt.Sprintf("Mọi quan hệ của văn bản %s; và của %d văn bản liên hệ đầu tiên, mỗi văn bản nhiều nhất %d quan hệ mỗi chiều.", x.id, graphFar, graphEach))
	d := x.document
	g.node(corpus.Summary{ID: x.id, Number: d.Header.Number, Type: d.Header.Type, Issuer: d.Header.Issuer, Issued: d.Header.Issued, Title: d.Title})
	var others []corpus.Summary
	for t, err := range x.records {
		if err != nil {
			return err
		}
		g.edge(t.Tie, t.Document)
		if len(others) < graphFar && t.Document.ID != x.id {
			others = append(others, t.Document)
		}
	}
	for _, o := range others {
		for _, in := range [...]bool{false, true} {
			ties, err := x.ties(o.ID, in, graphEach)
			if err != nil {
				return err
			}
			for _, t := range ties {
				g.edge(t.Tie, t.Document)
			}
		}
	}
	return g.end()
}

// graphML writes nodes before the edges that name them, each once.
type graphML struct {
	to         io.Writer
	known      map[corpus.ID]bool
	drawn      map[corpus.Tie]bool
	day, today corpus.Date
	err        error
}

// open begins the file: what its graph is called, and a sentence about it.
func (g *graphML) open(name, about string) {
	g.write(xml.Header+`<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<desc>%s</desc>
`, about)
	for _, k := range [...]struct{ id, of, name string }{{"so", "node", "so-ky-hieu"}, {"loai", "node", "loai"}, {"coquan", "node", "co-quan"}, {"ngay", "node", "ngay-ban-hanh"},
		{"ten", "node", "ten"}, {"hieuluc", "node", "hieu-luc"}, {"quanhe", "edge", "quan-he"}, {"phamvi", "edge", "pham-vi"}, {"chac", "edge", "chac-chan"}, {"theo", "edge", "theo-loi-cua"}} {
		g.write(`<key id="%s" for="%s" attr.name="%s" attr.type="string"/>`+"\n", k.id, k.of, k.name)
	}
	g.write(`<graph id="%s" edgedefault="directed">`+"\n", name)
}

// end closes the file.
func (g *graphML) end() error {
	g.write("</graph>\n</graphml>\n")
	return g.err
}

// write writes a format whose arguments are escaped.
func (g *graphML) write(format string, args ...string) {
	if g.err != nil {
		return
	}
	escaped := make([]any, len(args))
	for i, a := range args {
		escaped[i] = escapeXML(a)
	}
	_, g.err = fmt.Fprintf(g.to, format, escaped...)
}

func (g *graphML) node(s corpus.Summary) {
	if g.known[s.ID] {
		return
	}
	g.known[s.ID] = true
	g.write(`<node id="%s"><data key="so">%s</data><data key="loai">%s</data><data key="coquan">%s</data><data key="ngay">%s</data><data key="ten">%s</data><data key="hieuluc">%s</data></node>`+"\n",
		string(s.ID), s.Number, s.Type, s.Issuer, s.Issued.String(), s.Title, s.Timeline.At(g.day, g.today).Label())
}

// edge writes a tie, one end of which is known already.
func (g *graphML) edge(t corpus.Tie, other corpus.Summary) {
	g.node(other)
	if g.drawn[t] {
		return
	}
	g.drawn[t] = true
	name, _ := t.Relation.Name()
	sure, by := certaintyInferred, ""
	if t.Strong {
		sure = certaintySure
	}
	if t.By != t.From {
		by = string(t.By)
	}
	g.write(`<edge source="%s" target="%s"><data key="quanhe">%s</data><data key="phamvi">%s</data><data key="chac">%s</data><data key="theo">%s</data></edge>`+"\n",
		string(t.From), string(t.To), name.Out, scopeLabel(t.Scope), sure.Words(), by)
}

// escapeXML makes a text safe within XML; what XML cannot hold is left out.
func escapeXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes all
	return b.String()
}
