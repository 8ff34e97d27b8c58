package io.licit.core.workspace;

import io.licit.core.diagnostic.Said;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoublePredicate;

/** Reads {@code fairness} in {@code licit.yaml}. */
final class FairnessSettingsReader {
    private static final FairnessSettings USUAL = FairnessSettings.USUAL;
    private static final int AGE_MAX = 120;
    private static final int DEPTH_MAX = 3;
    private static final Form<Double> SIGNIFICANCE =
            number(Said.of("a number between 0 and 1"), "0.05", value -> value > 0 && value < 1);
    private static final Form<Double> MINIMUM_SHARE =
            number(Said.of("a number from 0 and below 1"), "0.02", value -> value >= 0 && value < 1);
    private static final Form<Double> AUC =
            number(Said.of("a number above 0.5, at most 1"), "0.7", value -> value > 0.5 && value <= 1);
    private static final Form<Double> KEPT =
            number(Said.of("a number from 0 to 1"), "0.95", value -> value >= 0 && value <= 1);
    private static final Form<Double> PERSONS =
            number(Said.of("two numbers above 0, at most 100"), "[0.9, 1.25]", value -> value > 0 && value <= 100);

    private FairnessSettingsReader() {}

    /** @param minimumGroup where the key is absent */
    static FairnessSettings read(MappingReader reader, int minimumGroup) {
        double fourFifths = reader.optional("four_fifths", portion("0.8")).orElse(USUAL.fourFifths());
        double concern = reader.optional("concern", portion("0.9")).orElse(USUAL.concern());
        if (concern < fourFifths) {
            reader.report(WorkspaceMessages.concernBelow(
                    reader.span(reader.has("concern") ? "concern" : "four_fifths"), concern, fourFifths));
        }
        FairnessSettings settings = new FairnessSettings(
                fourFifths,
                concern,
                reader.optional("significance", SIGNIFICANCE).orElse(USUAL.significance()),
                reader.optional("minimum_share", MINIMUM_SHARE).orElse(USUAL.minimumShare()),
                reader.optional("minimum_group", whole(Said.of("a whole number from 1"), "30", Integer.MAX_VALUE))
                        .orElse(minimumGroup),
                ageBands(reader),
                reader.optional("depth", whole(Said.of("a whole number from 1 to 3"), "3", DEPTH_MAX))
                        .orElse(USUAL.depth()),
                reader.mapping("proxy").map(FairnessSettingsReader::proxy).orElse(USUAL.proxy()),
                reader.mapping("proxy_use")
                        .map(FairnessSettingsReader::proxyUse)
                        .orElse(USUAL.proxyUse()),
                reader.optional("drift", portion("0.1")).orElse(USUAL.drift()),
                reader.mapping("alternatives")
                        .map(FairnessSettingsReader::alternatives)
                        .orElse(USUAL.alternatives()));
        reader.finish();
        return settings;
    }

    private static List<Integer> ageBands(MappingReader reader) {
        if (!reader.has("age_bands")) {
            return USUAL.ageBands();
        }
        List<Integer> ages = reader.requiredList("age_bands", whole(Said.of("an age from 1 to 120"), "40", AGE_MAX));
        List<Integer> rising = ages.stream().distinct().sorted().toList();
        if (!rising.equals(ages)) {
            reader.report(WorkspaceMessages.agesNotRising(reader.span("age_bands"), rising));
        }
        return rising;
    }

    private static FairnessSettings.Proxy proxy(MappingReader reader) {
        FairnessSettings.Proxy proxy = new FairnessSettings.Proxy(
                reader.optional("cramers_v", portion("0.3"))
                        .orElse(USUAL.proxy().cramersV()),
                reader.optional("theils_u", portion("0.1")).orElse(USUAL.proxy().theilsU()),
                reader.optional("auc", AUC).orElse(USUAL.proxy().auc()));
        reader.finish();
        return proxy;
    }

    private static FairnessSettings.ProxyUse proxyUse(MappingReader reader) {
        FairnessSettings.ProxyUse use = new FairnessSettings.ProxyUse(
                reader.optional("epsilon", portion("0.05"))
                        .orElse(USUAL.proxyUse().epsilon()),
                reader.optional("delta", portion("0.05"))
                        .orElse(USUAL.proxyUse().delta()));
        reader.finish();
        return use;
    }

    private static FairnessSettings.Alternatives alternatives(MappingReader reader) {
        FairnessSettings.Alternatives usual = USUAL.alternatives();
        List<Double> persons = reader.list("persons", PERSONS);
        if (reader.has("persons") && !isRange(persons)) {
            reader.report(WorkspaceMessages.noRange(reader.span("persons")));
        }
        FairnessSettings.Alternatives alternatives = new FairnessSettings.Alternatives(
                isRange(persons) ? persons.get(0) : usual.personsLeast(),
                isRange(persons) ? persons.get(1) : usual.personsMost(),
                reader.optional("value", KEPT).orElse(usual.value()),
                reader.optional("response", KEPT).orElse(usual.response()));
        reader.finish();
        return alternatives;
    }

    private static boolean isRange(List<Double> persons) {
        return persons.size() == 2 && persons.get(0) <= 1 && persons.get(1) >= 1;
    }

    /** A line that no value could ever be below, or above, is a slip of the pen. */
    private static Form<Double> portion(String example) {
        return number(Said.of("a number above 0, at most 1"), example, value -> value > 0 && value <= 1);
    }

    private static Form<Double> number(Said noun, String example, DoublePredicate fits) {
        return Form.of(
                noun,
                example,
                scalar -> Form.NUMBER
                        .parse()
                        .apply(scalar)
                        .map(BigDecimal::doubleValue)
                        .filter(fits::test));
    }

    private static Form<Integer> whole(Said noun, String example, int most) {
        return Form.of(
                noun,
                example,
                scalar -> Form.WHOLE_NUMBER.parse().apply(scalar).filter(value -> value >= 1 && value <= most));
    }
}
