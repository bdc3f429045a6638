package viet

import "strings"

// Squeeze makes one space of every run of white space and trims the ends: what lines and columns broke reads on.
// Example: " Số:\n 15 " is "Số: 15".
func Squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
