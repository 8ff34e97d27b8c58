package io.licit.engine.fairness;

import io.licit.core.check.Characteristic;
import io.licit.core.diagnostic.Said;
import io.licit.core.plan.Plan;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Expr;
import io.licit.core.workspace.FairnessSettings;
import io.licit.engine.Population;
import io.licit.engine.Progress;
import io.licit.engine.Warehouse;
import io.licit.engine.bits.Codes;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.GroupCounts;
import io.licit.fairness.group.Judgement;
import io.licit.fairness.group.Question;
import io.licit.fairness.group.Thresholds;
import io.licit.fairness.proxy.ProxyThresholds;
import io.licit.fairness.report.SegmentReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/**
 * The results on all segments of an inquiry: persons are read once, as sets and small codes; everything else is counted
 * from these. Nothing is withheld here; {@link Withholding} does that to what leaves.
 */
public final class Audit {
    private static final double READ = 0.7;

    /** More values than these are names or codes of something, and no groups; house convention. */
    private static final int MOST_GROUPS = 100;

    /** With more characteristics than these there would be more intersections of three than anybody reads. */
    private static final int CROSSED = 3;

    /** The same where nothing is withheld. */
    private static final int CROSSED_WHOLE = 5;

    /** Cells of an intersection; more would hold nearly nobody each, and all segments' would not fit into memory. */
    private static final int MOST_CELLS = 100_000;

    /** House convention. */
    private static final Set<String> UNKNOWN = Set.of(
            "?",
            "-",
            "#n/a",
            "missing",
            "n.a.",
            "n/a",
            "na",
            "nan",
            "not available",
            "not known",
            "not specified",
            "not stated",
            "null",
            "prefer not to say",
            "undisclosed",
            "unknown",
            "unspecified");

    private final Inquiry inquiry;
    private final Asks asks;
    private final Population population;
    private final Numbers numbers;
    private final Thresholds thresholds;
    private final Map<String, Codes> codes = new LinkedHashMap<>();
    private final List<String> ungrouped = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Audit(Inquiry inquiry, Asks asks, Population population) {
        this.inquiry = inquiry;
        this.asks = asks;
        this.population = population;
        this.numbers = new Numbers(population);
        this.thresholds = thresholds(inquiry.settings());
        for (Characteristic characteristic : inquiry.characteristics()) {
            if (!(characteristic instanceof Characteristic.Probabilities)) {
                population
                        .codes(Asks.codes(characteristic.name()))
                        .filter(found -> found.levels() <= MOST_GROUPS)
                        .ifPresentOrElse(
                                found -> codes.put(characteristic.name(), found),
                                () -> ungrouped.add(characteristic.name()));
            }
        }
        codes.forEach(this::noteUnknowns);
        inquiry.characteristics().stream()
                .filter(one -> one instanceof Characteristic.Probabilities)
                .forEach(one -> notes.add("of `" + one.name() + "` only probabilities are known: it has rates, and no"
                        + " causes, alternatives or proxies"));
        ungrouped.forEach(name -> notes.add(
                "`" + name + "` has more than " + MOST_GROUPS + " values, which are no groups; give a number bands"));
    }

    /**
     * What was found.
     *
     * @param segments in the inquiry's order
     * @param thresholds that they were held against
     */
    public record Results(
            Inquiry inquiry,
            Population population,
            Map<String, Codes> codes,
            List<SegmentReport> segments,
            Thresholds thresholds,
            List<String> notes) {
        public Results {
            segments = List.copyOf(segments);
            notes = List.copyOf(notes);
        }
    }

    /** @param plan with every subject's segment; its audiences are wanted where the inquiry is gated */
    public static Results of(Inquiry inquiry, Plan plan, Warehouse warehouse, Progress progress) {
        return read(inquiry, plan, warehouse, progress).results(progress);
    }

    /** Reads whatever is needed of the data, which is asked for nothing more afterwards. */
    public static Audit read(Inquiry inquiry, Plan plan, Warehouse warehouse, Progress progress) {
        Asks asks = new Asks(inquiry);
        return new Audit(inquiry, asks, warehouse.population(plan, asks.request(), progress.between(0, READ)));
    }

    /** Judges what was read. @param progress that reading was told to */
    public Results results(Progress progress) {
        return judged(progress.between(READ, 1));
    }

    static Thresholds thresholds(FairnessSettings settings) {
        return new Thresholds(
                settings.fourFifths(),
                settings.concern(),
                settings.significance(),
                settings.minimumShare(),
                settings.minimumGroup());
    }

    private Results judged(Progress progress) {
        progress.at(Said.of("counting groups"), 0);
        List<Asked> asked = asked();
        GroupTables tables = new GroupTables(codes, depth());
        List<List<GroupCounts>> counts =
                tables.of(asked.stream().map(Asked::persons).toList());
        Estimates estimates = new Estimates(inquiry, population);
        List<List<CharacteristicResult>> judged =
                Lanes.each(asked.size(), i -> judged(asked.get(i), counts.get(i), estimates));
        Map<Subject, List<CharacteristicResult>> results = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            results.computeIfAbsent(asked.get(i).subject(), any -> new ArrayList<>())
                    .addAll(judged.get(i));
        }
        results.forEach(this::noteReferences);
        noteUnmeasured();
        noteResponses();
        ProxyTables proxies = proxies();
        List<Subject> subjects = inquiry.subjects();
        subjects.stream()
                .filter(subject -> subject.literals().isEmpty())
                .forEach(subject -> notes.add(
                        "`" + subject.id() + "` has more than 62 conditions, and its causes can't be told apart"));
        AtomicInteger begun = new AtomicInteger();
        List<SegmentReport> reports = Lanes.each(subjects.size(), i -> {
            Subject subject = subjects.get(i);
            synchronized (begun) { // so that the share never goes back
                progress.at(
                        Said.of("looking for causes in {}", subject.id()),
                        (double) begun.getAndIncrement() / subjects.size());
            }
            return report(subject, results.getOrDefault(subject, List.of()), proxies);
        });
        return new Results(inquiry, population, codes, reports, thresholds, notes);
    }

    /** INVARIANT: a characteristic that was asked about and has no groups is one of which nothing can be told, and stays. */
    private GroupCounts unknown(String name, RoaringBitmap persons) {
        return new GroupCounts(name, Map.of(), new Count(population.persons(), persons.getLongCardinality()));
    }

    private void noteReferences(Subject subject, List<CharacteristicResult> results) {
        subject.terms().reference().forEach((name, group) -> {
            boolean there = results.stream()
                    .anyMatch(one -> one.name().equals(name) && one.group(group).isPresent());
            String note = codes.containsKey(name)
                    ? "`" + name + "` has no group `" + group + "` to hold the others against"
                    : "`" + name + "` is not among the characteristics that are looked at, and nothing is held against"
                            + " its group `" + group + "`";
            if (!there && !notes.contains(note)) {
                notes.add(note);
            }
        });
    }

    /** What has too many values for a table of them is named, since nobody may take it for measured. */
    private void noteUnmeasured() {
        inquiry.subjects().stream()
                .flatMap(subject -> subject.terms().given().stream())
                .distinct()
                .filter(given -> population.codes(Asks.given(given)).isEmpty())
                .forEach(given ->
                        notes.add("`" + given + "` has too many values to compare groups among persons alike in it"));
        String columns = asks.measured().keySet().stream()
                .filter(name -> population.codes(Asks.bins(name)).isEmpty())
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        if (!columns.isEmpty()) {
            notes.add("of too many values to measure whether they tell a characteristic: " + columns);
        }
    }

    /** A column of other words than yes, such as {@code >50K}, would else be taken for an answer of nobody. */
    private void noteResponses() {
        inquiry.subjects().stream()
                .flatMap(subject -> subject.terms().response().stream())
                .distinct()
                .filter(response -> population.truth(Asks.response(response)).isEmpty())
                .forEach(response -> notes.add("`" + response + "` says of nobody that they responded; that would be"
                        + " true, a number but zero, a text that says yes, or a time"));
    }

    /** Groups that are called as what is not known often is: the data has them for groups. */
    private void noteUnknowns(String name, Codes groups) {
        groups.labels().stream()
                .filter(label -> UNKNOWN.contains(label.strip().toLowerCase(Locale.ROOT)))
                .forEach(label -> notes.add("`" + name + "` has a group `" + label
                        + "`; if it says that nothing is known, leave the value empty"));
    }

    private int depth() {
        int depth = inquiry.settings().depth();
        int most = inquiry.minimum() <= 1 ? CROSSED_WHOLE : CROSSED;
        if (codes.size() > most && depth > 2) {
            notes.add("with more than " + most
                    + " characteristics only two are crossed; name three with --characteristics");
            depth = 2;
        }
        while (depth > 1 && finest(depth) > MOST_CELLS) {
            depth--;
            notes.add("the characteristics have so many values that only " + depth + " at a time are looked at");
        }
        return depth;
    }

    /** Cells of the largest intersection of so many characteristics. */
    private double finest(int depth) {
        return codes.values().stream()
                .sorted(Comparator.comparingInt(Codes::levels).reversed())
                .limit(depth)
                .mapToDouble(one -> one.levels() + 1.0)
                .reduce(1, (one, other) -> one * other);
    }

    /** A set of persons by which a segment is judged. */
    private record Asked(Subject subject, Judged judged, RoaringBitmap persons) {}

    private List<Asked> asked() {
        List<Asked> all = new ArrayList<>();
        for (Subject subject : inquiry.subjects()) {
            for (Judged judged : Judged.values()) {
                if (inquiry.judged().contains(judged)) {
                    persons(inquiry, population, subject, judged)
                            .ifPresent(persons -> all.add(new Asked(subject, judged, persons)));
                }
            }
        }
        return all;
    }

    /** Whom a segment is judged by; empty where there are no such persons to speak of. */
    static Optional<RoaringBitmap> persons(Inquiry inquiry, Population population, Subject subject, Judged judged) {
        RoaringBitmap matching = population.truth(Asks.matching(subject));
        RoaringBitmap audience = inquiry.gated() ? population.audience(subject.id()) : matching;
        return switch (judged) {
            case MATCHING -> Optional.of(matching);
            case AUDIENCE -> inquiry.gated() ? Optional.of(audience) : Optional.empty();
            case REACH ->
                subject.terms()
                        .response()
                        .map(response -> RoaringBitmap.and(audience, population.truth(Asks.response(response))));
        };
    }

    private List<CharacteristicResult> judged(Asked asked, List<GroupCounts> counts, Estimates estimates) {
        List<CharacteristicResult> results = new ArrayList<>();
        counts.forEach(table -> results.add(judged(asked, table)));
        ungrouped.forEach(name -> results.add(judged(asked, unknown(name, asked.persons()))));
        results.addAll(estimates.of(asked.subject(), asked.judged(), asked.persons(), thresholds));
        return results;
    }

    private CharacteristicResult judged(Asked asked, GroupCounts counts) {
        return Judgement.of(
                counts,
                new Question(
                        asked.judged().word(),
                        asked.subject().direction(),
                        thresholds,
                        Optional.ofNullable(asked.subject().terms().reference().get(counts.characteristic()))));
    }

    private SegmentReport report(Subject subject, List<CharacteristicResult> results, ProxyTables proxies) {
        List<CharacteristicResult> matching = results.stream()
                .filter(one -> one.set().equals(Judged.MATCHING.word()) && codes.containsKey(one.name()))
                .toList();
        RoaringBitmap members = population.truth(Asks.matching(subject));
        Optional<Cubes> cubes =
                subject.literals().map(literals -> new Cubes(subject, literals(subject), population.persons(), codes));
        FairnessSettings.ProxyUse use = inquiry.settings().proxyUse();
        boolean all = inquiry.subjects().size() == 1;
        boolean flagged = results.stream().anyMatch(CharacteristicResult::flagged);
        boolean search =
                inquiry.search() == Inquiry.Search.ALL || inquiry.search() == Inquiry.Search.FLAGGED && flagged;
        AlternativeSearch.Answer alternatives = cubes.filter(any -> search && !matching.isEmpty())
                .map(found -> new AlternativeSearch(inquiry, asks, population, numbers, codes, thresholds)
                        .of(subject, found.masks(), matching, proxies.telling()))
                .orElse(AlternativeSearch.Answer.NONE);
        return new SegmentReport(
                subject.id(),
                subject.title(),
                subject.digest(),
                Canonical.text(subject.condition()),
                subject.direction(),
                results,
                new Strata(population, codes).of(subject, matching, members),
                proxies.of(members, asks.read(subject), all),
                cubes.map(found -> found.proxyUses(use.epsilon(), use.delta())).orElse(List.of()),
                cubes.map(found -> found.causes(matching, thresholds.air())).orElse(List.of()),
                alternatives.found(),
                alternatives.drafts());
    }

    private List<RoaringBitmap> literals(Subject subject) {
        List<RoaringBitmap> all = new ArrayList<>();
        int count = subject.literals().map(taken -> taken.literals().size()).orElse(0);
        for (int i = 0; i < count; i++) {
            all.add(population.truth(Asks.literal(subject, i)));
        }
        return all;
    }

    private ProxyTables proxies() {
        FairnessSettings settings = inquiry.settings();
        Map<String, ProxyTables.Column> columns = new LinkedHashMap<>();
        asks.measured()
                .forEach((name, expr) -> population
                        .codes(Asks.bins(name))
                        .ifPresent(bins -> columns.put(name, new ProxyTables.Column(bins, numbers(expr)))));
        return new ProxyTables(
                codes,
                columns,
                asks.own(),
                new ProxyThresholds(
                        settings.proxy().cramersV(),
                        settings.proxy().theilsU(),
                        settings.proxy().auc(),
                        settings.proxyUse().epsilon(),
                        settings.proxyUse().delta()),
                settings.minimumGroup());
    }

    private double[] numbers(Expr expr) {
        if (!asks.asksFor(Asks.number(expr))) {
            return new double[0];
        }
        double[] all = numbers.of(expr);
        return Arrays.stream(all).anyMatch(Double::isFinite) ? all : new double[0];
    }
}
