package io.licit.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Phrasebook;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Yaml;
import io.licit.engine.folder.ShippedLaw;
import io.licit.server.view.Phrases;
import io.licit.server.view.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Everything that is said of findings is there in Chinese, and nothing is there that is not said. */
final class PhrasesTest {
    private static final Phrasebook CHINESE = Phrases.of(Objects.requireNonNull(Text.ALL.get("zh-CN")));

    private final Repository repository = Repository.here();

    @Test
    void every_template_is_a_literal() {
        List<String> others = calls().stream()
                .filter(call -> templates(call).stream().anyMatch(Optional::isEmpty))
                .map(call -> repository.name(call.file()) + ":" + call.line())
                .toList();
        assertThat(others).isEmpty();
    }

    @Test
    void every_template_has_a_translation() {
        Set<String> templates = templates();
        assertThat(templates).hasSizeGreaterThan(500);
        assertThat(missing(templates)).isEmpty();
    }

    @Test
    void every_kind_of_diagnostic_has_a_title() {
        assertThat(missing(titles())).isEmpty();
        assertThat(CHINESE.title(Code.CHK4001)).isNotEqualTo(Code.CHK4001.title());
    }

    @Test
    void every_phrase_of_the_tables_beside_the_packs_has_a_translation() {
        Set<String> phrases = ofTables();
        assertThat(phrases).hasSizeGreaterThan(100);
        assertThat(missing(phrases)).isEmpty();
    }

    /** A phrase that comes from no template comes from a table, or stands in the code as a word of its own. */
    @Test
    void no_translation_is_left_over() {
        Set<String> said = new HashSet<>(templates());
        said.addAll(titles());
        said.addAll(ofTables());
        JavaText.literals(repository.mainJava()).forEach(literal -> said.add(literal.text()));
        Set<String> left = new TreeSet<>(CHINESE.known());
        left.removeAll(said);
        assertThat(left).isEmpty();
    }

    private List<JavaText.Call> calls() {
        return JavaText.calls(repository.mainJava(), Set.of("Said.of", "Said.joined"));
    }

    private Set<String> templates() {
        Set<String> all = new TreeSet<>();
        calls().forEach(call -> templates(call).forEach(text -> text.ifPresent(all::add)));
        return all;
    }

    /** The first argument, or of a series all but the last. */
    private static List<Optional<String>> templates(JavaText.Call call) {
        return call.texts()
                .subList(0, call.method().equals("Said.of") ? 1 : call.texts().size() - 1);
    }

    private static Set<String> titles() {
        return new TreeSet<>(Arrays.stream(Code.values()).map(Code::title).toList());
    }

    /** Titles and advice on elements and wordings, and how controls that failed are set right. */
    private static Set<String> ofTables() {
        Set<String> all = new TreeSet<>();
        collect("law/elements.yaml", Set.of("title", "help", "in_doubt"), all);
        collect("law/patterns.yaml", Set.of("title"), all);
        collect("law/controls.yaml", Set.of("remedy"), all);
        return all;
    }

    private static void collect(String path, Set<String> keys, Set<String> all) {
        List<YamlNode> open = new ArrayList<>();
        Yaml.read(ShippedLaw.sources().file(path).orElseThrow(), new Diagnostics())
                .ifPresent(open::add);
        while (!open.isEmpty()) {
            YamlNode node = open.remove(open.size() - 1);
            if (node instanceof YamlNode.Sequence sequence) {
                open.addAll(sequence.items());
            } else if (node instanceof YamlNode.Mapping mapping) {
                for (YamlNode.Entry entry : mapping.entries()) {
                    if (keys.contains(entry.key().text())
                            && entry.value() instanceof YamlNode.Scalar text
                            && !text.text().isEmpty()) {
                        all.add(text.text());
                    } else {
                        open.add(entry.value());
                    }
                }
            }
        }
    }

    private static Set<String> missing(Set<String> phrases) {
        Set<String> missing = new TreeSet<>(phrases);
        missing.removeAll(CHINESE.known());
        return missing;
    }
}
