package extract

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"vankho/corpus/table"
	"vankho/indexer/extract/fault"
)

//go:embed conversions.tsv
var conversionsTSV string

// conversion says how LibreOffice makes of a format one that this program reads.
type conversion struct {
	// own says that this program reads the format itself, so that LibreOffice is asked only about files it finds broken.
	own bool
	// suffix is that of the file that LibreOffice is given, target of the one it is to write.
	suffix, target string
}

var conversions = sync.OnceValue(func() map[string]conversion {
	all := map[string]conversion{}
	for row := range table.Rows(conversionsTSV, 4) {
		all[row[0]] = conversion{own: row[1] == "yes", suffix: row[2], target: row[3]}
	}
	return all
})

// HasOffice reports whether LibreOffice is on the path: files that need it are then worth reading again.
func HasOffice() bool { return officeProgram() != "" }

// officeProgram is LibreOffice on the path, "" where there is none.
func officeProgram() string {
	for _, name := range []string{"soffice", "libreoffice"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// convertTime is how long LibreOffice may take over a file; its first start on a slow machine takes ten seconds. Who goes over it is killed
// by the parent, with the child.
const convertTime = 60 * time.Second

// officeReader is how pages name LibreOffice.
const officeReader = "LibreOffice"

// mayConvert reports whether there is a folder for LibreOffice to work in, as there is in a child; what it wrote is not given to it again.
func (r *reading) mayConvert() bool { return r.scratch != "" && !r.converted }

// convert has LibreOffice write the file as another format and reads that. The error is a *fault.Fault: that LibreOffice is not
// there, or can make nothing of the file.
func (r *reading) convert(in io.ReaderAt, size int64, f format, c conversion) error {
	program := officeProgram()
	if program == "" {
		return fault.Of(fault.NeedsOffice, f.words)
	}
	source, out := filepath.Join(r.scratch, "tep."+c.suffix), filepath.Join(r.scratch, "ra")
	if err := errors.Join(os.MkdirAll(out, 0o700), officeProfile(r.scratch), copyTo(source, in, size)); err != nil {
		return programError{fmt.Errorf("convert: %w", err)}
	}
	if err := r.runOffice(program, source, out, c.target); err != nil {
		return err
	}
	path := filepath.Join(out, "tep."+c.target)
	converted, err := os.Open(path)
	if err != nil {
		return fault.Of(fault.OfficeFailed, f.words)
	}
	defer converted.Close()
	info, err := converted.Stat()
	if err != nil {
		return fault.Of(fault.OfficeFailed, f.words)
	}
	name := r.name
	r.converted, r.name = true, path
	err = r.contents(converted, info.Size(), true)
	r.name = name
	return err
}

func (r *reading) runOffice(program, source, out, target string) error {
	profile := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(r.scratch, "ho-so"))}
	command := exec.CommandContext(r.ctx, program, "-env:UserInstallation="+profile.String(), "--headless", "--norestore", "--nolockcheck",
		"--convert-to", target, "--outdir", out, source)
	command.WaitDelay = time.Second
	ended, stop := make(chan struct{}), time.Now().Add(convertTime)
	go func() {
		ticker := time.NewTicker(time.Second)
		defer ticker.Stop()
		for {
			select {
			case <-ended:
				return
			case now := <-ticker.C:
				if now.Before(stop) {
					r.tick()
				}
			}
		}
	}()
	err := command.Run() // what it says is of no use to a reader of documents
	close(ended)
	if r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return programError{fmt.Errorf("convert: %w", err)}
	}
	return nil // it ends with 0 when it writes nothing, and with others when it does
}

// officeProfile writes the settings with which LibreOffice runs nothing that a file holds and fetches nothing that it names.
func officeProfile(scratch string) error {
	folder := filepath.Join(scratch, "ho-so", "user")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	item := func(name, value string) string {
		return `<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="` + name + `" oor:op="fuse"><value>` + value + `</value></prop></item>`
	}
	settings := `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">` +
		item("MacroSecurityLevel", "3") + item("DisableMacrosExecution", "true") + item("BlockUntrustedRefererLinks", "true") + item("DisableActiveContent", "true") +
		`</oor:items>`
	return os.WriteFile(filepath.Join(folder, "registrymodifications.xcu"), []byte(settings), 0o600)
}

func copyTo(path string, in io.ReaderAt, size int64) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, io.NewSectionReader(in, 0, size))
	return errors.Join(err, f.Close())
}

// broken are the faults of files of which another program may still make something.
var broken = []fault.Code{fault.BrokenDOC, fault.BrokenRTF, fault.BrokenSheet}

// lastResort has LibreOffice try a file that the own reader finds broken; where that fails too the own reader's word stands.
func (r *reading) lastResort(err error, in io.ReaderAt, size int64, f format) error {
	var known *fault.Fault
	c, ok := conversions()[f.mime]
	if !errors.As(err, &known) || !slices.Contains(broken, known.Code) || !ok || !c.own || officeProgram() == "" || !r.mayConvert() {
		return err
	}
	var program programError
	again := r.convert(in, size, f, c)
	if again == nil || r.ctx.Err() != nil || errors.As(again, &program) {
		return again
	}
	return err
}

// reader names LibreOffice before the reader of what it wrote.
func (r *reading) reader(own string) string {
	if !r.converted {
		return own
	}
	return strings.TrimSuffix(officeReader+", "+own, ", ")
}
