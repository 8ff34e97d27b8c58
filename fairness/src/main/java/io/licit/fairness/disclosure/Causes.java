package io.licit.fairness.disclosure;

import io.licit.fairness.cause.Cause;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.GroupResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The causes of one segment, and which of their steps may not leave.
 *
 * <p>All causes walk through the same conditions. A step stays where, of either group, the persons held, those not held and
 * those between it and every other step that stays are none or at least the minimum. Groups of whom a result withholds
 * anything have no cause left. How many persons a step holds altogether is taken to be known where one characteristic
 * tells it.
 */
final class Causes {
    private static final double DECIMALS = 1000;

    private final List<Cause> causes;
    private final List<CharacteristicResult> results;
    private final long minimum;
    private final boolean[] blank;
    /** Numbers of the steps that stay, by cause. */
    private final List<Set<Integer>> shown = new ArrayList<>();

    Causes(List<Cause> causes, List<CharacteristicResult> results, long minimum) {
        this.causes = causes;
        this.results = results;
        this.minimum = minimum;
        blank = new boolean[causes.size()];
        for (int number = 0; number < blank.length; number++) {
            Cause cause = causes.get(number);
            blank[number] = Redaction.hides(results, cause.characteristic(), cause.group())
                    || Redaction.hides(results, cause.characteristic(), cause.reference());
            shown.add(new HashSet<>());
            if (!blank[number] && !cause.waterfall().isEmpty()) {
                show(number);
            }
        }
        for (int step = 0; step < steps() - 1; step++) {
            while (hidesOneMore(step)) {
                // until nothing can be subtracted out
            }
        }
    }

    List<Cause> redacted() {
        List<Cause> redacted = new ArrayList<>();
        for (int number = 0; number < causes.size(); number++) {
            redacted.add(redacted(number));
        }
        return List.copyOf(redacted);
    }

    private int steps() {
        return causes.stream().mapToInt(cause -> cause.waterfall().size()).max().orElse(0);
    }

    /** The last step is the whole segment, which the results show. */
    private void show(int number) {
        int last = causes.get(number).waterfall().size() - 1;
        shown.get(number).add(last);
        for (int step = 0; step < last; step++) {
            Cause cause = causes.get(number);
            if (safe(cause, cause.group(), step) && safe(cause, cause.reference(), step)) {
                shown.get(number).add(step);
            }
        }
    }

    private boolean safe(Cause cause, String group, int step) {
        Count count = count(cause, group, step);
        if (small(count.selected()) || small(count.persons() - count.selected())) {
            return false;
        }
        for (int number = 0; number < causes.size() && number < shown.size(); number++) {
            Cause other = causes.get(number);
            if (other.characteristic().equals(cause.characteristic()) && holds(other, group)) {
                for (int at : shown.get(number)) {
                    if (small(Math.abs(count(other, group, at).selected() - count.selected()))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean small(long count) {
        return Disclosure.small(count, minimum);
    }

    private static boolean holds(Cause cause, String group) {
        return cause.group().equals(group) || cause.reference().equals(group);
    }

    private static Count count(Cause cause, String group, int step) {
        Cause.Step at = cause.waterfall().get(step);
        return cause.group().equals(group) ? at.groupCount() : at.referenceCount();
    }

    /** Where a step's whole is told by one characteristic, another that hides a single group of it tells that one too. */
    private boolean hidesOneMore(int step) {
        List<String> names =
                causes.stream().map(Cause::characteristic).distinct().sorted().toList();
        if (names.stream().noneMatch(name -> hidden(name, step).isEmpty())) {
            return false;
        }
        for (String name : names) {
            List<String> hidden = hidden(name, step);
            if (!hidden.isEmpty() && (hidden.size() == 1 || adding(name, hidden, step))) {
                int number = smallest(name, step);
                if (number >= 0) {
                    shown.get(number).remove(step);
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the hidden groups are few persons together; those of whom no cause knows are not counted. */
    private boolean adding(String name, List<String> hidden, int step) {
        Count sum = Count.none();
        for (String group : hidden) {
            sum = causes.stream()
                    .filter(cause -> cause.characteristic().equals(name) && holds(cause, group))
                    .filter(cause -> step < cause.waterfall().size())
                    .findFirst()
                    .map(cause -> count(cause, group, step))
                    .orElse(Count.none())
                    .plus(sum);
        }
        return small(sum.selected()) || small(sum.persons() - sum.selected());
    }

    /** Groups of the characteristic that hold somebody and whose count at the step stays hidden; the missing are one. */
    private List<String> hidden(String name, int step) {
        Set<String> hidden = new HashSet<>();
        for (CharacteristicResult result : results) {
            if (result.name().equals(name)) {
                result.groups().stream()
                        .filter(group -> group.withheld() || group.persons() > 0)
                        .map(GroupResult::value)
                        .filter(group -> !shows(name, group, step))
                        .forEach(group -> hidden.add("=" + group));
                if (result.missing().withheld() || result.missing().count().persons() > 0) {
                    hidden.add("missing");
                }
            }
        }
        return hidden.stream()
                .sorted()
                .map(group -> group.replaceFirst("^=", ""))
                .toList();
    }

    private boolean shows(String name, String group, int step) {
        for (int number = 0; number < causes.size(); number++) {
            Cause cause = causes.get(number);
            if (cause.characteristic().equals(name)
                    && holds(cause, group)
                    && shown.get(number).contains(step)) {
                return true;
            }
        }
        return false;
    }

    private int smallest(String name, int step) {
        int best = -1;
        for (int number = 0; number < causes.size(); number++) {
            if (causes.get(number).characteristic().equals(name)
                    && shown.get(number).contains(step)
                    && (best < 0 || persons(number, step) < persons(best, step))) {
                best = number;
            }
        }
        return best;
    }

    private long persons(int number, int step) {
        return causes.get(number).waterfall().get(step).groupCount().persons();
    }

    private Cause redacted(int number) {
        Cause cause = causes.get(number);
        boolean whole = shown.get(number).size() == cause.waterfall().size();
        List<Cause.Step> waterfall = new ArrayList<>();
        for (int step = 0; step < cause.waterfall().size(); step++) {
            Cause.Step at = cause.waterfall().get(step);
            waterfall.add(
                    shown.get(number).contains(step)
                            ? at
                            : new Cause.Step(at.condition(), Count.none(), Count.none(), OptionalDouble.empty(), true));
        }
        return new Cause(
                cause.characteristic(),
                cause.group(),
                cause.reference(),
                cause.scale(),
                blank[number] ? Double.NaN : cause.gap(),
                blank[number] ? Double.NaN : cause.error(),
                cause.shares().stream()
                        .map(share -> redacted(share, cause, blank[number], whole))
                        .toList(),
                waterfall,
                cause.firstDivergent());
    }

    /**
     * Rates of single combinations of conditions tell counts: a difference of rates does so outright, a ratio where its
     * terms are few persons. They stay, to three decimals, on the scale of ratios where the waterfall is whole.
     */
    private static Cause.Share redacted(Cause.Share share, Cause cause, boolean blank, boolean whole) {
        boolean single = !blank && whole && cause.scale() == Cause.Scale.LOG_RATIO;
        boolean mean = single || (!blank && cause.shares().size() > 2);
        return new Cause.Share(
                share.condition(),
                mean ? rounded(share.shapley()) : Double.NaN,
                mean && share.share().isPresent()
                        ? OptionalDouble.of(rounded(share.share().getAsDouble()))
                        : OptionalDouble.empty(),
                single ? rounded(share.leaveOneOut()) : Double.NaN,
                single ? rounded(share.alone()) : Double.NaN);
    }

    private static double rounded(double number) {
        return Double.isFinite(number) ? Math.rint(number * DECIMALS) / DECIMALS : number;
    }
}
