package io.licit.core.law;

import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a rule threatens: words, or words with figures. */
final class PenaltyReader {
    private PenaltyReader() {}

    static Penalty read(MappingReader rule) {
        Optional<YamlNode> node = rule.node("penalty");
        if (node.isEmpty() || node.get() instanceof YamlNode.Scalar) {
            return rule.optional("penalty", Form.TEXT).map(Penalty::words).orElse(Penalty.NONE);
        }
        return rule.mapping("penalty").map(PenaltyReader::figured).orElse(Penalty.NONE);
    }

    private static Penalty figured(MappingReader reader) {
        String text = reader.required("text", Form.TEXT.like("USD 7,500 per violation"))
                .orElse("");
        String cite = reader.optional("cite", Form.TEXT).orElse("");
        Map<String, BigDecimal> amounts = reader.money("max");
        Optional<BigDecimal> turnover = reader.optional("turnover", Form.PERCENT);
        Optional<String> which = reader.optional("which", Form.oneOf(List.of("higher", "lower")));
        Penalty.Per per = reader.optional("per", Form.word(Penalty.Per.class)).orElse(Penalty.Per.ORGANISATION);
        reader.finish();
        return new Penalty(text, cite, amounts, turnover, !which.equals(Optional.of("lower")), per);
    }
}
