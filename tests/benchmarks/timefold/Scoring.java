import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import java.util.Arrays;

/**
 * The planning model as Timefold's incremental score. Hard: availability, study limits, contractor limits (who may hold
 * what, and locks, are the value ranges' and pins'). Medium: money below margin floors. Soft: Z.
 *
 * <p>A change touches sums directly; what hangs together (a person's newness and onboarding, a line's handovers) is
 * worked out again for the people and lines that changed. Money is whole, in rate units x 1/10,000 FTE-month.
 */
public class Scoring implements IncrementalScoreCalculator<Staffing, HardMediumSoftLongScore> {
    static final double SCALE = 1e9; // soft units per FTE-month of Z

    private final Facts f = Staffing.facts;
    private final int[][] holder = new int[f.seats][f.months];
    private final int[][] held = new int[f.people][8]; // seat * months + month
    private final int[] heldCount = new int[f.people];
    private final long[] revenue = new long[f.studies], spent = new long[f.studies];
    private final long[] known = new long[f.sponsors]; // percent-months
    private final int[][] hired = new int[f.roles][f.months];
    private long hard, soft, bench;

    private final long[] lineHandovers = new long[f.lines];
    private final int[] lineStart = new int[f.lines + 1];
    private final long[] personHard = new long[f.people], personNew = new long[f.people];
    private final int[][] paidStudy = new int[f.people][4], knownSponsor = new int[f.people][4];
    private final long[][] paid = new long[f.people][4], knownPercent = new long[f.people][4];
    private final int[] paidCount = new int[f.people], knownCount = new int[f.people];
    private final boolean[] personDirty = new boolean[f.people], lineDirty = new boolean[f.lines];
    private final int[] dirtyPeople = new int[f.people], dirtyLines = new int[f.lines];
    private int dirtyPeopleCount, dirtyLinesCount;

    // scratch, valid where the stamp is the current one
    private int stamp;
    private final int[] studyStamp = new int[f.studies], studyFirst = new int[f.studies];
    private final int[] sponsorStamp = new int[f.sponsors], sponsorFirst = new int[f.sponsors];
    private final int[] lineStamp = new int[f.lines], personStamp = new int[f.people], personFirst = new int[f.people];
    private final int[] monthStudyStamp = new int[f.months * f.studies];
    private final int[] load = new int[f.months], studiesInMonth = new int[f.months];

    public Scoring() {
        Arrays.fill(lineStart, f.seats);
        for (int s = f.seats - 1; s >= 0; s--) lineStart[f.seatLine[s]] = s;
        for (int d = f.lines - 1; d >= 0; d--) lineStart[d] = Math.min(lineStart[d], lineStart[d + 1]);
    }

    @Override
    public void resetWorkingSolution(Staffing staffing) {
        for (int[] row : holder) Arrays.fill(row, Facts.OPEN);
        for (int[] row : hired) Arrays.fill(row, 0);
        for (long[] sums : new long[][] {revenue, spent, known, lineHandovers, personHard, personNew}) Arrays.fill(sums, 0);
        for (int[] counts : new int[][] {heldCount, paidCount, knownCount}) Arrays.fill(counts, 0);
        hard = soft = bench = 0;
        for (int p = 0; p < f.people; p++)
            if (f.employee[p]) for (int free : f.available[p]) bench += f.cost[p] * free * 100;
        for (Staffing.Cell cell : staffing.cells) {
            soft += units(f.weightOpen[f.seatLine[cell.seat]] * f.fte[cell.seat][cell.month]);
            put(cell);
        }
    }

    @Override
    public void beforeVariableChanged(Object entity, String name) {
        Staffing.Cell cell = (Staffing.Cell) entity;
        if (cell.holder != null) change(cell.seat, cell.month, cell.holder, -1);
    }

    @Override
    public void afterVariableChanged(Object entity, String name) {
        put((Staffing.Cell) entity);
    }

    @Override
    public void beforeEntityAdded(Object entity) {}

    @Override
    public void afterEntityAdded(Object entity) {}

    @Override
    public void beforeEntityRemoved(Object entity) {}

    @Override
    public void afterEntityRemoved(Object entity) {}

    private void put(Staffing.Cell cell) {
        if (cell.holder != null) change(cell.seat, cell.month, cell.holder, 1);
    }

    private static long units(double z) {
        return Math.round(z * SCALE);
    }

    /** Somebody takes (1) or leaves (-1) a seat in a month. */
    private void change(int seat, int month, int who, int sign) {
        int line = f.seatLine[seat], percent = f.fte[seat][month], study = f.lineStudy[line], role = f.lineRole[line];
        holder[seat][month] = sign > 0 ? who : Facts.OPEN;
        soft -= sign * units(f.weightOpen[line] * percent);
        revenue[study] += sign * f.bill[line] * percent * 100;
        if (!lineDirty[line]) {
            lineDirty[line] = true;
            dirtyLines[dirtyLinesCount++] = line;
        }
        if (who == Facts.CONTRACTOR) {
            soft += sign * units(f.weightContractor[line] * percent);
            spent[study] += sign * f.contractorRate[role] * percent * 100;
            hard -= Math.max(0, hired[role][month] - f.contractorLimit[role]);
            hired[role][month] += sign * percent;
            hard += Math.max(0, hired[role][month] - f.contractorLimit[role]);
            return;
        }
        soft += sign * units(f.weightCost[line] * f.cost[who] * percent);
        long money = f.cost[who] * percent * 100;
        spent[study] += sign * money;
        if (f.employee[who]) bench -= sign * money;
        keep(who, seat * f.months + month, sign);
        if (!personDirty[who]) {
            personDirty[who] = true;
            dirtyPeople[dirtyPeopleCount++] = who;
        }
    }

    private void keep(int who, int place, int sign) {
        if (sign > 0) {
            if (heldCount[who] == held[who].length) held[who] = Arrays.copyOf(held[who], 2 * heldCount[who]);
            held[who][heldCount[who]++] = place;
            return;
        }
        int[] places = held[who];
        int at = 0;
        while (places[at] != place) at++;
        places[at] = places[--heldCount[who]];
    }

    @Override
    public HardMediumSoftLongScore calculateScore() {
        while (dirtyPeopleCount > 0) {
            int p = dirtyPeople[--dirtyPeopleCount];
            personDirty[p] = false;
            person(p);
        }
        while (dirtyLinesCount > 0) {
            int d = dirtyLines[--dirtyLinesCount];
            lineDirty[d] = false;
            soft -= lineHandovers[d];
            lineHandovers[d] = units(f.weightHandover[d] * handovers(d));
            soft += lineHandovers[d];
        }
        double unfair = 0;
        for (int c = 0; c < f.sponsors; c++) unfair += f.weightFair * Math.max(0, f.fairTarget[c] - known[c]);
        return HardMediumSoftLongScore.of(-hard, -missing(), -soft - units(unfair));
    }

    /** Money below floors, rounded up so that 0 means that all are met exactly. */
    private long missing() {
        long[] ofSponsorRevenue = new long[f.sponsors], ofSponsorSpent = new long[f.sponsors];
        long short_ = 0, allRevenue = 0, allSpent = bench;
        for (int j = 0; j < f.studies; j++) {
            short_ += below(f.studyFloor[j], revenue[j], spent[j]);
            ofSponsorRevenue[sponsorOf[j]] += revenue[j];
            ofSponsorSpent[sponsorOf[j]] += spent[j];
            allRevenue += revenue[j];
            allSpent += spent[j];
        }
        for (int c = 0; c < f.sponsors; c++) short_ += below(f.sponsorFloor[c], ofSponsorRevenue[c], ofSponsorSpent[c]);
        return short_ + below(f.portfolioFloor, allRevenue, allSpent);
    }

    private final int[] sponsorOf = new int[f.studies];

    {
        for (int d = 0; d < f.lines; d++) sponsorOf[f.lineStudy[d]] = f.lineSponsor[d];
    }

    private static long below(double floor, long revenue, long spent) {
        if (Double.isNaN(floor) || (revenue == 0 && spent == 0)) return 0;
        return Math.max(0, (long) Math.ceil(spent - revenue * (1 - floor) + 0.5));
    }

    /** A person's overbooking, work while new to a sponsor, and onboarding. */
    private void person(int p) {
        hard -= personHard[p];
        soft -= personNew[p];
        for (int i = 0; i < paidCount[p]; i++) spent[paidStudy[p][i]] -= paid[p][i];
        for (int i = 0; i < knownCount[p]; i++) known[knownSponsor[p][i]] -= knownPercent[p][i];
        paidCount[p] = knownCount[p] = 0;
        stamp++;
        firsts(p);
        long overbooked = 0, newWork = 0;
        for (int i = 0; i < heldCount[p]; i++) {
            int seat = held[p][i] / f.months, month = held[p][i] % f.months, line = f.seatLine[seat];
            int study = f.lineStudy[line], sponsor = f.lineSponsor[line], percent = f.fte[seat][month];
            boolean knows = f.knew[p][sponsor] || sponsorFirst[sponsor] < studyFirst[study];
            if (knows) addKnown(p, sponsor, percent);
            else newWork += units(f.weightNew[line] * percent);
            if (lineStamp[line] != stamp) {
                lineStamp[line] = stamp;
                int role = f.lineRole[line];
                if (!f.incumbent(line, p)) pay(p, study, f.cost[p] * (knows ? f.onboardingKnown : f.onboardingNew)[role]);
            }
        }
        for (int i = 0; i < heldCount[p]; i++) {
            int month = held[p][i] % f.months;
            overbooked += Math.max(0, load[month] - f.available[p][month]);
            overbooked += 100L * Math.max(0, studiesInMonth[month] - f.maxStudies[p]);
            load[month] = studiesInMonth[month] = 0;
        }
        personHard[p] = overbooked;
        personNew[p] = newWork;
        hard += overbooked;
        soft += newWork;
    }

    /** First months by study and sponsor; load and studies by month. */
    private void firsts(int p) {
        for (int i = 0; i < heldCount[p]; i++) {
            int seat = held[p][i] / f.months, month = held[p][i] % f.months, line = f.seatLine[seat];
            int study = f.lineStudy[line], sponsor = f.lineSponsor[line];
            load[month] += f.fte[seat][month];
            if (monthStudyStamp[month * f.studies + study] != stamp) {
                monthStudyStamp[month * f.studies + study] = stamp;
                studiesInMonth[month]++;
            }
            if (studyStamp[study] != stamp || month < studyFirst[study]) studyFirst[study] = month;
            studyStamp[study] = stamp;
            if (sponsorStamp[sponsor] != stamp || month < sponsorFirst[sponsor]) sponsorFirst[sponsor] = month;
            sponsorStamp[sponsor] = stamp;
        }
    }

    private void addKnown(int p, int sponsor, int percent) {
        known[sponsor] += percent;
        int n = knownCount[p];
        for (int i = 0; i < n; i++)
            if (knownSponsor[p][i] == sponsor) {
                knownPercent[p][i] += percent;
                return;
            }
        if (n == knownSponsor[p].length) {
            knownSponsor[p] = Arrays.copyOf(knownSponsor[p], 2 * n);
            knownPercent[p] = Arrays.copyOf(knownPercent[p], 2 * n);
        }
        knownSponsor[p][n] = sponsor;
        knownPercent[p][n] = percent;
        knownCount[p]++;
    }

    private void pay(int p, int study, long money) {
        int n = paidCount[p]++;
        if (n == paid[p].length) {
            paid[p] = Arrays.copyOf(paid[p], 2 * n);
            paidStudy[p] = Arrays.copyOf(paidStudy[p], 2 * n);
        }
        spent[study] += money;
        paidStudy[p][n] = study;
        paid[p][n] = money;
    }

    /** How many people take over a seat of a line in the first month in which they hold any of it. */
    private int handovers(int line) {
        stamp++;
        int found = 0;
        for (int s = lineStart[line]; s < lineStart[line + 1]; s++)
            for (int t = 0; t < f.months; t++) {
                int p = holder[s][t];
                if (p >= 0 && (personStamp[p] != stamp || t < personFirst[p])) {
                    personStamp[p] = stamp;
                    personFirst[p] = t;
                }
            }
        for (int s = lineStart[line]; s < lineStart[line + 1]; s++) {
            int before = f.seatIncumbent[s];
            for (int t = 0; t < f.months; t++) {
                int p = holder[s][t];
                if (p < 0) continue;
                if (before >= 0 && before != p && personFirst[p] == t && !f.incumbent(line, p)) {
                    found++;
                    personFirst[p] = -1; // one who takes over two seats at once: one handover
                }
                before = p;
            }
        }
        return found;
    }
}
