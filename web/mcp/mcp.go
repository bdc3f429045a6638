// Package mcp lets programs that speak the Model Context Protocol (language models, editors) ask the store: search, show, resolve,
// figures, tasks, cite_check. Each answer is words of documents with where they stand, and what the site's API says of them; nothing is put in other
// words, and what is not known stays out. It asks the API, so that it cannot say anything that the pages do not.
package mcp

import (
	"context"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// instructions tell a model what the tools are for, and how to speak of what they answer.
const instructions = `Kho văn bản của cơ quan nhà nước và tổ chức Đảng. Mọi câu trả lời là lời trích nguyên văn kèm vị trí: start, end là độ lệch byte (nửa mở) trong văn bản của kho.
Khi dùng, hãy trích đúng quote và dẫn url. Không có trong kết quả nghĩa là kho không biết, không có nghĩa là không tồn tại; không suy đoán số hiệu, hiệu lực hay số liệu.
Tìm bằng search (số, ký hiệu hoặc nội dung, có dấu hay không dấu), đọc bằng show, hỏi số hiệu hàng loạt bằng resolve, hỏi con số bằng figures, hỏi việc được giao và thời hạn bằng tasks, kiểm tra dẫn chiếu của dự thảo bằng cite_check.`

// Server answers over a transport until its client goes.
type Server struct{ server *mcp.Server }

// New returns a server that asks an API. Version is the program's.
func New(api API, version string) *Server {
	s := mcp.NewServer(&mcp.Implementation{Name: "vankho", Title: "Văn Khố", Version: version}, &mcp.ServerOptions{Instructions: instructions})
	add(s, api, search, "search", "Tìm văn bản theo số, ký hiệu, nội dung; trả về văn bản cùng các đoạn khớp, trích nguyên văn.")
	add(s, api, show, "show", "Một văn bản: thuộc tính với câu trích, bố cục, hiệu lực với căn cứ, và lời văn của một mục (section) hay một khoảng (start, end).")
	add(s, api, resolve, "resolve", "Các số, ký hiệu (cách viết nào cũng được) là văn bản nào trong kho, còn hiệu lực không.")
	add(s, api, figures, "figures", "Số liệu trong văn bản theo chỉ tiêu, nơi, kỳ: giá trị, đơn vị, mục tiêu, kèm câu nêu số đó. Không khớp đủ chữ của chỉ tiêu thì không trả lời.")
	add(s, api, tasks, "tasks", "Nhiệm vụ văn bản giao: cơ quan nào phải làm gì, hạn nào, kèm câu giao việc. Kho không biết việc đã làm xong hay chưa.")
	add(s, api, citeCheck, "cite_check", "Kiểm tra mọi dẫn chiếu trong một dự thảo: khớp, hết hiệu lực, lệch ngày, tên, cơ quan, không có trong kho… Dự thảo không được lưu.")
	return &Server{s}
}

// Run answers on standard input and output until ctx ends or the client goes.
func (s *Server) Run(ctx context.Context) error { return s.server.Run(ctx, &mcp.StdioTransport{}) }

// add adds a tool that changes nothing. An error becomes the tool's answer: a sentence that a model can act on.
func add[In, Out any](s *mcp.Server, api API, tool func(context.Context, API, In) (Out, error), name, what string) {
	outside := false
	mcp.AddTool(s, &mcp.Tool{Name: name, Description: what, Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &outside}},
		func(ctx context.Context, _ *mcp.CallToolRequest, in In) (*mcp.CallToolResult, Out, error) {
			out, err := tool(ctx, api, in)
			return nil, out, err
		})
}
