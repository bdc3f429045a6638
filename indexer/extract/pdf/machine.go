package pdf

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Options says how the process is to run pdfium.
type Options struct {
	// Cache is a folder that keeps pdfium's compiled code between runs, some 20 MB; it is made where it is missing. A first use costs 0.1 s
	// with it, 2.5 s without; "" keeps nothing. The options of the first use in a process hold for all later ones.
	Cache string
}

const (
	memoryPages = 320 << 20 >> 16 // the most memory of the machine, in pages of 64 KiB
	memoryKeep  = 192 << 20       // a machine that has grown beyond this many bytes is not kept for the next file
)

// machine is pdfium, a library in C++, compiled to WebAssembly: it can harm nothing but its own memory, which has a limit. One
// machine serves one file at a time. After a trap, an error of a call, it is thrown away.
type machine struct {
	instance pdfium.Pdfium
	guest    guest
	memory   *memory
	file     *window
	// access is pdfium's FPDF_FILEACCESS, scratch a place of scratchSize bytes for results; both are addresses in its memory.
	access, scratch uint32
	functions       map[string]api.Function
	// err is the first error of a call; all calls after it do nothing and give 0.
	err error
}

const scratchSize = 1024

// errTrap says that pdfium fell over what it read.
var errTrap = errors.New("pdfium stopped")

// guest is what go-pdfium's implementation for WebAssembly offers below its requests and responses, each of which would cost a
// random identifier, several calls and allocations a character.
type guest interface {
	Fn(name string) api.Function
	Malloc(size uint64) (uint64, error)
	CreateFileAccessReader(size int64, in io.ReadSeeker) (access *uint64, number *uint32, err error)
}

// works makes the machines of the process and keeps the last one.
type works struct {
	sync.Mutex
	pool   pdfium.Pool
	memory *memory
	idle   *machine
}

// shared is the process's pdfium: its compiled code takes 20 MB and its start up to seconds, so that there is one.
var shared works

// with runs use on a machine that reads in. Only one file is read at a time.
func (w *works) with(in io.ReaderAt, size int64, o Options, use func(*machine) error) error {
	w.Lock()
	defer w.Unlock()
	m, err := w.machine(o)
	if err != nil {
		return err
	}
	// A machine that is not given back, after a panic too, is not used again.
	w.idle = nil
	defer func() {
		m.file.ReadSeeker = nil
		if w.idle == nil {
			_ = m.instance.Close() // what a broken machine says of its end helps nobody
		}
	}()
	if err := m.read(in, size); err != nil {
		return err
	}
	err = use(m)
	if m.err != nil {
		return m.err
	}
	if len(m.memory.bytes) <= memoryKeep {
		w.idle = m
	}
	return err
}

func (w *works) machine(o Options) (*machine, error) {
	if w.idle != nil {
		return w.idle, nil
	}
	if w.pool == nil {
		if err := w.start(o); err != nil {
			return nil, fmt.Errorf("start pdfium: %w", err)
		}
	}
	instance, err := w.pool.GetInstance(time.Minute)
	if err != nil {
		return nil, fmt.Errorf("start pdfium: %w", err)
	}
	g, ok := instance.GetImplementation().(guest)
	if !ok {
		return nil, errors.New("start pdfium: go-pdfium has changed")
	}
	m := &machine{instance: instance, guest: g, memory: w.memory, file: &window{}, functions: map[string]api.Function{}}
	access, _, err := g.CreateFileAccessReader(0, m.file)
	if err != nil {
		return nil, fmt.Errorf("start pdfium: %w", err)
	}
	scratch, err := g.Malloc(scratchSize)
	if err != nil {
		return nil, fmt.Errorf("start pdfium: %w", err)
	}
	m.access, m.scratch = uint32(*access), uint32(scratch)
	return m, nil
}

// start makes the process ready for machines. Calls are not watched for the end of a context (WithCloseOnContextDone), which makes a page
// four times as slow: the process that reads unknown files is one that can be killed.
func (w *works) start(o Options) error {
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(memoryPages).
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	if o.Cache != "" {
		cache, err := wazero.NewCompilationCacheWithDir(o.Cache)
		if err != nil {
			return err
		}
		config = config.WithCompilationCache(cache)
	}
	w.memory = &memory{}
	pool, err := webassembly.Init(webassembly.Config{
		Context:       experimental.WithMemoryAllocator(context.Background(), w.memory),
		MaxTotal:      1,
		RuntimeConfig: config,
		FSConfig:      wazero.NewFSConfig(), // no file of this computer
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
	w.pool = pool
	return err
}

// memory is the machine's memory. It is kept here to be read without a copy.
type memory struct{ bytes []byte }

// Allocate makes the memory of a new machine.
func (m *memory) Allocate(uint64, uint64) experimental.LinearMemory {
	m.bytes = nil
	return m
}

// Reallocate lets the memory grow.
func (m *memory) Reallocate(size uint64) []byte {
	if size > uint64(cap(m.bytes)) {
		grown := make([]byte, size, size+size/8)
		copy(grown, m.bytes)
		m.bytes = grown
	}
	m.bytes = m.bytes[:size]
	return m.bytes
}

// Free gives the memory back.
func (m *memory) Free() { m.bytes = nil }

// window is the file that the machine reads; it changes from file to file.
type window struct{ io.ReadSeeker }

// Read reads on.
func (w *window) Read(p []byte) (int, error) {
	if w.ReadSeeker == nil {
		return 0, io.EOF
	}
	return w.ReadSeeker.Read(p)
}

// Seek moves to a place.
func (w *window) Seek(offset int64, whence int) (int64, error) {
	if w.ReadSeeker == nil {
		return 0, io.EOF
	}
	return w.ReadSeeker.Seek(offset, whence)
}

// read makes in the file that the machine reads. FPDF_FILEACCESS begins with the length of the file, 32 bits here.
func (m *machine) read(in io.ReaderAt, size int64) error {
	if size > math.MaxUint32 {
		return fmt.Errorf("a file of %d bytes is too long for pdfium", size)
	}
	m.file.ReadSeeker = io.NewSectionReader(in, 0, size)
	binary.LittleEndian.PutUint32(m.memory.bytes[m.access:], uint32(size))
	return nil
}

// function looks an exported function of pdfium up.
func (m *machine) function(name string) api.Function {
	f := m.functions[name]
	if f == nil {
		f = m.guest.Fn(name)
		m.functions[name] = f
	}
	return f
}

// call calls a function of pdfium.
func (m *machine) call(name string, args ...uint64) uint64 {
	return m.invoke(m.function(name), args...)
}

func (m *machine) invoke(f api.Function, args ...uint64) uint64 {
	if m.err != nil {
		return 0
	}
	var stack [16]uint64
	copy(stack[:], args)
	if err := f.CallWithStack(context.Background(), stack[:]); err != nil {
		m.err = fmt.Errorf("%w: %w", errTrap, err)
		return 0
	}
	return stack[0]
}

// number reads the result of a function that gives a C int.
func (m *machine) number(name string, args ...uint64) int { return int(int32(m.call(name, args...))) }

// bytes is a part of the machine's memory, up to the next call; nil where there is no such part.
func (m *machine) bytes(at, length uint32) []byte {
	if uint64(at)+uint64(length) > uint64(len(m.memory.bytes)) {
		return nil
	}
	return m.memory.bytes[at:][:length:length]
}

// integer reads a C int at a place of the scratch, counted in ints; float and double a C float and double.
func (m *machine) integer(i int) int {
	return int(int32(binary.LittleEndian.Uint32(m.memory.bytes[m.scratch+uint32(4*i):])))
}

func (m *machine) float(i int) float64 {
	return float64(math.Float32frombits(binary.LittleEndian.Uint32(m.memory.bytes[m.scratch+uint32(4*i):])))
}

func (m *machine) double(i int) float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(m.memory.bytes[m.scratch+uint32(8*i):]))
}
