package store

import (
	"context"
	"database/sql"
	"slices"

	"vankho/corpus"
	"vankho/corpus/chain"
)

// reportedIn adds the reports that tell of the asked document as something that was done, by which it stands in the chain of what they report on.
func (w *chainWalk) reportedIn(ctx context.Context) error {
	var by []end
	err := rows(ctx, w.q, func(r *sql.Rows) error {
		var n end
		err := r.Scan(&n)
		by = append(by, n)
		return err
	}, `SELECT DISTINCT x.n FROM (SELECT doc, ref FROM links WHERE target = ?1 AND target <> '' LIMIT 40) l CROSS JOIN nodes x ON x.doc = l.doc
		CROSS JOIN edges e ON e.doc = l.doc AND e.origin_ref = l.ref WHERE e.target_ref = 0 LIMIT 8`, w.asked.Document)
	if err != nil {
		return err
	}
	if err := w.know(ctx, by); err != nil {
		return err
	}
	added := 0
	for _, n := range by {
		if added == chainReports || w.docs[n] == nil {
			continue
		}
		reports, err := w.reportsOn(ctx, n)
		if err != nil {
			return err
		}
		if len(reports) > 0 && w.add(n, 1) {
			added++
		}
	}
	return nil
}

// reportsOn are the ties by which a report says what it is about: none for another document.
func (w *chainWalk) reportsOn(ctx context.Context, n end) ([]tieRow, error) {
	ties, _, err := w.above(ctx, n)
	if err != nil || chain.Report(w.docs[n].level) {
		return ties, err
	}
	return slices.DeleteFunc(ties, func(t tieRow) bool { return t.Relation != corpus.RelationReportsOn }), nil
}

// tellers adds the reports whose words links rest on, where they themselves carry out a document of the chain.
func (w *chainWalk) tellers(ctx context.Context) error {
	var by []end
	for _, key := range w.links {
		if l := w.link[key]; l.teller != key[0] && l.teller != key[1] && w.step[l.teller] == nil && !slices.Contains(by, l.teller) {
			by = append(by, l.teller)
		}
	}
	for _, n := range by[:min(len(by), 2*chainReports)] {
		ties, err := w.reportsOn(ctx, n)
		if err != nil {
			return err
		}
		ties = slices.DeleteFunc(ties, func(t tieRow) bool { return w.step[t.target] == nil })
		if len(ties) == 0 || !w.add(n, w.step[ties[0].target].Distance+1) {
			continue
		}
		for _, t := range ties {
			w.join(t)
		}
	}
	return nil
}

// told adds what the reports of the chain, and the asked document, tell of others: who carries out what, and what was done.
func (w *chainWalk) told(ctx context.Context) error {
	relations, err := list(append(carrying(), corpus.RelationLegalBasis))
	if err != nil {
		return err
	}
	asked := 0
	for _, n := range slices.Clone(w.order) {
		if n != w.me && (!w.isReport(n) || asked == chainReports || w.docs[n].Stub) {
			continue
		}
		reports, err := w.reportsOn(ctx, n)
		if err != nil {
			return err
		}
		asked++
		ties, err := w.ties(ctx, "WHERE t.teller = ?1 AND t.source <> ?1 AND t.target <> ?1 AND t.relation IN (SELECT value FROM json_each(?2)) LIMIT ?3", n, relations, chainTold)
		if err != nil {
			return err
		}
		w.hang(ties, len(reports) > 0)
		if len(reports) > 0 {
			if err := w.done(ctx, n, reports[0].target); err != nil {
				return err
			}
		}
	}
	return nil
}

// isReport reports whether a document of the chain is a report by its type, or by what it says.
func (w *chainWalk) isReport(n end) bool {
	return chain.Report(w.docs[n].level) || slices.ContainsFunc(w.links, func(key [2]end) bool { return key[0] == n && w.link[key].Relation == corpus.RelationReportsOn })
}

// hang adds ties whose upper end is in the chain, until no more are: A → B, then B → C. Where it is no report that tells them, both ends must be in
// the chain already.
func (w *chainWalk) hang(ties []tieRow, report bool) {
	for more := true; more; {
		more = false
		for _, t := range ties {
			if w.step[t.target] == nil || w.link[[2]end{t.source, t.target}] != nil || t.Relation == corpus.RelationLegalBasis && chain.Competence(w.docs[t.target].Title) {
				continue
			}
			if w.step[t.source] == nil && (!report || !w.add(t.source, w.step[t.target].Distance+1)) {
				continue
			}
			before := len(w.links)
			w.join(t)
			more = more || len(w.links) > before
		}
	}
}

// done adds the documents of which a report says what was done with them: "Tỉnh ủy thành lập Ban Chỉ đạo (Quyết định số 1098-QĐ/TU)".
func (w *chainWalk) done(ctx context.Context, report, on end) error {
	if w.step[on] == nil {
		return nil
	}
	type act struct {
		tieRow
		object string
		at     int
	}
	var acts []act
	err := rows(ctx, w.q, func(r *sql.Rows) error {
		var a act
		err := r.Scan(&a.source, &a.Relation, &a.object, &a.Strong, &a.at)
		acts = append(acts, a)
		return err
	}, `SELECT x.n, e.relation, e.target, e.strong, e.position FROM edges e CROSS JOIN links l ON l.doc = e.doc AND l.ref = e.origin_ref CROSS JOIN nodes x ON x.doc = l.target
		WHERE e.doc = ?1 AND e.origin_ref > 0 AND e.target_ref = 0 AND l.target <> '' ORDER BY e.position LIMIT 12`, w.docs[report].ID)
	if err != nil {
		return err
	}
	var ends []end
	for _, a := range acts {
		ends = append(ends, a.source)
	}
	if err := w.know(ctx, ends); err != nil {
		return err
	}
	for _, a := range acts {
		d := w.docs[a.source]
		key := [2]end{a.source, on}
		if d == nil || a.source == on || a.source == report || w.link[key] != nil || moment(d.Summary).Before(moment(w.docs[on].Summary)) || w.carries(a.source) {
			continue
		}
		if !w.add(a.source, w.step[on].Distance+1) {
			continue
		}
		w.link[key] = &chainLink{teller: report, at: a.at, told: true, ChainLink: corpus.ChainLink{Object: a.object, Reported: true, Tellers: 1,
			Tie: corpus.Tie{Relation: a.Relation, From: d.ID, To: w.docs[on].ID, By: w.docs[report].ID, Scope: corpus.ScopeWhole, Places: 1}}}
		w.links = append(w.links, key)
	}
	return nil
}

// carries reports whether a document of the chain has a link upward.
func (w *chainWalk) carries(n end) bool {
	return slices.ContainsFunc(w.links, func(key [2]end) bool { return key[0] == n })
}
