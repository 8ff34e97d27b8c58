package io.licit.core.law;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.OfferKind;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one rule of a pack. */
final class RuleReader {
    private static final Form<String> ID = Form.TEXT.like("EU-GDPR-ART21-2");

    private final MappingReader reader;
    private final Categories categories;
    private final Diagnostics out;

    RuleReader(MappingReader reader, Categories categories, Diagnostics out) {
        this.reader = reader;
        this.categories = categories;
        this.out = out;
    }

    Optional<Rule> read(String pack, String jurisdiction, String source) {
        Optional<String> id = reader.required("id", ID);
        Optional<String> cite = reader.required("cite", Form.TEXT.like("Art. 21(2)-(3)"));
        Optional<String> requires = reader.required("requires", Form.TEXT);
        Optional<Rule.Confidence> confidence = reader.required("confidence", Form.word(Rule.Confidence.class));
        Rule.Status status =
                reader.optional("status", Form.word(Rule.Status.class)).orElse(Rule.Status.IN_FORCE);
        Dates dates = dates();
        When when = reader.mapping("when").map(this::when).orElse(When.ALWAYS);
        Optional<Effect> effect = reader.has("effect")
                ? reader.node("effect").flatMap(node -> new EffectReader(reader, categories, out).read(node))
                : missingEffect();
        List<String> replaces = reader.list("replaces", ID);
        String url = reader.optional("url", Form.TEXT).orElse(source);
        Optional<String> fact = reader.optional("fact", ID);
        boolean never = reader.optional("waiver", Form.oneOf(List.of("never"))).isPresent();
        Penalty penalty = PenaltyReader.read(reader);
        String notes = reader.optional("notes", Form.TEXT).orElse("");
        List<RuleTest> tests = tests();
        reader.finish();
        if (id.isEmpty() || cite.isEmpty() || requires.isEmpty() || confidence.isEmpty() || effect.isEmpty()) {
            return Optional.empty();
        }
        Rule rule = new Rule(
                id.get(),
                pack,
                jurisdiction,
                cite.get(),
                url,
                requires.get(),
                fact,
                status,
                confidence.get(),
                dates.from(),
                dates.by(),
                dates.until(),
                when,
                effect.get(),
                replaces,
                !never && effect.get().waivable(),
                penalty,
                notes,
                tests,
                reader.span("id"));
        checkTests(rule);
        checkDated(rule);
        return Optional.of(rule);
    }

    private record Dates(Optional<LocalDate> from, Optional<LocalDate> by, Optional<LocalDate> until) {}

    private Dates dates() {
        Optional<MappingReader> stated = reader.mapping("in_force");
        if (stated.isEmpty()) {
            return new Dates(Optional.empty(), Optional.empty(), Optional.empty());
        }
        Optional<LocalDate> from = stated.get().optional("from", Form.DATE);
        Optional<LocalDate> by = stated.get().optional("by", Form.DATE);
        Optional<LocalDate> until = stated.get().optional("until", Form.DATE);
        stated.get().finish();
        if (from.isPresent() && by.isPresent()) {
            reader.report(Diagnostic.of(
                            Code.LAW3006, Said.of("the rule states both `from` and `by`"), reader.span("in_force"))
                    .withHelp(Said.of(
                            "write `from` where the first day is known, else `by` a day on which it was in force")));
        }
        Optional<LocalDate> first = from.or(() -> by);
        if (first.isPresent() && until.isPresent() && until.get().isBefore(first.get())) {
            reader.report(Diagnostic.of(
                            Code.LAW3006,
                            Said.of("the rule ends on {}, before it begins on {}", until.get(), first.get()),
                            reader.span("in_force"))
                    .withHelp(Said.of("let `until` be the last day in force")));
        }
        return new Dates(from, by, until);
    }

    private Optional<Effect> missingEffect() {
        reader.required("effect", Form.TEXT.like("inform"));
        return Optional.empty();
    }

    private When when(MappingReader conditions) {
        When when = new When(
                Set.copyOf(conditions.list("purpose", Form.word(Purpose.class))),
                Set.copyOf(conditions.list("channel", Form.word(Channel.class))),
                Set.copyOf(conditions.list("recipient", Form.word(Recipient.class))),
                Set.copyOf(conditions.list("sector", Form.word(Sector.class))),
                Set.copyOf(conditions.list("basis", Form.word(Basis.class))),
                Set.copyOf(conditions.list("offer", Form.word(OfferKind.class))),
                new When.Content(
                        Set.copyOf(conditions.list("data", EffectReader.categoryOf(categories))),
                        Set.copyOf(conditions.list("protected", EffectReader.characteristicOf(categories))),
                        Set.copyOf(conditions.list("proxy_of", EffectReader.characteristicOf(categories)))),
                new HashSet<>(conditions.list("established_in", Form.TEXT.like("DE"))),
                new When.Size(conditions.optional("persons_over", Form.COUNT), conditions.money("turnover_over")));
        conditions.finish();
        return when;
    }

    private List<RuleTest> tests() {
        List<RuleTest> tests = new ArrayList<>();
        Optional<YamlNode> node = reader.node("tests");
        List<YamlNode> items =
                node.isPresent() && node.get() instanceof YamlNode.Sequence sequence ? sequence.items() : List.of();
        List<MappingReader> readers = reader.mappings("tests");
        if (readers.size() != items.size()) {
            return tests;
        }
        for (int i = 0; i < readers.size(); i++) {
            MappingReader test = readers.get(i);
            Optional<LocalDate> on = test.required("on", Form.DATE);
            Optional<RuleTest.Expectation> expect = test.required("expect", Form.word(RuleTest.Expectation.class));
            test.known("person", "use");
            test.finish();
            if (on.isPresent() && expect.isPresent() && items.get(i) instanceof YamlNode.Mapping facts) {
                tests.add(new RuleTest(facts, on.get(), expect.get()));
            }
        }
        return tests;
    }

    /** A rule without a day binds on none, which must not come about by leaving a line out. */
    private void checkDated(Rule rule) {
        boolean dated = rule.from().isPresent() || rule.by().isPresent();
        boolean meant = rule.status().binding() && rule.confidence() != Rule.Confidence.UNSURE;
        if (meant && !dated && !(rule.effect() instanceof Effect.Inform) && !reader.failed()) {
            reader.report(Diagnostic.of(
                            Code.LAW3006,
                            Said.of("rule `{}` states no day, and is never in force", rule.id()),
                            rule.span())
                    .withHelp(Said.of("write `in_force: {from: 2026-01-01}`, or `by` a day on which it was in"
                            + " force, or `status: proposed`")));
        }
    }

    private void checkTests(Rule rule) {
        boolean lets = rule.tests().stream().anyMatch(test -> test.expect().allows());
        boolean stops = rule.tests().stream().anyMatch(test -> !test.expect().allows());
        if (lets && (stops || rule.neverBinds())) {
            return;
        }
        Said message = !lets && !stops
                ? Said.of("rule `{}` lacks tests", rule.id())
                : lets
                        ? Said.of("rule `{}` lacks a test that denies", rule.id())
                        : Said.of("rule `{}` lacks a test that allows", rule.id());
        reader.report(Diagnostic.of(Code.LAW3001, message, rule.span())
                .withHelp(Said.of("give it a test under `tests` that lets something through and one that does not")));
    }
}
