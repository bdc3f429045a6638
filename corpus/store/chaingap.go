package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"vankho/corpus"
	"vankho/corpus/chain"
)

const (
	// gapTexts is how many texts are looked through for what they announce: that of the asked document and those nearest to it.
	gapTexts = 6
	// gapLongest is the longest text that is looked through, in bytes.
	gapLongest = 2 << 20
	// gapNewest is how many documents are looked at, the newest, for one of the body that was charged.
	gapNewest = 5000
)

// gaps are what the steps lead one to expect and the store does not hold, in the order of the steps.
func (w *chainWalk) gaps(ctx context.Context, c corpus.Chain) ([]corpus.ChainGap, error) {
	node := map[corpus.ID]end{}
	for _, n := range w.order {
		node[w.step[n].Document.ID] = n
	}
	near := slices.Clone(w.order)
	slices.SortStableFunc(near, func(a, b end) int { return distance(w.step[a].Distance) - distance(w.step[b].Distance) })
	near = slices.DeleteFunc(near, func(n end) bool { return w.step[n].Document.Stub || distance(w.step[n].Distance) > 1 })
	near = near[:min(len(near), gapTexts)]
	out := []corpus.ChainGap{}
	for _, s := range c.Steps {
		n := node[s.Document.ID]
		if s.Document.Stub {
			out = append(out, corpus.ChainGap{Kind: corpus.GapUnheld, Of: s.Document.ID, Level: s.Level, Count: s.Document.CitedBy})
			continue
		}
		if slices.Contains(near, n) {
			some, err := w.announced(ctx, n)
			if err != nil {
				return nil, err
			}
			out = append(out, some...)
		}
		if chain.Plan(s.Level) {
			some, err := w.unreported(ctx, n)
			if err != nil {
				return nil, err
			}
			out = append(out, some...)
		}
	}
	return out, nil
}

func distance(n int) int { return max(n, -n) }

// announced are the documents with which a text charges bodies of which the store knows none that carries it out or rests on it.
func (w *chainWalk) announced(ctx context.Context, n end) ([]corpus.ChainGap, error) {
	id, today := w.docs[n].ID, w.asked.Today
	if !today.IsZero() && w.docs[n].Timeline.At(today, today) == corpus.StandingEnded {
		return nil, nil // what it charges others with has ended with it
	}
	var body string
	err := w.q.QueryRowContext(ctx, "SELECT body FROM texts WHERE doc = ?1 AND length(body) < ?2", id, gapLongest).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	if len(chain.Announcements(body, nil)) == 0 {
		return nil, nil
	}
	quoted, err := w.quoted(ctx, id)
	if err != nil {
		return nil, err
	}
	var out []corpus.ChainGap
	for _, a := range chain.Announcements(body, quoted) {
		met, err := w.answered(ctx, n, a.Body)
		if err != nil {
			return nil, err
		}
		if !met {
			out = append(out, corpus.ChainGap{Kind: corpus.GapAnnounced, Of: id, Level: a.Level, Body: a.Body.Name, Wanted: a.Wanted, Count: a.Count,
				Evidence: corpus.Excerpt{Span: a.Span, Quote: a.In(body)}})
		}
	}
	return out, nil
}

// quoted are the stretches of a text that are new wording of others.
func (w *chainWalk) quoted(ctx context.Context, id corpus.ID) ([]corpus.Span, error) {
	var out []corpus.Span
	err := rows(ctx, w.q, func(r *sql.Rows) error {
		var s corpus.Span
		err := r.Scan(&s.Start, &s.End)
		out = append(out, s)
		return err
	}, `SELECT start, "end" FROM sections WHERE doc = ? AND quoted = 1`, id)
	return out, err
}

// answered reports whether the store knows of a document of a body that carries out another or rests on it, held or not.
func (w *chainWalk) answered(ctx context.Context, n end, body chain.Body) (bool, error) {
	for _, relation := range append(carrying(), corpus.RelationLegalBasis) {
		met := false
		err := rows(ctx, w.q, func(r *sql.Rows) error {
			var issuer string
			err := r.Scan(&issuer)
			met = met || issuer == "" || body.Is(issuer) // whose it is may not be known: then it may be the one
			return err
		}, `SELECT DISTINCT x.issuer FROM (SELECT source, teller FROM ties WHERE target = ?1 AND relation = ?2 ORDER BY issued DESC LIMIT ?3) t CROSS JOIN nodes x ON x.n = t.source
			CROSS JOIN nodes y ON y.n = t.teller WHERE (?4 OR x.kind > 0 AND y.kind > 0)`, n, relation, gapNewest, w.asked.Secret)
		if err != nil || met {
			return met, err
		}
	}
	return false, nil
}

// unreported is a plan whose period has ended and of which no report tells.
func (w *chainWalk) unreported(ctx context.Context, n end) ([]corpus.ChainGap, error) {
	d := w.docs[n]
	period := corpus.PeriodOf(d.Title, d.Issued)
	if period.IsZero() || w.asked.Today.IsZero() || !period.To.Before(w.asked.Today) {
		return nil, nil
	}
	relations, err := list(carrying())
	if err != nil {
		return nil, err
	}
	reports, err := count(ctx, w.q, `SELECT count(*) FROM (SELECT 1 FROM ties t CROSS JOIN nodes x ON x.n = t.source CROSS JOIN nodes y ON y.n = t.teller WHERE t.target = ?1 AND (?3 OR x.kind > 0 AND y.kind > 0)
		AND (t.relation = 'reports_on' OR t.relation IN (SELECT value FROM json_each(?2)) AND x.type IN ('bao-cao', '')) LIMIT 1)`, n, relations, w.asked.Secret)
	if err != nil || reports > 0 {
		return nil, err
	}
	gap := corpus.ChainGap{Kind: corpus.GapUnreported, Of: d.ID, Level: chain.Level("Báo cáo", "", ""), Period: period, Count: 1}
	var evidence string
	if err := w.q.QueryRowContext(ctx, "SELECT evidence FROM documents WHERE id = ?", d.ID).Scan(&evidence); err != nil {
		return nil, err
	}
	var facts map[corpus.Field]corpus.Evidence
	if err := json.Unmarshal([]byte(evidence), &facts); err != nil {
		return nil, err
	}
	at := facts[corpus.FieldAbstract]
	gap.Evidence = corpus.Excerpt{Span: at.Span, Quote: at.Quote}
	return []corpus.ChainGap{gap}, nil
}
