package io.licit.engine.fairness;

import io.licit.fairness.alternative.Alternative;
import io.licit.fairness.alternative.Found;
import io.licit.fairness.disclosure.Joint;
import io.licit.fairness.disclosure.Redaction;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.report.Across;
import io.licit.fairness.report.SegmentReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes out of results what may not leave: counts under the minimum, and whatever they could be computed from. */
public final class Withholding {
    private final Audit.Results results;
    private final Joints joints;
    private final long minimum;

    private Withholding(Audit.Results results, long minimum) {
        this.results = results;
        this.joints = GroupWithholding.joints(results);
        this.minimum = minimum;
    }

    /** The reports on segments; a minimum of 1 withholds nothing. */
    public static List<SegmentReport> of(Audit.Results results) {
        long minimum = results.inquiry().minimum();
        return minimum <= 1
                ? results.segments()
                : results.segments().parallelStream()
                        .map(new Withholding(results, minimum)::redacted)
                        .toList();
    }

    private SegmentReport redacted(SegmentReport report) {
        List<CharacteristicResult> redacted = redacted(report.segment(), report.characteristics());
        return new SegmentReport(
                report.segment(),
                report.title(),
                report.digest(),
                report.condition(),
                report.direction(),
                redacted,
                report.conditional(),
                report.proxies(),
                report.proxyUses(),
                Redaction.of(report.causes(), redacted, minimum),
                report.alternatives().map(found -> redacted(found, report.characteristics())),
                report.drafts());
    }

    private List<CharacteristicResult> redacted(String segment, List<CharacteristicResult> all) {
        Subject subject = results.inquiry().subjects().stream()
                .filter(one -> one.id().equals(segment))
                .findFirst()
                .orElseThrow();
        return new GroupWithholding(results, joints, subject, all, minimum).of(all);
    }

    /** Rates of groups in an alternative lead back to counts as well; those of a characteristic stand or go together. */
    private Found redacted(Found found, List<CharacteristicResult> results) {
        return new Found(
                redacted(found.baseline(), results),
                found.front().stream().map(one -> redacted(one, results)).toList(),
                found.tried(),
                found.feasible(),
                found.better(),
                found.levelledDown(),
                found.notHeldOut(),
                found.whole(),
                found.family(),
                found.statement());
    }

    private Alternative redacted(Alternative one, List<CharacteristicResult> results) {
        Map<String, Alternative.Rates> rates = new TreeMap<>(one.rates());
        for (CharacteristicResult result : results) {
            boolean small = result.groups().stream().anyMatch(group -> isSmall(group, result.name(), one));
            if (small) {
                rates.keySet().removeIf(key -> key.startsWith(result.name() + "="));
            }
        }
        return new Alternative(
                one.number(),
                one.changes(),
                one.air(),
                one.airHeldOut(),
                one.persons(),
                one.personsKept(),
                one.value(),
                one.valueKept(),
                one.responseRate(),
                rates);
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
    public static Across of(Across across, long minimum) {
        if (minimum <= 1) {
            return across;
        }
        List<Across.Share> shares = new ArrayList<>();
        for (Across.Share share : across.offers()) {
            boolean small = across.offers().stream()
                    .filter(other -> other.characteristic().equals(share.characteristic()))
                    .anyMatch(other -> isSmall(other, minimum));
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
                across.unreached().stream().map(one -> hidden(one, minimum)).toList(),
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

    private static boolean isSmall(Across.Share share, long minimum) {
        long not = share.persons() - share.receiving();
        return List.of(share.persons(), share.receiving(), not).stream()
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
