import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Moves over several months of a seat: give a run of months to somebody else, or let two seats trade a run. */
public class Runs implements MoveIteratorFactory<Staffing, Runs.RunMove> {
    private Staffing seen;
    private List<List<Staffing.Cell>> bySeat;
    private List<List<Integer>> seatsOfRole;

    @Override
    public long getSize(ScoreDirector<Staffing> director) {
        return 100L * director.getWorkingSolution().cells.size();
    }

    @Override
    public Iterator<RunMove> createOriginalMoveIterator(ScoreDirector<Staffing> director) {
        return createRandomMoveIterator(director, new Random(1));
    }

    @Override
    public Iterator<RunMove> createRandomMoveIterator(ScoreDirector<Staffing> director, Random random) {
        look(director.getWorkingSolution());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !seen.cells.isEmpty();
            }

            @Override
            public RunMove next() {
                Staffing.Cell cell = seen.cells.get(random.nextInt(seen.cells.size()));
                List<Staffing.Cell> run = run(cell, random);
                return random.nextInt(4) == 0 ? trade(run, random) : give(run, cell, random);
            }
        };
    }

    private void look(Staffing staffing) {
        if (staffing == seen) return;
        seen = staffing;
        bySeat = new ArrayList<>();
        seatsOfRole = new ArrayList<>();
        for (int s = 0; s < Staffing.facts.seats; s++) bySeat.add(new ArrayList<>());
        for (int r = 0; r < Staffing.facts.roles; r++) seatsOfRole.add(new ArrayList<>());
        for (Staffing.Cell cell : staffing.cells) bySeat.get(cell.seat).add(cell);
        for (int s = 0; s < Staffing.facts.seats; s++)
            seatsOfRole.get(Staffing.facts.lineRole[Staffing.facts.seatLine[s]]).add(s);
    }

    /** Months around a cell: as long as its holder stays, up to the seat's end, the whole seat, or some. */
    private List<Staffing.Cell> run(Staffing.Cell cell, Random random) {
        List<Staffing.Cell> all = bySeat.get(cell.seat);
        int first = all.indexOf(cell), last = first;
        switch (random.nextInt(4)) {
            case 0 -> {
                while (first > 0 && Objects.equals(all.get(first - 1).holder, cell.holder)) first--;
                while (last < all.size() - 1 && Objects.equals(all.get(last + 1).holder, cell.holder)) last++;
            }
            case 1 -> last = all.size() - 1;
            case 2 -> {
                first = 0;
                last = all.size() - 1;
            }
            default -> last = Math.min(all.size() - 1, first + random.nextInt(6));
        }
        return all.subList(first, last + 1);
    }

    private static RunMove give(List<Staffing.Cell> run, Staffing.Cell cell, Random random) {
        List<Integer> range = cell.getRange();
        Integer to = random.nextInt(20) == 0 || range.isEmpty() ? null : range.get(random.nextInt(range.size()));
        RunMove move = new RunMove();
        for (Staffing.Cell month : run) if (to == null || month.getRange().contains(to)) move.add(month, to);
        return move;
    }

    private RunMove trade(List<Staffing.Cell> run, Random random) {
        Staffing.Cell one = run.get(0);
        List<Integer> alike = seatsOfRole.get(Staffing.facts.lineRole[Staffing.facts.seatLine[one.seat]]);
        int other = alike.get(random.nextInt(alike.size()));
        RunMove move = new RunMove();
        if (other == one.seat) return move;
        List<Staffing.Cell> there = bySeat.get(other);
        int at = 0;
        for (Staffing.Cell cell : run) {
            while (at < there.size() && there.get(at).month < cell.month) at++;
            if (at == there.size() || there.get(at).month != cell.month) continue;
            Staffing.Cell match = there.get(at);
            if (fits(cell, match.holder) && fits(match, cell.holder) && !cell.pinned && !match.pinned) {
                move.add(cell, match.holder);
                move.add(match, cell.holder);
            }
        }
        return move;
    }

    private static boolean fits(Staffing.Cell cell, Integer who) {
        return who == null || cell.getRange().contains(who);
    }

    /** New holders of some cells. */
    public static class RunMove extends AbstractMove<Staffing> {
        private final List<Staffing.Cell> cells = new ArrayList<>();
        private final List<Integer> holders = new ArrayList<>();

        void add(Staffing.Cell cell, Integer holder) {
            if (cell.pinned || Objects.equals(cell.holder, holder)) return;
            cells.add(cell);
            holders.add(holder);
        }

        @Override
        public boolean isMoveDoable(ScoreDirector<Staffing> director) {
            return !cells.isEmpty();
        }

        @Override
        protected void doMoveOnGenuineVariables(ScoreDirector<Staffing> director) {
            for (int i = 0; i < cells.size(); i++) {
                Staffing.Cell cell = cells.get(i);
                director.beforeVariableChanged(cell, "holder");
                cell.holder = holders.get(i);
                director.afterVariableChanged(cell, "holder");
            }
        }
    }
}
