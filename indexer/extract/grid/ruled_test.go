package grid

import "testing"

func TestRulesThatCrossAreATable(t *testing.T) {
	across := []Rule{{10, 0, 200}, {50, 0, 99}, {50.5, 101, 200}, {90, 0, 100}, {90, 100, 200}, {130, 0, 200}}
	upright := []Rule{{0, 10, 130}, {100, 50, 130}, {200, 10, 130}, {500, 10, 130}}
	tables := FindRuled(across, upright, 3)
	if len(tables) != 1 || len(tables[0].Rows) != 3 || len(tables[0].Columns) != 3 {
		t.Fatalf("%v", tables)
	}
	rows := tables[0].Rows
	if len(rows[0]) != 1 || rows[0][0].Across != 2 || len(rows[1]) != 2 || len(rows[2]) != 2 {
		t.Errorf("a head over two columns, then two rows of two: %v", rows)
	}
	for _, c := range []struct{ x, y, row, cell float64 }{{150, 110, 2, 1}, {50, 110, 2, 0}, {150, 60, 1, 1}, {150, 20, 0, 0}} {
		if i, j, ok := tables[0].At(c.x, c.y); !ok || float64(i) != c.row || float64(j) != c.cell {
			t.Errorf("%v, %v is in cell %d of row %d", c.x, c.y, j, i)
		}
	}
	if _, _, ok := tables[0].At(300, 60); ok {
		t.Error("a point outside is in a cell")
	}
}

func TestAFrameAndAnUnderlineAreNoTable(t *testing.T) {
	if tables := FindRuled([]Rule{{10, 0, 200}, {130, 0, 200}, {70, 50, 90}}, []Rule{{0, 10, 130}, {200, 10, 130}}, 3); tables != nil {
		t.Errorf("%v", tables)
	}
}
