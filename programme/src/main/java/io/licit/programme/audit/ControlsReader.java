package io.licit.programme.audit;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.source.SourceFile;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a file of controls. */
final class ControlsReader {
    static final String KEY = "controls";

    private static final Form<Probe> PROBE = new Form<>(
            Said.of("a word"),
            "log-intact",
            Probe.all().stream().map(Probe::word).toList(),
            scalar -> Probe.named(scalar.text()));
    private static final Form<String> SEVERITY = Form.oneOf(List.of("error", "warning"));
    private static final Form<Integer> LIMIT = Form.of(
            Said.of("a whole number from 0"),
            "30",
            scalar -> Form.WHOLE_NUMBER.parse().apply(scalar).filter(number -> number >= 0));

    private final Set<String> rules;
    private final boolean own;
    private final Diagnostics out;

    /** @param rules the ids of all rules there are */
    ControlsReader(Set<String> rules, boolean own, Diagnostics out) {
        this.rules = rules;
        this.own = own;
        this.out = out;
    }

    /** Those of a file; one with a mistake is left out, and reported. */
    List<Control> read(SourceFile file) {
        List<Control> controls = new ArrayList<>();
        MappingReader.open(file, out).ifPresent(reader -> {
            for (MappingReader control : reader.mappings(KEY)) {
                control(control).ifPresent(controls::add);
            }
            reader.finish();
        });
        return controls;
    }

    private Optional<Control> control(MappingReader reader) {
        Optional<YamlNode.Scalar> id = reader.requiredScalar("id", Form.TEXT.like("AUD-RECOMPUTE"));
        Optional<String> title = reader.required("title", Form.TEXT);
        Optional<String> asks = reader.required("asks", Form.TEXT);
        List<YamlNode.Scalar> serves = reader.scalars("serves", Form.TEXT.like("EU-GDPR-ART7"));
        Optional<Probe> probe = reader.required("test", PROBE);
        int limit = probe.map(test -> limit(reader, test)).orElse(0);
        Optional<String> severity = reader.required("severity", SEVERITY);
        Optional<Period> every = reader.optional("every", Form.PERIOD.like("P1D"));
        Optional<String> remedy = reader.required("remedy", Form.TEXT);
        serves.forEach(rule -> checkRule(reader, rule));
        reader.finish();
        if (reader.failed() || id.isEmpty() || title.isEmpty() || asks.isEmpty() || remedy.isEmpty()) {
            return Optional.empty();
        }
        return probe.flatMap(test -> severity.map(weight -> new Control(
                id.get().text(),
                title.get(),
                asks.get(),
                serves.stream().map(YamlNode.Scalar::text).toList(),
                test,
                limit,
                weight.equals("error") ? Severity.ERROR : Severity.WARNING,
                every,
                remedy.get(),
                own,
                id.get().span())));
    }

    private static int limit(MappingReader reader, Probe probe) {
        return switch (probe.unit()) {
            case NONE -> 0;
            case DAYS, PERSONS -> reader.required(probe.unit().key(), LIMIT).orElse(0);
        };
    }

    private void checkRule(MappingReader reader, YamlNode.Scalar rule) {
        if (!rules.contains(rule.text())) {
            reader.report(Diagnostic.of(Code.LAW3004, Said.of("`{}` is no rule", rule.text()), rule.span())
                    .withHelp(Suggestions.didYouMean(rule.text(), rules)));
        }
    }
}
