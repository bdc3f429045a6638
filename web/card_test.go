package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

func TestACardTellsOfWhatATextNames(t *testing.T) {
	s := newTestSite(t)
	url := documentURL(s.ids["plan"])
	for _, c := range []struct {
		name, query string
		want        []string
	}{
		{"a decision that is held", "cho=dan-2", []string{"Quyết định số 45/QĐ-UBND", "Phê duyệt danh mục công trình", "Điều 1. Phê duyệt danh mục"}},
		{"a document known from citations", "cho=dan-1", []string{"Nghị quyết số 57-NQ/TW", "Chưa có toàn văn; 1 văn bản trong kho nhắc tới", "Thực hiện Nghị quyết số 57-NQ/TW"}},
		{"a provision of the document", "muc=dieu-2.khoan-1", []string{"Kế hoạch số 12/KH-UBND", "Khoản 1 Điều 2", "Sở Xây dựng chủ trì"}},
		{"the document", "", []string{"Kế hoạch số 12/KH-UBND", "Điều 1. Mục tiêu"}},
	} {
		got := text(s.page(t, url+"/the?"+c.query))
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: the card lacks %q: %s", c.name, want, got)
			}
		}
	}
	for query, code := range map[string]int{"cho=dan-99": 400, "cho=so-99": 400, "cho=dan": 400, "cho=<script>": 400, "cho=dan--1": 400, "doan=900000-900001": 400, "doan=9-3": 400, "muc=khong-co": 200} {
		a := s.get(t, url+"/the?"+query)
		if a.code != code || strings.Contains(a.body, "<script>alert") {
			t.Errorf("%s answers %d, want %d", query, a.code, code)
		}
	}
	if a := s.get(t, "/van-ban/khong-co/the"); a.code != http.StatusNotFound {
		t.Errorf("the card of no document answers %d", a.code)
	}
	if a := s.get(t, documentURL(s.ids["secret"])+"/the"); a.code != http.StatusNotFound {
		t.Errorf("the card of a secret document answers the network %d", a.code)
	}
	if a := s.get(t, documentURL(s.ids["secret"])+"/the", local); a.code != http.StatusOK || a.header.Get("Cache-Control") != "no-store" {
		t.Errorf("the card of a secret document answers this machine %d, %s", a.code, a.header.Get("Cache-Control"))
	}
}

func TestWordsOfATextAreCitedWithTheirProvision(t *testing.T) {
	s := newTestSite(t)
	at := span(t, planText, "Sở Xây dựng chủ trì")
	var card Card
	path := "/api/v1" + documentURL(s.ids["plan"]) + "/the?doan="
	if err := json.Unmarshal([]byte(s.page(t, path+strings.TrimPrefix(strings.Split(spanURL("", "", "", at), "&")[0], "?doan="))), &card); err != nil {
		t.Fatal(err)
	}
	if card.Quote != "Sở Xây dựng chủ trì" || card.Document.Citation.Brief != "khoản 1 Điều 2 Kế hoạch số 12/KH-UBND ngày 03/02/2025 của Ủy ban nhân dân tỉnh Vân Sơn" {
		t.Errorf("the words are %q, cited %q", card.Quote, card.Document.Citation.Brief)
	}
	link, _, _ := strings.Cut(card.Permalink, "#")
	if got := marked(s.page(t, link), `id="doan"`); got != card.Quote {
		t.Errorf("%s marks %q", card.Permalink, got)
	}
}
