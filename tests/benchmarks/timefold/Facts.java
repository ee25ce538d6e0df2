import java.io.IOException;
import java.io.StreamTokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is given, as tests/benchmarks/peer_timefold.py writes it: numbers one after the other, in this order. */
public final class Facts {
    public static final int OPEN = -1, CONTRACTOR = -2, NONE = -1;

    public final int people, months, seats, lines, studies, sponsors, roles;
    public final int[][] available;
    public final int[] maxStudies;
    public final boolean[] employee;
    public final long[] cost;
    public final boolean[][] knew; // person, sponsor
    public final int[] lineStudy, lineSponsor, lineRole;
    public final double[] weightOpen, weightContractor, weightNew, weightHandover; // Z per percent-month or handover
    public final double[] weightCost; // Z per percent-month and unit of cost rate
    public final long[] bill;
    public final int[][] eligible;
    public final boolean[][] incumbent; // line, person; null where there is none
    public final long[] onboardingNew, onboardingKnown, contractorRate; // by role
    public final int[] contractorLimit;
    public final double[] studyFloor, sponsorFloor; // NaN where there is none
    public final double portfolioFloor;
    public final double[] fairTarget;
    public final double weightFair;
    public final int[] seatLine, seatIncumbent;
    public final int[][] fte, forced;
    private final Map<Long, List<Integer>> ranges = new HashMap<>();

    public Facts(StreamTokenizer in) throws IOException {
        in.resetSyntax();
        in.wordChars('!', '~');
        in.whitespaceChars(0, ' ');
        people = number(in);
        months = number(in);
        seats = number(in);
        lines = number(in);
        studies = number(in);
        sponsors = number(in);
        roles = number(in);
        available = table(in, people, months);
        maxStudies = numbers(in, people);
        employee = flags(in, people);
        cost = longs(in, people);
        knew = new boolean[people][];
        for (int p = 0; p < people; p++) knew[p] = flags(in, sponsors);
        lineStudy = numbers(in, lines);
        lineSponsor = numbers(in, lines);
        lineRole = numbers(in, lines);
        weightOpen = reals(in, lines);
        weightContractor = reals(in, lines);
        weightNew = reals(in, lines);
        weightHandover = reals(in, lines);
        weightCost = reals(in, lines);
        bill = longs(in, lines);
        eligible = new int[lines][];
        incumbent = new boolean[lines][];
        for (int d = 0; d < lines; d++) eligible[d] = numbers(in, number(in));
        for (int d = 0; d < lines; d++) {
            int count = number(in);
            if (count > 0) incumbent[d] = new boolean[people];
            for (int p : numbers(in, count)) incumbent[d][p] = true;
        }
        onboardingNew = longs(in, roles);
        onboardingKnown = longs(in, roles);
        contractorRate = longs(in, roles);
        contractorLimit = numbers(in, roles);
        studyFloor = reals(in, studies);
        sponsorFloor = reals(in, sponsors);
        portfolioFloor = reals(in, 1)[0];
        fairTarget = reals(in, sponsors);
        weightFair = reals(in, 1)[0];
        seatLine = numbers(in, seats);
        seatIncumbent = numbers(in, seats);
        fte = table(in, seats, months);
        forced = table(in, seats, months);
    }

    /** Who may hold a seat in a month: the eligible who are there for it, and a contractor where there may be one. */
    public List<Integer> range(int seat, int month) {
        int line = seatLine[seat], percent = fte[seat][month];
        long key = ((long) line * months + month) * 1_000_000L + percent;
        return ranges.computeIfAbsent(key, k -> {
            List<Integer> found = new ArrayList<>();
            for (int p : eligible[line]) if (available[p][month] >= percent) found.add(p);
            if (contractorLimit[lineRole[line]] >= percent) found.add(CONTRACTOR);
            return found;
        });
    }

    public boolean incumbent(int line, int person) {
        return incumbent[line] != null && incumbent[line][person];
    }

    private static String word(StreamTokenizer in) throws IOException {
        if (in.nextToken() != StreamTokenizer.TT_WORD) throw new IOException("The problem ends too early.");
        return in.sval;
    }

    private static int number(StreamTokenizer in) throws IOException {
        return Integer.parseInt(word(in));
    }

    private static int[] numbers(StreamTokenizer in, int count) throws IOException {
        int[] found = new int[count];
        for (int i = 0; i < count; i++) found[i] = number(in);
        return found;
    }

    private static long[] longs(StreamTokenizer in, int count) throws IOException {
        long[] found = new long[count];
        for (int i = 0; i < count; i++) found[i] = Long.parseLong(word(in));
        return found;
    }

    private static double[] reals(StreamTokenizer in, int count) throws IOException {
        double[] found = new double[count];
        for (int i = 0; i < count; i++) {
            String said = word(in);
            found[i] = said.equals("nan") ? Double.NaN : Double.parseDouble(said);
        }
        return found;
    }

    private static boolean[] flags(StreamTokenizer in, int count) throws IOException {
        boolean[] found = new boolean[count];
        for (int i = 0; i < count; i++) found[i] = number(in) != 0;
        return found;
    }

    private static int[][] table(StreamTokenizer in, int rows, int columns) throws IOException {
        int[][] found = new int[rows][];
        for (int i = 0; i < rows; i++) found[i] = numbers(in, columns);
        return found;
    }
}
