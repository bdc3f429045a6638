package measure

import (
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

// watchMemory looks at the process's memory ten times a second until the answer is asked for: the most that it held, in bytes.
func watchMemory() func() int64 {
	done := make(chan struct{})
	var watching sync.WaitGroup
	peak := resident()
	watching.Go(func() {
		for {
			select {
			case <-done:
				return
			case <-time.After(100 * time.Millisecond):
				peak = max(peak, resident())
			}
		}
	})
	return func() int64 {
		close(done)
		watching.Wait()
		return peak
	}
}

// resident is the memory that this process holds, in bytes, as /proc/self/status counts it in kB; 0 on systems without it.
func resident() int64 {

	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")), 10, 64)
			if err != nil {
				return 0
			}
			return kb << 10
		}
	}
	return 0
}
