package grid

import "testing"

func TestRulesThatCrossAreATable(t *testing.T) {
	across := []Rule{{10, 0, 200}, {50, 0, 99}, {50.5, 101, 200}, {90, 0, 100}, {90, 100, 200}, {130, 0, 200}}
	upright := []Rule{{0, 10, 130}, {100, 50, 130}, {200, 10, 130}, {500, 10, 130}}
	tables := Ruled(across, upright, 3)
	if len(tables) != 1 || len(tables[0]) != 3 {
		t.Fatalf("%v", tables)
	}
	rows := tables[0]
	if len(rows[0]) != 1 || rows[0][0].Across != 2 || len(rows[1]) != 2 || len(rows[2]) != 2 {
		t.Errorf("a head over two columns, then two rows of two: %v", rows)
	}
	if a := rows[2][1]; !a.Holds(150, 110) || a.Holds(50, 110) || a.Holds(150, 60) {
		t.Errorf("the last cell is %v", a)
	}
}

func TestAFrameAndAnUnderlineAreNoTable(t *testing.T) {
	if tables := Ruled([]Rule{{10, 0, 200}, {130, 0, 200}, {70, 50, 90}}, []Rule{{0, 10, 130}, {200, 10, 130}}, 3); tables != nil {
		t.Errorf("%v", tables)
	}
}
