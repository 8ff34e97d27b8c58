package io.licit.engine.fairness;

import io.licit.fairness.alternative.Alternative;
import io.licit.fairness.alternative.Found;
import io.licit.fairness.disclosure.Joint;
import io.licit.fairness.disclosure.Redaction;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Intersection;
import io.licit.fairness.group.Judgement;
import io.licit.fairness.group.Question;
import io.licit.fairness.report.Across;
import io.licit.fairness.report.SegmentReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** Takes out of results what may not leave: counts under the minimum, and whatever they could be computed from. */
public final class Withholding {
    /** The ratios in what the search states; it states everything else in numbers of rules. */
    private static final Pattern RATIOS = Pattern.compile(" from \\d+\\.\\d+ to \\d+\\.\\d+(?=\\.)");

    private final Audit.Results results;
    private final Joints joints;
    private final long minimum;

    /** What is withheld for the numbers of persons alone, by characteristic. */
    private final Map<String, CharacteristicResult> everywhere;

    private Withholding(Audit.Results results, long minimum) {
        this.results = results;
        this.joints = GroupWithholding.joints(results);
        this.minimum = minimum;
        this.everywhere = everywhere(results, joints, minimum);
    }

    /** The reports on segments; a minimum of 1 withholds nothing. */
    public static List<SegmentReport> of(Audit.Results results) {
        return of(results, results.inquiry().minimum());
    }

    /** The same with a minimum of one's own, whoever looks. */
    public static List<SegmentReport> of(Audit.Results results, long minimum) {
        if (minimum <= 1) {
            return results.segments();
        }
        Withholding withholding = new Withholding(results, minimum);
        return results.segments().parallelStream().map(withholding::redacted).toList();
    }

    private SegmentReport redacted(SegmentReport report) {
        Subject subject = subject(report.segment());
        List<CharacteristicResult> redacted = new GroupWithholding(
                        results, joints, subject, report.characteristics(), minimum)
                .of(report.characteristics()).stream().map(this::alike).toList();
        ProxyWithholding proxies = new ProxyWithholding(results, subject, redacted, minimum);
        return new SegmentReport(
                report.segment(),
                report.title(),
                report.digest(),
                report.condition(),
                report.direction(),
                redacted,
                report.conditional().stream().map(proxies::of).toList(),
                report.proxies().stream().map(proxies::of).toList(),
                report.proxyUses().stream().map(proxies::of).toList(),
                Redaction.of(report.causes(), redacted, minimum),
                report.alternatives().map(found -> redacted(found, report.characteristics(), redacted)),
                report.drafts());
    }

    /**
     * INVARIANT: the numbers of persons are the same in all segments, and each by itself might be withheld by leaving out
     * other groups. What they need is left out of every segment alike, in every report.
     */
    private static Map<String, CharacteristicResult> everywhere(Audit.Results results, Joints joints, long minimum) {
        List<Subject> subjects = results.inquiry().subjects();
        if (subjects.isEmpty() || results.codes().isEmpty()) {
            return Map.of();
        }
        int depth = results.segments().stream()
                .flatMap(one -> one.characteristics().stream())
                .mapToInt(one -> Intersection.parts(one.name()).size())
                .max()
                .orElse(1);
        Question nobody =
                new Question(GroupWithholding.NOBODY, Direction.BENEFIT, results.thresholds(), Optional.empty());
        List<CharacteristicResult> all = new GroupTables(results.codes(), depth)
                .of(List.of(new RoaringBitmap())).get(0).stream()
                        .map(counts -> Judgement.of(counts, nobody))
                        .toList();
        return new GroupWithholding(results, joints, subjects.get(0), all, minimum)
                .of(all).stream().collect(Collectors.toMap(CharacteristicResult::name, one -> one));
    }

    private CharacteristicResult alike(CharacteristicResult result) {
        return Optional.ofNullable(everywhere.get(result.name()))
                .map(other -> Redaction.asIn(other, result))
                .orElse(result);
    }

    private Subject subject(String segment) {
        return results.inquiry().subjects().stream()
                .filter(one -> one.id().equals(segment))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Rates of groups in an alternative lead back to counts as well; those of a characteristic stand or go together, and
     * where one goes no ratio stands either, since the lowest one may be that of its groups.
     */
    private Found redacted(Found found, List<CharacteristicResult> results, List<CharacteristicResult> redacted) {
        List<Alternative> all = new ArrayList<>(found.front());
        all.add(found.baseline());
        Set<String> small = results.stream()
                .filter(result -> result.groups().stream()
                        .anyMatch(group -> all.stream().anyMatch(one -> isSmall(group, result.name(), one))))
                .map(CharacteristicResult::name)
                .collect(Collectors.toCollection(HashSet::new));
        redacted.stream()
                .filter(result ->
                        found.baseline().rates().keySet().stream().anyMatch(key -> key.startsWith(result.name() + "=")))
                .filter(result -> result.groups().stream().anyMatch(GroupResult::withheld))
                .forEach(result -> small.add(result.name()));
        return new Found(
                redacted(found.baseline(), small),
                found.front().stream().map(one -> redacted(one, small)).toList(),
                found.tried(),
                found.feasible(),
                found.better(),
                found.levelledDown(),
                found.notHeldOut(),
                found.whole(),
                found.family(),
                small.isEmpty()
                        ? found.statement()
                        : RATIOS.matcher(found.statement()).replaceAll(": by how much is withheld"));
    }

    private static Alternative redacted(Alternative one, Set<String> small) {
        Map<String, Alternative.Rates> rates = new TreeMap<>(one.rates());
        small.forEach(name -> rates.keySet().removeIf(key -> key.startsWith(name + "=")));
        return new Alternative(
                one.number(),
                one.changes(),
                small.isEmpty() ? one.air() : OptionalDouble.empty(),
                small.isEmpty() ? rounded(one.airHeldOut()) : OptionalDouble.empty(),
                one.persons(),
                one.personsKept(),
                one.value(),
                one.valueKept(),
                one.responseRate(),
                rates);
    }

    /** Half of a group may be few persons where the group is not. */
    private static OptionalDouble rounded(OptionalDouble ratio) {
        return ratio.isPresent()
                ? OptionalDouble.of(Math.rint(ratio.getAsDouble() * 100) / 100)
                : OptionalDouble.empty();
    }

    private boolean isSmall(GroupResult group, String characteristic, Alternative one) {
        Alternative.Rates rate = one.rates().get(characteristic + "=" + group.value());
        if (rate == null) {
            return false;
        }
        long before = Math.round(group.persons() * rate.before());
        long after = Math.round(group.persons() * rate.after());
        long all = Math.round(group.persons());
        return List.of(all, before, after, all - before, all - after).stream()
                .anyMatch(count -> count > 0 && count < minimum);
    }

    /** What segments do together; a characteristic of which one number is small has none. */
    public static Across of(Across across, Audit.Results results, long minimum) {
        if (minimum <= 1) {
            return across;
        }
        Withholding withholding = new Withholding(results, minimum);
        List<Across.Share> shares = new ArrayList<>();
        for (Across.Share share : across.offers()) {
            boolean small = across.offers().stream()
                    .filter(other -> other.characteristic().equals(share.characteristic()))
                    .anyMatch(other -> isSmall(other, minimum) || differsLittle(other, across, minimum));
            shares.add(
                    small
                            ? new Across.Share(
                                    share.characteristic(),
                                    share.group(),
                                    share.offer(),
                                    -1,
                                    -1,
                                    Double.NaN,
                                    share.verdict())
                            : share);
        }
        return new Across(
                shares,
                across.unreached().stream()
                        .map(one -> withholding.alike(hidden(one, minimum)))
                        .toList(),
                across.singledOut().stream()
                        .map(one -> new Across.Combination(one.first(), one.operation(), one.second(), -1))
                        .toList(),
                across.unions().stream()
                        .map(one -> new Across.Union(
                                one.recipient(),
                                one.segments(),
                                one.rules(),
                                one.persons() < minimum ? -1 : one.persons()))
                        .toList());
    }

    /** Of two offers, those who receive one and not the other may be few. */
    private static boolean differsLittle(Across.Share share, Across across, long minimum) {
        return across.offers().stream()
                .filter(other -> other.characteristic().equals(share.characteristic())
                        && other.group().equals(share.group()))
                .mapToLong(other -> Math.abs(other.receiving() - share.receiving()))
                .anyMatch(count -> count > 0 && count < minimum);
    }

    private static boolean isSmall(Across.Share share, long minimum) {
        long not = share.persons() - share.receiving();
        return share.persons() < 0
                || List.of(share.persons(), share.receiving(), not).stream()
                        .anyMatch(count -> count > 0 && count < minimum);
    }

    private static CharacteristicResult hidden(CharacteristicResult result, long minimum) {
        Map<List<Optional<String>>, long[]> rows = new LinkedHashMap<>();
        result.groups()
                .forEach(group -> rows.put(
                        List.of(Optional.of(group.value())),
                        new long[] {(long) group.persons(), (long) group.selected()}));
        rows.put(List.of(Optional.empty()), new long[] {
            result.missing().count().persons(), result.missing().count().selected()
        });
        List<Joint.Row> joint = new ArrayList<>();
        rows.forEach((values, counts) -> joint.add(new Joint.Row(values, counts[0], new long[] {counts[1]})));
        return Redaction.of(List.of(result), new Joint(List.of(result.name()), List.of(result.set()), joint), minimum)
                .get(0);
    }
}
