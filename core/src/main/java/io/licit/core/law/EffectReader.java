package io.licit.core.law;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Figure;
import io.licit.core.catalogue.Origin;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.law.Effect.ConsentKind;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the one effect of a rule: a name of the closed set, with its values. */
final class EffectReader {
    private static final Form<ConsentKind> KIND = Form.word(ConsentKind.class);
    private static final List<String> EXCLUSIONS =
            List.of("status", "minors_under", "restriction", "retention", "signal");

    private final MappingReader rule;
    private final Categories categories;
    private final Diagnostics out;

    EffectReader(MappingReader rule, Categories categories, Diagnostics out) {
        this.rule = rule;
        this.categories = categories;
        this.out = out;
    }

    static Form<String> categoryOf(Categories categories) {
        return Form.oneOf(List.copyOf(categories.data().keySet()));
    }

    static Form<String> characteristicOf(Categories categories) {
        return Form.oneOf(List.copyOf(categories.protectedAs().keySet()));
    }

    Optional<Effect> read(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            if (scalar.text().equals("inform")) {
                return Optional.of(new Effect.Inform());
            }
            return unknown(scalar);
        }
        if (!(node instanceof YamlNode.Mapping mapping) || mapping.entries().size() != 1) {
            rule.report(Diagnostic.of(Code.LAW3003, Said.of("a rule has exactly one effect"), node.span())
                    .withHelp(Said.of("write one effect, such as `effect: {require-consent: {kind: opt-in}}`,"
                            + " and further ones as rules of their own")));
            return Optional.empty();
        }
        YamlNode.Scalar name = mapping.entries().get(0).key();
        MappingReader effect = new MappingReader(mapping, out);
        Optional<MappingReader> values = effect.mapping(name.text());
        Optional<Effect> read = values.flatMap(reader -> named(name, reader));
        if (values.isPresent() && read.isPresent()) {
            values.get().finish();
        }
        return read;
    }

    private Optional<Effect> named(YamlNode.Scalar name, MappingReader values) {
        Optional<Effect.Duty.Kind> duty = Word.of(Effect.Duty.Kind.class, name.text());
        if (duty.isPresent()) {
            return new DutyReader(values).read(duty.get());
        }
        return switch (name.text()) {
            case "require-consent" -> requireConsent(values);
            case "soft-opt-in" -> softOptIn(values);
            case "require-basis" ->
                Optional.of(
                        new Effect.RequireBasis(Set.copyOf(values.requiredList("allowed", Form.word(Basis.class)))));
            case "exclude" -> exclude(values);
            case "forbid-data" ->
                Optional.of(new Effect.ForbidData(
                        Set.copyOf(values.list("categories", categoryOf(categories))),
                        Set.copyOf(values.list("protected", characteristicOf(categories))),
                        Set.copyOf(values.list("origin", Form.word(Origin.class))),
                        values.optional("unless", KIND)));
            case "justify" ->
                values.required("assessment", Form.word(AssessmentKind.class))
                        .map(kind ->
                                new Effect.Justify(kind, Set.copyOf(values.list("cites", Form.word(Figure.class)))));
            case "limit-purpose" -> Optional.of(new Effect.LimitPurpose());
            case "limit-look-back" -> Optional.of(new Effect.LimitLookBack());
            default -> unknown(name);
        };
    }

    private Optional<Effect> unknown(YamlNode.Scalar name) {
        List<String> names = new ArrayList<>(List.of(
                "inform",
                "require-consent",
                "soft-opt-in",
                "require-basis",
                "exclude",
                "forbid-data",
                "justify",
                "limit-purpose",
                "limit-look-back"));
        names.addAll(Word.words(Effect.Duty.Kind.class));
        rule.report(Diagnostic.of(Code.LAW3003, Said.of("`{}` is not a known effect", name.text()), name.span())
                .withNote(Said.of("effects are a closed set: {}", Said.joined(", ", names)))
                .withHelp(Suggestions.didYouMean(name.text(), names)));
        return Optional.empty();
    }

    private static Optional<Effect> requireConsent(MappingReader values) {
        Optional<ConsentKind> kind = values.required("kind", KIND);
        Optional<Purpose> purpose = values.optional("purpose", Form.word(Purpose.class));
        Optional<Channel> channel = values.optional("channel", Form.word(Channel.class));
        Optional<Period> maxAge = values.optional("max_age", Form.PERIOD);
        Optional<Period> atMost = values.optional("at_most", Form.PERIOD);
        return kind.map(word -> new Effect.RequireConsent(new Effect.Strength(word, maxAge, atMost), purpose, channel));
    }

    private static Optional<Effect> softOptIn(MappingReader values) {
        List<String> relieves = values.requiredList("relieves", Form.TEXT.like("[DE-UWG-7-2-2]"));
        List<Effect.Obtained> obtained = values.requiredList("obtained", Form.word(Effect.Obtained.class));
        var within = values.optional("within", Form.PERIOD);
        boolean implied = values.optional("implied_consent", Form.TRUTH).orElse(false);
        return Optional.of(new Effect.SoftOptIn(relieves, Set.copyOf(obtained), within, implied));
    }

    private Optional<Effect> exclude(MappingReader values) {
        List<String> given = EXCLUSIONS.stream().filter(values::has).toList();
        if (values.has("restriction")) {
            Optional<Period> maxAge = values.optional("unless_max_age", Form.PERIOD);
            return Optional.of(new Effect.ExcludeRestricted(
                    Set.copyOf(values.requiredList("restriction", Form.word(RestrictionKind.class))),
                    values.optional("unless", KIND).map(kind -> new Effect.Strength(kind, maxAge, Optional.empty()))));
        }
        if (values.has("minors_under")) {
            return minors(values);
        }
        if (values.has("retention")) {
            values.required("retention", Form.oneOf(List.of("passed")));
            return Optional.of(new Effect.ExcludeRetention());
        }
        if (given.isEmpty()) {
            rule.report(Diagnostic.of(Code.LAW3003, Said.of("`exclude` does not say whom"), values.span())
                    .withHelp(Said.of("write one of `restriction`, `status`, `minors_under`, `retention`")));
            return Optional.empty();
        }
        Optional<ConsentStatus> status = values.required("status", Form.oneOf(List.of("objected", "withdrawn")))
                .map(word -> word.equals("objected") ? ConsentStatus.OBJECTED : ConsentStatus.WITHDRAWN);
        boolean signal = values.optional("signal", Form.oneOf(List.of("gpc"))).isPresent();
        List<Purpose> purposes = values.list("purposes", Form.word(Purpose.class));
        return status.map(value -> new Effect.ExcludeRefused(value, Set.copyOf(purposes), signal));
    }

    private static Optional<Effect> minors(MappingReader values) {
        Optional<Integer> under = values.required("minors_under", Form.WHOLE_NUMBER);
        Map<String, Integer> ages = new TreeMap<>();
        values.mapping("ages").ifPresent(mapping -> {
            for (YamlNode.Entry entry : mapping.entries()) {
                String country = entry.key().text();
                mapping.required(country, Form.WHOLE_NUMBER).ifPresent(age -> ages.put(country, age));
            }
        });
        Effect.MinorConsent unless = values.optional("unless", Form.oneOf(List.of("parent", "self")))
                .map(word -> word.equals("parent") ? Effect.MinorConsent.PARENT : Effect.MinorConsent.SELF)
                .orElse(Effect.MinorConsent.NOBODY);
        return under.map(age -> new Effect.ExcludeMinors(age, ages, unless));
    }
}
