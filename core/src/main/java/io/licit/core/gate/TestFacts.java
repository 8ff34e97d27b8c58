package io.licit.core.gate;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Figure;
import io.licit.core.catalogue.OfferKind;
import io.licit.core.catalogue.Origin;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.law.Organisation;
import io.licit.core.law.Reading;
import io.licit.core.law.UseFacts;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The facts of a pack's test, as written, made into a person and a use. */
record TestFacts(Person person, UseFacts use) {
    private static final String UNLABELLED = "unlabelled";
    private static final String UNDECLARED = "undeclared";

    /** A day, which is its first instant, or a point in time. */
    private static final Form<Instant> MOMENT = Form.of(
            Said.of("a date or a point in time"),
            "2026-01-05",
            scalar -> Form.DATE
                    .parse()
                    .apply(scalar)
                    .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                    .or(() -> Form.INSTANT.parse().apply(scalar)));

    /** Empty where a key or a value is wrong, which is reported. */
    static Optional<TestFacts> read(YamlNode.Mapping facts, Diagnostics out) {
        MappingReader reader = new MappingReader(facts, out);
        reader.known("on", "expect");
        Person person = reader.mapping("person").map(TestFacts::person).orElseGet(TestFacts::nobody);
        Optional<UseFacts> use = reader.requiredMapping("use", "{purpose: direct-marketing, channel: email}")
                .flatMap(TestFacts::use);
        reader.finish();
        return reader.failed() ? Optional.empty() : use.map(value -> new TestFacts(person, value));
    }

    private static Person nobody() {
        return new Person(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static Person person(MappingReader reader) {
        Person person = new Person(
                reader.optional("country", Form.TEXT),
                reader.optional("region", Form.TEXT),
                reader.optional("birth_date", Form.DATE),
                reader.optional("age", Form.WHOLE_NUMBER),
                reader.optional("retain_until", MOMENT),
                ofOneLedger(reader.mappings("consents").stream()
                        .map(TestFacts::consent)
                        .toList()),
                reader.mappings("restrictions").stream()
                        .map(TestFacts::restriction)
                        .toList());
        reader.finish();
        return person;
    }

    /** A ledger tells products or has no such column; where one row tells its product, one without says nothing there. */
    private static List<Person.Consent> ofOneLedger(List<Person.Consent> rows) {
        boolean products = rows.stream().anyMatch(row -> row.product().isPresent());
        return products ? rows.stream().map(TestFacts::withProduct).toList() : rows;
    }

    private static Person.Consent withProduct(Person.Consent row) {
        return new Person.Consent(
                row.purpose(),
                row.channel(),
                row.status(),
                row.at(),
                row.expiresAt(),
                row.method(),
                row.explicit(),
                row.product().or(() -> Optional.of("")));
    }

    private static Person.Consent consent(MappingReader reader) {
        Person.Consent consent = new Person.Consent(
                reader.optional("purpose", Form.TEXT).orElse(""),
                reader.optional("channel", Form.TEXT).orElse(""),
                reader.optional("status", Form.TEXT).orElse(""),
                reader.optional("at", MOMENT),
                reader.optional("expires_at", MOMENT),
                reader.optional("method", Form.TEXT).orElse(""),
                reader.optional("explicit", Form.TRUTH).orElse(false),
                reader.optional("product", Form.TEXT));
        reader.finish();
        return consent;
    }

    private static Person.Restriction restriction(MappingReader reader) {
        Person.Restriction restriction = new Person.Restriction(
                reader.optional("kind", Form.TEXT).orElse(""),
                reader.optional("at", MOMENT),
                reader.optional("until", MOMENT));
        reader.finish();
        return restriction;
    }

    private static Optional<UseFacts> use(MappingReader reader) {
        Optional<Purpose> purpose = reader.required("purpose", Form.word(Purpose.class));
        Channel channel = reader.optional("channel", Form.word(Channel.class)).orElse(Channel.NONE);
        Recipient recipient =
                reader.optional("recipient", Form.word(Recipient.class)).orElse(Recipient.OWN);
        Optional<Sector> sector = declared(reader, "sector", Sector.class, Sector.GENERAL);
        Optional<Basis> basis = declared(reader, "basis", Basis.class, Basis.CONSENT);
        Optional<String> product = reader.optional("product", Form.TEXT);
        Set<String> data = new HashSet<>(reader.list("data", Form.TEXT));
        boolean unlabelled = data.remove(UNLABELLED);
        List<Optional<Origin>> origins = reader.list("origin", undeclaredOr(Origin.class, Origin.PERSON));
        Reading reading = new Reading(
                data,
                Set.copyOf(reader.list("protected", Form.TEXT)),
                Set.copyOf(reader.list("proxy_of", Form.TEXT)),
                origins.stream().flatMap(Optional::stream).collect(Collectors.toSet()),
                unlabelled,
                origins.stream().anyMatch(Optional::isEmpty));
        Set<Figure> cites = Set.copyOf(reader.list("cites", Form.word(Figure.class)));
        Map<AssessmentKind, Set<Figure>> assessed = new EnumMap<>(AssessmentKind.class);
        reader.list("assessments", Form.word(AssessmentKind.class)).forEach(kind -> assessed.put(kind, cites));
        Optional<Set<Purpose>> collectedFor = reader.has("collected_for")
                ? Optional.of(Set.copyOf(reader.list("collected_for", Form.word(Purpose.class))))
                : Optional.empty();
        Organisation organisation = new Organisation(
                Set.copyOf(reader.list("established_in", Form.TEXT)),
                reader.optional("persons", Form.COUNT),
                reader.money("turnover"));
        Set<OfferKind> offers = Set.copyOf(reader.list("offer", Form.word(OfferKind.class)));
        boolean unlimited = reader.optional("look_back", Form.oneOf(List.of("unlimited", "finite")))
                .filter("unlimited"::equals)
                .isPresent();
        reader.finish();
        return purpose.map(value -> new UseFacts(
                value,
                channel,
                recipient,
                sector,
                basis,
                product,
                reading,
                assessed,
                collectedFor,
                organisation,
                offers,
                unlimited,
                true,
                Set.of()));
    }

    /** The word, or the one that stands where the test says nothing; empty for {@code undeclared}. */
    private static <E extends Enum<E> & Word> Optional<E> declared(
            MappingReader reader, String key, Class<E> vocabulary, E otherwise) {
        return reader.optional(key, undeclaredOr(vocabulary, otherwise)).orElse(Optional.of(otherwise));
    }

    private static <E extends Enum<E> & Word> Form<Optional<E>> undeclaredOr(Class<E> vocabulary, E example) {
        return Form.of(
                Said.of("a word, or `undeclared`"),
                example.word(),
                scalar -> scalar.text().equals(UNDECLARED)
                        ? Optional.of(Optional.empty())
                        : Form.word(vocabulary).parse().apply(scalar).map(Optional::of));
    }

    /** The instant that a test is about: the last of its day. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1000);
    }
}
