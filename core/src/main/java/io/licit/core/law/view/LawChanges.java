package io.licit.core.law.view;

import io.licit.core.law.Effect;
import io.licit.core.law.Family;
import io.licit.core.law.Pack;
import io.licit.core.law.Rule;
import io.licit.core.law.RuleTest;
import io.licit.core.source.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How two states of the law differ, rule by rule in the order of ids.
 *
 * @param packs what changed in the heads of packs that stand on both sides
 */
public record LawChanges(List<Rule> added, List<Rule> removed, List<OfRule> changed, List<OfPack> packs) {
    private static final String TESTS = "tests";

    public LawChanges {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        packs = List.copyOf(packs);
    }

    /** A rule that stands on both sides, as it is on the second. */
    public record OfRule(Rule rule, List<Change> changes) {
        public OfRule {
            changes = List.copyOf(changes);
        }

        /** Whether the rule is as it was, and only what it is tested with is not. */
        public boolean testsOnly() {
            return changes.stream().allMatch(change -> change.what().equals(TESTS));
        }
    }

    /** A pack that stands on both sides, as it is on the second. */
    public record OfPack(Pack pack, List<Change> changes) {
        public OfPack {
            changes = List.copyOf(changes);
        }
    }

    /** From the law of some packs to that of others. */
    public static LawChanges between(Collection<Pack> before, Collection<Pack> after) {
        Map<String, Rule> old = byId(before);
        Map<String, Rule> now = byId(after);
        Map<String, Pack> oldPacks = packsById(before);
        Map<String, Pack> nowPacks = packsById(after);
        List<OfRule> changed = new ArrayList<>();
        now.forEach((id, rule) -> Optional.ofNullable(old.get(id)).ifPresent(was -> {
            List<Change> changes = changes(was, rule, source(oldPacks, was), source(nowPacks, rule));
            if (!changes.isEmpty()) {
                changed.add(new OfRule(rule, changes));
            }
        }));
        List<OfPack> packs = new ArrayList<>();
        nowPacks.forEach((id, pack) -> Optional.ofNullable(oldPacks.get(id)).ifPresent(was -> {
            List<Change> changes = changes(was, pack);
            if (!changes.isEmpty()) {
                packs.add(new OfPack(pack, changes));
            }
        }));
        return new LawChanges(without(now, old), without(old, now), changed, packs);
    }

    public boolean none() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && packs.isEmpty();
    }

    /** Of an added rule, the removed ones of the same fact or that it replaces by name; of a removed one, the added. */
    public List<String> ofSameFact(Rule rule) {
        List<Rule> others = added.contains(rule) ? removed : added;
        return others.stream()
                .filter(other -> fact(other).equals(fact(rule))
                        || other.replaces().contains(rule.id())
                        || rule.replaces().contains(other.id()))
                .map(Rule::id)
                .toList();
    }

    private static String fact(Rule rule) {
        return rule.fact().orElse(rule.id());
    }

    private static List<Rule> without(Map<String, Rule> all, Map<String, Rule> others) {
        return all.values().stream()
                .filter(rule -> !others.containsKey(rule.id()))
                .toList();
    }

    private static List<Change> changes(Rule was, Rule now, String oldSource, String nowSource) {
        List<Change> changes = new ArrayList<>();
        compare(changes, "from", was, now, rule -> day(rule.from()));
        compare(changes, "by", was, now, rule -> day(rule.by()));
        compare(changes, "until", was, now, rule -> day(rule.until()));
        compare(changes, "status", was, now, rule -> rule.status().word());
        compare(changes, "confidence", was, now, rule -> rule.confidence().word());
        compare(changes, "requirement", was, now, rule -> line(rule.requires()));
        compare(changes, "conditions", was, now, rule -> Sentences.conditions(rule.when()));
        compare(changes, was.effect(), now.effect());
        compare(changes, "citation", was, now, rule -> line(rule.cite()));
        compare(changes, "replaces", was, now, rule -> String.join(", ", Prose.sorted(rule.replaces())));
        compare(changes, "waiver", was, now, rule -> rule.waivable() ? "possible" : "never");
        compare(changes, "penalty", was, now, rule -> line(Sentences.penalty(rule.penalty())));
        compare(changes, "notes", was, now, rule -> line(rule.notes()));
        compare(changes, "fact", was, now, rule -> rule.fact().orElse(""));
        compare(changes, "jurisdiction", was, now, Rule::jurisdiction);
        compare(changes, "pack", was, now, Rule::pack);
        // A rule without an address of its own follows its pack, and then the pack's change says it once.
        if (!was.url().equals(oldSource) || !now.url().equals(nowSource)) {
            compare(changes, "source", was, now, Rule::url);
        }
        if (changes.isEmpty() && !tests(was).equals(tests(now))) {
            changes.add(new Change(
                    TESTS,
                    count(was, ""),
                    count(now, was.tests().size() == now.tests().size() ? "other " : "")));
        }
        return changes;
    }

    private static List<Change> changes(Pack was, Pack now) {
        List<Change> changes = new ArrayList<>();
        compare(changes, "title", was, now, Pack::title);
        compare(changes, "instrument", was, now, pack -> line(pack.instrument()));
        compare(
                changes,
                "family",
                was,
                now,
                pack -> pack.declared().map(Family::word).orElse(""));
        compare(changes, "source", was, now, Pack::source);
        compare(changes, "reviewed", was, now, pack -> day(pack.reviewed()));
        return changes;
    }

    private static <T> void compare(List<Change> changes, String what, T was, T now, Function<T, String> said) {
        String before = said.apply(was);
        String after = said.apply(now);
        if (!before.equals(after)) {
            changes.add(new Change(what, before, after));
        }
    }

    private static void compare(List<Change> changes, Effect was, Effect now) {
        if (!was.equals(now)) {
            changes.add(new Change("effect", Sentences.effect(was), Sentences.effect(now)));
        }
    }

    private static String day(Optional<LocalDate> date) {
        return date.map(LocalDate::toString).orElse("");
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String count(Rule rule, String kind) {
        int tests = rule.tests().size();
        return tests + " " + kind + (tests == 1 ? "test" : "tests");
    }

    /** Every test as text, without its place in the file. */
    private static List<String> tests(Rule rule) {
        return rule.tests().stream().map(RuleTest::facts).map(LawChanges::text).toList();
    }

    private static String text(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return "\"" + scalar.text() + "\"";
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(LawChanges::text).collect(Collectors.joining(",", "[", "]"));
        }
        return ((YamlNode.Mapping) node)
                .entries().stream()
                        .map(entry -> entry.key().text() + ":" + text(entry.value()))
                        .sorted()
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String source(Map<String, Pack> packs, Rule rule) {
        return Objects.requireNonNull(packs.get(rule.pack())).source();
    }

    private static Map<String, Rule> byId(Collection<Pack> packs) {
        return packs.stream()
                .flatMap(pack -> pack.rules().stream())
                .collect(Collectors.toMap(Rule::id, rule -> rule, (first, second) -> first, TreeMap::new));
    }

    private static Map<String, Pack> packsById(Collection<Pack> packs) {
        return packs.stream().collect(Collectors.toMap(Pack::id, pack -> pack, (first, second) -> first, TreeMap::new));
    }
}
