import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import java.util.ArrayList;
import java.util.List;

/** A plan: who holds each seat in each month in which it carries work. */
@PlanningSolution
public class Staffing {
    /** The one problem of this process. */
    public static Facts facts;

    @PlanningEntityCollectionProperty
    public List<Cell> cells = new ArrayList<>();

    @PlanningScore
    public HardMediumSoftLongScore score;

    public static Staffing empty() {
        Staffing made = new Staffing();
        for (int seat = 0; seat < facts.seats; seat++)
            for (int month = 0; month < facts.months; month++)
                if (facts.fte[seat][month] > 0) made.cells.add(new Cell(seat, month));
        return made;
    }

    /** A seat in a month. */
    @PlanningEntity
    public static class Cell {
        @PlanningId
        public long id;
        public int seat, month;
        @PlanningPin
        public boolean pinned; // held by a lock

        @PlanningVariable(allowsUnassigned = true)
        public Integer holder; // a person, or CONTRACTOR; null: open

        private List<Integer> range;

        public Cell() {}

        Cell(int seat, int month) {
            this.seat = seat;
            this.month = month;
            id = (long) seat * facts.months + month;
            int by = facts.forced[seat][month];
            pinned = by >= 0;
            if (pinned) holder = by;
            range = facts.range(seat, month);
        }

        @ValueRangeProvider
        public List<Integer> getRange() {
            return range;
        }
    }
}
