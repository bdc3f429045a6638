# Văn Khố. The two commands that matter: make run, make test.
export CGO_ENABLED = 0
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo 0)
LDFLAGS := -s -w -X main.version=$(VERSION)

.PHONY: run build test check bench audit shots sample clean

run: build ## build and serve; an empty data folder gets the sample corpus
	@./cmd/vankho/testdata/tesseract.sh
	./bin/vankho serve

build:
	go build -trimpath -ldflags '$(LDFLAGS)' -o bin/vankho ./cmd/vankho

test: lint ## everything, browser tests too
	@./cmd/vankho/testdata/browser.sh
	@./cmd/vankho/testdata/tesseract.sh
	GOOS=windows go build ./...
	go test -timeout 12m ./...

check: lint ## what is quick: before every commit
	go test -short -timeout 2m ./...

.PHONY: lint
lint:
	@unformatted=$$(gofmt -l cmd corpus indexer search web); \
	if [ -n "$$unformatted" ]; then echo "not formatted: $$unformatted"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...

bench: ## speed, as ratios within one run
	go test -run '^$$' -bench . -benchtime 1s -timeout 60m ./...

audit: ## known faults in dependencies
	@go tool govulncheck ./...; code=$$?; \
	if [ $$code = 3 ]; then exit 3; fi; \
	if [ $$code != 0 ]; then echo "audit: the database of faults could not be reached; nothing was checked"; fi

# A folder of documents may join the sample: make shots OF=/duong/dan. ONLY=tim keeps the pages whose names hold it.
shots: ## pictures of every page, light, dark and 360 px, in shots/; open shots/index.html
	VANKHO_SHOTS=$(CURDIR)/shots VANKHO_SHOTS_OF=$(abspath $(OF)) VANKHO_SHOTS_ONLY=$(ONLY) go test ./cmd/vankho -run '^TestEveryPageHasItsPicture$$' -count=1 -timeout 40m

sample: ## make the sample's PDF and DOCX files from their sources
	go generate ./corpus/sample

clean:
	rm -rf bin
