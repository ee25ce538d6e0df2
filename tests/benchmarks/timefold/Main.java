import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.MoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.io.StreamTokenizer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Timefold's solver on one problem: {@code Main FILE SECONDS SEED SPACING}. Prints a line for each better plan that keeps
 * the hard rules: seconds, medium and soft score, and the
 * holders by seat and month. Ends when whoever started it is gone.
 */
public final class Main {
    private static final PrintStream OUT = System.out;
    private static double spacing, last = Double.NEGATIVE_INFINITY;
    private static Staffing waiting;
    private static double found;

    public static void main(String[] words) throws Exception {
        System.setOut(System.err); // where its log goes; ours goes to OUT
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ROOT")).setLevel(ch.qos.logback.classic.Level.INFO);
        try (BufferedReader in = Files.newBufferedReader(Path.of(words[0]), StandardCharsets.US_ASCII)) {
            Staffing.facts = new Facts(new StreamTokenizer(in));
        }
        watch();
        double seconds = Double.parseDouble(words[1]);
        spacing = Double.parseDouble(words[3]);
        long started = System.nanoTime();
        OUT.println("started");
        OUT.flush();
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Staffing.class)
                .withEntityClasses(Staffing.Cell.class)
                .withRandomSeed(Long.parseLong(words[2]))
                .withTerminationConfig(new TerminationConfig().withSpentLimit(Duration.ofMillis((long) (1000 * seconds))));
        config.setScoreDirectorFactoryConfig(new ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig()
                .withIncrementalScoreCalculatorClass(Scoring.class));
        config.setPhaseConfigList(List.of(new ConstructionHeuristicPhaseConfig(), search()));
        SolverFactory<Staffing> factory = SolverFactory.create(config);
        Solver<Staffing> solver = factory.buildSolver();
        solver.addEventListener(event -> {
            Staffing best = event.getNewBestSolution();
            if (event.isNewBestSolutionInitialized() && best.score.hardScore() == 0) {
                waiting = best;
                found = (System.nanoTime() - started) / 1e9;
                if (found - last >= spacing) flush();
            }
        });
        solver.solve(Staffing.empty());
        flush();
        OUT.println("ended " + ((DefaultSolver<Staffing>) solver).getMoveEvaluationSpeed());
        OUT.flush();
        System.exit(0);
    }

    private static LocalSearchPhaseConfig search() {
        List<MoveSelectorConfig> moves = List.of(
                new ChangeMoveSelectorConfig(), new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(Runs.class));
        UnionMoveSelectorConfig union = new UnionMoveSelectorConfig();
        union.setMoveSelectorList(moves);
        return new LocalSearchPhaseConfig().withMoveSelectorConfig(union);
    }

    private static void flush() {
        if (waiting == null) return;
        int[][] holders = new int[Staffing.facts.seats][Staffing.facts.months];
        for (int[] row : holders) java.util.Arrays.fill(row, Facts.OPEN);
        for (Staffing.Cell cell : waiting.cells) if (cell.holder != null) holders[cell.seat][cell.month] = cell.holder;
        StringBuilder line = new StringBuilder("plan ").append(found);
        line.append(' ').append(waiting.score.mediumScore()).append(' ').append(waiting.score.softScore());
        for (int[] row : holders) for (int who : row) line.append(' ').append(who);
        OUT.println(line);
        OUT.flush();
        last = found;
        waiting = null;
    }

    /** A process that nobody waits for must not go on. */
    private static void watch() {
        Thread ear = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {}
            } catch (java.io.IOException gone) {
                // as good as closed
            }
            Runtime.getRuntime().halt(3);
        });
        ear.setDaemon(true);
        ear.start();
    }
}
