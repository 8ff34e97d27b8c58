package io.licit.core.workspace;

import io.licit.core.diagnostic.Said;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code state}, {@code people}, {@code evidence}, {@code audit} and {@code export} in {@code licit.yaml}. */
final class ProgrammeSettingsReader {
    private static final ProgrammeSettings USUAL = ProgrammeSettings.USUAL;
    private static final Form<String> POSTGRES = matching(
            Said.of("the address of a PostgreSQL database"),
            "jdbc:postgresql://db.example/licit",
            "jdbc:postgresql:.+");
    private static final Form<String> ROLE = matching(Said.of("a role"), "segment-author", "[a-z][a-z0-9-]{0,49}");
    private static final Form<String> PLACE = Form.of(
            Said.of("the code of a country or subdivision, EU or EEA"),
            "EU",
            scalar -> Optional.of(scalar.text())
                    .filter(text -> text.matches("EU|EEA")
                            || Forms.JURISDICTION.parse().apply(scalar).isPresent()));
    private static final Form<String> ORIGIN =
            matching(Said.of("a name without spaces"), "aurora.example/licit", "[^\\s+]{1,200}");
    private static final Form<String> TARGET = matching(
            Said.of("a folder or an https address"), "https://log.example/checkpoint", "(https?://\\S+|[^:\\s]+)");
    private static final Form<String> KEY = matching(
            Said.of("the key of a witness"),
            "witness.example+1a2b3c4d+BASE64",
            "[^+\\s]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]+");

    private ProgrammeSettingsReader() {}

    static ProgrammeSettings read(MappingReader reader) {
        Optional<String> state = reader.mapping("state").flatMap(inner -> {
            Optional<String> url = inner.required("jdbc", POSTGRES);
            inner.finish();
            return url;
        });
        Optional<Export> export = reader.mapping("export").map(ProgrammeSettingsReader::export);
        return new ProgrammeSettings(
                state,
                reader.mapping("people").map(ProgrammeSettingsReader::people).orElse(Map.of()),
                reader.mapping("evidence")
                        .map(ProgrammeSettingsReader::evidence)
                        .orElse(USUAL.evidence()),
                reader.mapping("audit")
                        .flatMap(inner -> one(inner, "every", Form.PERIOD))
                        .orElse(USUAL.auditEvery()),
                export.flatMap(Export::lease).orElse(USUAL.lease()),
                export.map(Export::canaries).orElse(Set.of()));
    }

    private record Export(Optional<Period> lease, Set<String> canaries) {}

    private static Export export(MappingReader reader) {
        Export export =
                new Export(reader.optional("lease", Form.PERIOD), Set.copyOf(reader.list("canaries", Form.TEXT)));
        reader.finish();
        return export;
    }

    private static <T> Optional<T> one(MappingReader reader, String key, Form<T> form) {
        Optional<T> value = reader.optional(key, form);
        reader.finish();
        return value;
    }

    private static Map<String, ProgrammeSettings.Staff> people(MappingReader reader) {
        Map<String, ProgrammeSettings.Staff> people = new TreeMap<>();
        for (YamlNode.Entry entry : reader.entries()) {
            String id = entry.key().text();
            reader.requiredMapping(id, "{name: Ana Ruiz, roles: [segment-author]}")
                    .ifPresent(inner -> people.put(id, staff(inner, id)));
        }
        return people;
    }

    private static ProgrammeSettings.Staff staff(MappingReader reader, String id) {
        ProgrammeSettings.Staff staff = new ProgrammeSettings.Staff(
                reader.optional("name", Form.TEXT).orElse(id),
                Set.copyOf(reader.list("roles", ROLE)),
                Set.copyOf(reader.list("places", PLACE)));
        reader.finish();
        return staff;
    }

    private static ProgrammeSettings.Evidence evidence(MappingReader reader) {
        ProgrammeSettings.Evidence evidence = new ProgrammeSettings.Evidence(
                reader.optional("origin", ORIGIN), reader.list("publish", TARGET), reader.list("witnesses", KEY));
        reader.finish();
        return evidence;
    }

    private static Form<String> matching(Said noun, String example, String pattern) {
        return Form.of(noun, example, scalar -> Optional.of(scalar.text()).filter(text -> text.matches(pattern)));
    }
}
