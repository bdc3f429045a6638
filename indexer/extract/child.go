package extract

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"time"

	"github.com/shirou/gopsutil/v4/process"

	"vankho/indexer/extract/fault"
)

// child is one child process. Only one goroutine uses it at a time.
type child struct {
	command *exec.Cmd
	stdin   io.WriteCloser
	// replies are the child's frames; closed when its output ends. over ends the goroutine that reads them.
	replies chan reply
	over    chan struct{}
	process *process.Process
	limits  Limits
	// served counts the files that it has finished.
	served int
	killed bool
}

// greetTime is how long a child may take to start.
const greetTime = 30 * time.Second

// watchTime is the interval between two looks at a child's memory.
const watchTime = 50 * time.Millisecond

// familyLooks is how many looks go by until the programs that the child started are counted too, which takes a walk over all processes.
const familyLooks = 10

func startChild(ctx context.Context, o PoolOptions) (*child, error) {
	command := o.Command()
	detach(command)
	if command.Env == nil {
		command.Env = os.Environ()
	}
	// The collector works harder from here on, so that garbage alone does not reach the limit.
	command.Env = append(command.Env, "GOMEMLIMIT="+strconv.FormatInt(o.Limits.Memory*3/4, 10))
	command.Stderr = o.Stderr
	// Should the child leave a process of its own behind, its hold on the pipes does not matter.
	command.WaitDelay = time.Second
	stdin, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	stdout, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	if o.Gentle {
		giveWay(command.Process)
	}
	c := &child{command: command, stdin: stdin, replies: make(chan reply), over: make(chan struct{}), limits: o.Limits}
	go c.listen(stdout)
	timer := time.NewTimer(greetTime)
	defer timer.Stop()
	select {
	case r := <-c.replies:
		if r.Hello == frameVersion {
			if c.process, err = process.NewProcess(int32(command.Process.Pid)); err == nil {
				return c, nil
			}
		} else {
			err = errors.New("it is not a reader of this program")
		}
	case <-timer.C:
		err = errors.New("it does not answer")
	case <-ctx.Done():
		err = ctx.Err()
	}
	c.kill()
	return nil, fmt.Errorf("%s: %w", command.Path, err)
}

func (c *child) listen(stdout io.Reader) {
	defer close(c.replies)
	in := bufio.NewReaderSize(stdout, 64<<10)
	for {
		var r reply
		if err := readFrame(in, c.limits.frameLimit(), &r); err != nil {
			return
		}
		select {
		case c.replies <- r:
		case <-c.over:
			return
		}
	}
}

// alive reports whether the waiting child can take a request.
func (c *child) alive() bool {
	select {
	case <-c.replies: // closed, or a word out of turn
		return false
	default:
		return !c.killed
	}
}

// ending says how the reading of one file in a child ended.
type ending struct {
	result Result
	err    error
	// taken counts what it gave before.
	taken int
	// reusable says that the child waits for its next file; died that it ended, or had to be ended for its memory.
	reusable, died bool
}

// do has the child do one thing; take is given its answers but the last.
func (c *child) do(ctx context.Context, r request, take func(reply) error) (end ending) {
	fail := func(code fault.Code, args ...any) ending {
		end.result.Problems = append(end.result.Problems, fault.Of(code, args...).Problem())
		return end
	}
	if err := writeFrame(c.stdin, r); err != nil {
		end.died = true
		return fail(fault.Crashed)
	}
	stop := make(chan struct{})
	defer close(stop)
	bloated := c.watch(stop)
	limits := r.Limits
	began := time.Now()
	idle, total := time.NewTimer(limits.Time), time.NewTimer(limits.Total)
	defer idle.Stop()
	defer total.Stop()
	for {
		select {
		case <-ctx.Done():
			end.err = ctx.Err()
			return end
		case <-bloated:
			end.died = true
			return fail(fault.Memory, fault.Size(limits.Memory))
		case <-idle.C:
			return fail(fault.Timeout, seconds(max(time.Second, time.Since(began).Round(time.Second))))
		case <-total.C:
			return fail(fault.Timeout, seconds(limits.Total))
		case answer, ok := <-c.replies:
			switch {
			case !ok:
				end.died = true
				select {
				case <-bloated:
					return fail(fault.Memory, fault.Size(limits.Memory))
				default:
					return fail(fault.Crashed)
				}
			case answer.Result != nil:
				end.result = *answer.Result
				c.served++
				end.reusable = c.memory(false) < limits.Memory/2
				return end
			case answer.Error != "":
				end.err = errors.New(answer.Error)
				return end
			}
			if answer.Record != nil || answer.Page != nil || answer.Picture != nil || answer.Part != nil {
				taking := time.Now()
				if end.err = take(answer); end.err != nil {
					return end
				}
				// The file does not pay for the time of whoever takes what it gives.
				began = began.Add(time.Since(taking))
				total.Reset(limits.Total - time.Since(began))
				end.taken++
				if answer.Record != nil {
					end.result.Records++
				}
			}
			if answer.Stage > 0 {
				if end.err = take(answer); end.err != nil {
					return end
				}
			}
			// Time may pass idle, and beyond that as much as what was read is worth: a file of slow pages ends sooner than in Total.
			left := limits.Time + time.Duration(answer.Tick)*limits.Page - time.Since(began)
			idle.Reset(min(limits.Time, max(left, 0)))
		}
	}
}

// watch looks at the child's memory until stop is closed; over the limit it kills the child and closes the channel.
func (c *child) watch(stop <-chan struct{}) <-chan struct{} {
	bloated := make(chan struct{})
	go func() {
		ticker := time.NewTicker(watchTime)
		defer ticker.Stop()
		looks := 0
		for {
			select {
			case <-stop:
				return
			case <-ticker.C:
				looks++
				if c.memory(looks%familyLooks == 0) > c.limits.Memory {
					close(bloated)
					// At once, not when the reading goroutine comes to it: that one may be waiting in take.
					killGroup(c.command.Process)
					return
				}
			}
		}
	}()
	return bloated
}

// memory is the resident memory of the child in bytes, with that of the programs it started where family is set; 0 where the system does
// not say.
func (c *child) memory(family bool) int64 {
	sum := resident(c.process)
	if family {
		helpers, _ := c.process.Children() // none is an error here
		for _, helper := range helpers {
			sum += resident(helper)
		}
	}
	return sum
}

func resident(p *process.Process) int64 {
	info, err := p.MemoryInfo()
	if err != nil {
		return 0
	}
	return int64(info.RSS)
}

// kill ends the child and waits for it.
func (c *child) kill() {
	if c.killed {
		return
	}
	c.killed = true
	close(c.over)
	_ = c.stdin.Close()
	killGroup(c.command.Process)
	_ = c.command.Wait()
}

func seconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', -1, 64) }
