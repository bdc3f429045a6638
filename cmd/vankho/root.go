package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help is cobra's usage template in Vietnamese.
const help = `Cách dùng:
  {{.UseLine}}{{if .HasAvailableSubCommands}} LỆNH{{end}}
{{if .HasExample}}
Ví dụ:
{{.Example}}
{{end}}{{if .HasAvailableSubCommands}}
Các lệnh:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}
{{end}}{{if .HasAvailableLocalFlags}}
Tham số:
{{.LocalFlags.FlagUsages | vietnamese | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableInheritedFlags}}
Tham số chung:
{{.InheritedFlags.FlagUsages | vietnamese | trimTrailingWhitespaces}}
{{end}}
Mỗi tham số --ten-dai cũng nhận giá trị từ biến môi trường VANKHO_TEN_DAI.
{{if .HasAvailableSubCommands}}Xem thêm: {{.CommandPath}} LỆNH --help
{{end}}`

// settings are the flags that several commands share.
type settings struct {
	data string
}

func newRoot() *cobra.Command {
	var s settings
	root := &cobra.Command{
		Use:               "vankho",
		Short:             "Kho tri thức văn bản: nạp, tra cứu, đối chiếu",
		Long:              "Văn Khố đọc các tệp văn bản của cơ quan (PDF, DOCX, HTML, Markdown, TXT, danh mục CSV/JSONL)\nvà mở một trang tra cứu trên máy này.",
		Version:           version,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if err := fromEnvironment(cmd.Flags(), os.LookupEnv); err != nil {
				return err
			}
			if s.data == "" { // would be the folder that the person happens to stand in
				return usageError{"Tham số --data cần tên một thư mục."}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Sprintf("Không có lệnh %q. Xem các lệnh: vankho --help", args[0])}
			}
			return cmd.Help()
		},
		Args: cobra.ArbitraryArgs,
	}
	cobra.AddTemplateFunc("vietnamese", strings.NewReplacer("(default ", "(mặc định ").Replace)
	root.SetUsageTemplate(help)
	root.SetHelpTemplate("{{with or .Long .Short}}{{. | trimTrailingWhitespaces}}\n\n{{end}}{{.UsageString}}")
	root.SetVersionTemplate("vankho {{.Version}}\n")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{fmt.Sprintf("%s. Xem: %s --help", flagSentence(err), cmd.CommandPath())}
	})
	root.SetHelpCommand(&cobra.Command{Use: "help", Hidden: true, RunE: func(_ *cobra.Command, args []string) error {
		cmd, rest, err := root.Find(args)
		if err != nil || len(rest) > 0 {
			return usageError{fmt.Sprintf("Không có lệnh %q. Xem các lệnh: vankho --help", strings.Join(args, " "))}
		}
		return cmd.Help()
	}})
	root.PersistentFlags().StringVar(&s.data, "data", "./vankho-data", "thư mục dữ liệu `DIR`")
	root.AddCommand(newIndex(&s), newServe(&s), newSearch(&s), newFigures(&s), newShow(&s), newRead(), newCiteCheck(&s), newBases(&s), newEval(&s), newTrain(&s), newCheck(&s), newBackup(&s), newRestore(&s), newMCP(&s), newChild())
	commands := append(root.Commands(), root)
	for _, c := range root.Commands() {
		commands = append(commands, c.Commands()...)
	}
	for _, c := range commands {
		c.Flags().BoolP("help", "h", false, "xem hướng dẫn")
	}
	root.Flags().Bool("version", false, "xem phiên bản")
	return root
}

// fromEnvironment gives each flag that was not typed the value of VANKHO_<NAME>, where that is set and not empty.
func fromEnvironment(flags *pflag.FlagSet, lookup func(string) (string, bool)) error {
	var errs []error
	flags.VisitAll(func(f *pflag.Flag) {
		name := "VANKHO_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		value, ok := lookup(name)
		if f.Changed || !ok || value == "" || f.Name == "help" || f.Name == "version" {
			return
		}
		if err := flags.Set(f.Name, value); err != nil {
			errs = append(errs, usageError{fmt.Sprintf("Biến môi trường %s có giá trị không hợp lệ: %q", name, value)})
		}
	})
	return errors.Join(errs...)
}

// flagSentence says in Vietnamese what cobra found wrong with the flags.
func flagSentence(err error) string {
	var unknown *pflag.NotExistError
	var required *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return fmt.Sprintf("Không có tham số %q", unknown.GetSpecifiedName())
	case errors.As(err, &required):
		return fmt.Sprintf("Tham số --%s cần một giá trị", required.GetSpecifiedName())
	case errors.As(err, &invalid):
		return fmt.Sprintf("Tham số --%s không nhận giá trị %q", invalid.GetFlag().Name, invalid.GetValue())
	}
	return "Tham số không hợp lệ: " + err.Error()
}

// wants is the check of a command's arguments, with a sentence for the person.
func wants(n int, more bool, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n || len(args) > n && !more {
			return usageError{fmt.Sprintf("Cần %s. Xem: %s --help", what, cmd.CommandPath())}
		}
		return nil
	}
}
