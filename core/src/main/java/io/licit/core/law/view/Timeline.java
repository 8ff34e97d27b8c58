package io.licit.core.law.view;

import io.licit.core.catalogue.Word;
import io.licit.core.law.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What starts, changes and ends between two days.
 *
 * @param events in order of date, then jurisdiction, then rule
 * @param undated rules that may come and have no day on which they surely do
 */
public record Timeline(List<Event> events, List<Undated> undated) {
    public Timeline {
        events = List.copyOf(events);
        undated = List.copyOf(undated);
    }

    /** What happens to a rule. */
    public enum Kind implements Word {
        STARTS,
        CHANGES,
        ENDS;

        @Override
        public String word() {
            return Word.written(this);
        }
    }

    /**
     * @param date its first day, or where it ends its last
     * @param before what it takes the place of, which ended the day before; of a change alone
     */
    public record Event(LocalDate date, Kind kind, Rule rule, Optional<Rule> before) {}

    /** Why a rule has no day. */
    public enum Reason implements Word {
        PROPOSED,
        NOT_COMMENCED,
        UNSURE,
        NO_DAY;

        @Override
        public String word() {
            return Word.written(this);
        }
    }

    /** A rule without a day that is sure. */
    public record Undated(Rule rule, Reason reason) {}

    /**
     * From one day to another, both counted in.
     *
     * @param rules all that there are, since what one takes the place of may be of another jurisdiction
     * @param shown those of them that are asked about
     */
    public static Timeline of(Collection<Rule> rules, Predicate<Rule> shown, LocalDate from, LocalDate to) {
        List<Rule> binding = rules.stream().filter(rule -> !rule.neverBinds()).toList();
        Map<String, Rule> before = predecessors(binding);
        Set<String> goingOn = before.values().stream().map(Rule::id).collect(Collectors.toSet());
        List<Event> events = new ArrayList<>();
        for (Rule rule : binding) {
            Optional<Rule> old = Optional.ofNullable(before.get(rule.id()));
            Kind kind = old.isPresent() ? Kind.CHANGES : Kind.STARTS;
            rule.from().ifPresent(date -> events.add(new Event(date, kind, rule, old)));
            if (!goingOn.contains(rule.id())) {
                rule.until().ifPresent(date -> events.add(new Event(date, Kind.ENDS, rule, Optional.empty())));
            }
        }
        events.removeIf(event -> !shown.test(event.rule())
                || event.date().isBefore(from)
                || event.date().isAfter(to));
        events.sort(Comparator.comparing(Event::date)
                .thenComparing(event -> event.rule().jurisdiction())
                .thenComparing(event -> event.rule().id())
                .thenComparing(Event::kind));
        return new Timeline(events, undated(rules.stream().filter(shown).toList(), from));
    }

    /**
     * The rule that each takes the place of, by its id: one that ended the day before, and was of the same fact or is
     * replaced by name. The most alike go together, and each goes once.
     */
    private static Map<String, Rule> predecessors(Collection<Rule> binding) {
        record Pair(Rule rule, Rule old, int likeness) {}
        List<Pair> pairs = new ArrayList<>();
        for (Rule old : binding) {
            for (Rule rule : binding) {
                if (old.until().map(last -> last.plusDays(1)).equals(rule.from()) && follows(rule, old)) {
                    pairs.add(new Pair(rule, old, likeness(rule, old)));
                }
            }
        }
        pairs.sort(Comparator.comparing(Pair::likeness, Comparator.reverseOrder())
                .thenComparing(pair -> pair.rule().id())
                .thenComparing(pair -> pair.old().id()));
        Map<String, Rule> before = new HashMap<>();
        Set<String> gone = new HashSet<>();
        for (Pair pair : pairs) {
            if (!before.containsKey(pair.rule().id()) && gone.add(pair.old().id())) {
                before.put(pair.rule().id(), pair.old());
            }
        }
        return before;
    }

    private static boolean follows(Rule rule, Rule old) {
        return rule.replaces().contains(old.id())
                || rule.fact().orElse(rule.id()).equals(old.fact().orElse(old.id()));
    }

    /** Which of several rules of one fact became which. */
    private static int likeness(Rule rule, Rule old) {
        return (rule.replaces().contains(old.id()) ? 4 : 0)
                + (rule.effect().name().equals(old.effect().name()) ? 2 : 0)
                + (rule.when().equals(old.when()) ? 1 : 0);
    }

    private static List<Undated> undated(Collection<Rule> rules, LocalDate from) {
        List<Undated> undated = new ArrayList<>();
        for (Rule rule : rules) {
            reason(rule, from).ifPresent(reason -> undated.add(new Undated(rule, reason)));
        }
        undated.sort(Comparator.comparing((Undated one) -> one.rule().jurisdiction())
                .thenComparing(one -> one.rule().id()));
        return undated;
    }

    private static Optional<Reason> reason(Rule rule, LocalDate from) {
        return switch (rule.status()) {
            case PROPOSED -> Optional.of(Reason.PROPOSED);
            case NOT_COMMENCED -> Optional.of(Reason.NOT_COMMENCED);
            case VACATED, REPEALED, VETOED, SUPERSEDED -> Optional.empty();
            case IN_FORCE, FUTURE, WAIVED -> {
                boolean past = rule.from().filter(date -> date.isBefore(from)).isPresent();
                if (!rule.neverBinds() || past) {
                    yield Optional.empty();
                }
                yield Optional.of(rule.from().isEmpty() && rule.by().isEmpty() ? Reason.NO_DAY : Reason.UNSURE);
            }
        };
    }
}
