package main

import (
	"bytes"
	"text/template"
)

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"last":       func(lines []string) string { return lines[len(lines)-1] },
	"front":      func(lines []string) []string { return lines[:len(lines)-1] },
	"addressees": addressees,
}).Parse(`<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{{if .Number}}{{.Number | html}}: {{end}}{{or .Abstract .About .Type | html}}</title>
<style>body{max-width:46rem;margin:2rem auto;font:1.05rem/1.5 "Times New Roman",serif}table{width:100%;border-collapse:collapse}
.khung td{border:1px solid #333;padding:.2rem .4rem}.dau td,.cuoi td{vertical-align:top;text-align:center}.cuoi td:first-child{text-align:left}
.giua{text-align:center}.phai{text-align:right}</style>
</head>
<body>
{{- if ne .System "bare"}}
<table class="dau">
<tr><td>{{range .Above}}{{. | html}}<br>{{end}}{{range .Left}}<b>{{. | html}}</b><br>{{end}}{{if eq .System "party"}}*<br>{{end}}</td><td>{{range .Motto}}<b>{{. | html}}</b><br>{{end}}</td></tr>
<tr><td>{{.NumberLine | html}}{{with .About}}<br>{{. | html}}{{end}}</td><td><i>{{.DateLine | html}}</i></td></tr>
</table>
{{- end}}
{{- with .Type}}
<h1 class="giua">{{. | html}}</h1>
{{- end}}
{{- with .Abstract}}
<p class="giua"><b>{{. | html}}</b></p>
{{- end}}
{{- range addressees .}}
<p class="giua">{{. | html}}</p>
{{- end}}
{{- range .Blocks}}
{{- if eq .Kind 1}}
{{- if eq .Level 1}}
<h2 class="giua">{{.Text | html}}</h2>
{{- else if eq .Level 2}}
<h3>{{.Text | html}}</h3>
{{- else}}
<h4>{{.Text | html}}</h4>
{{- end}}
{{- else if eq .Kind 2}}
<p class="giua"><b>{{.Text | html}}</b></p>
{{- else if eq .Kind 3}}
<p class="giua"><i>{{.Text | html}}</i></p>
{{- else if eq .Kind 4}}
<p class="phai"><i>{{.Text | html}}</i></p>
{{- else if eq .Kind 5}}
<table class="khung">
{{- range .Rows}}
<tr>{{range .}}<td>{{. | html}}</td>{{end}}</tr>
{{- end}}
</table>
{{- else if eq .Kind 6}}
<hr>
{{- else if eq .Kind 7}}
<table class="cuoi">
<tr><td>{{if .Recipients}}<b><i>Nơi nhận:</i></b><br>{{range .Recipients}}{{. | html}}<br>{{end}}{{end}}</td>
{{- range .Signatures}}<td>{{range front .}}<b>{{. | html}}</b><br>{{end}}<i>(Đã ký)</i><br><b>{{last . | html}}</b></td>{{end}}</tr>
</table>
{{- else}}
<p>{{.Text | html}}</p>
{{- end}}
{{- end}}
<p class="giua"><i>` + Mark + `</i></p>
</body>
</html>
`))

// HTML renders a document as a page of its own, in the shape in which offices publish it: tables for the two columns.
func HTML(d *Document) ([]byte, error) {
	var b bytes.Buffer
	if err := page.Execute(&b, d); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
