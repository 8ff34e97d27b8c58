package io.licit.house;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Figure;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import io.licit.core.check.Ruling;
import io.licit.core.check.Verdict;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.Effect;
import io.licit.core.law.Law;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.law.Organisation;
import io.licit.core.law.Place;
import io.licit.core.law.Reading;
import io.licit.core.law.Rule;
import io.licit.core.law.UseFacts;
import io.licit.engine.folder.ShippedLaw;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that stand beside the catalogues of facts, and the shipped law asked in their words. */
final class SharedTables {
    static final LawBook BOOK =
            LawReader.read(ShippedLaw.sources(), new Diagnostics()).orElseThrow();

    /** A day on which all that the tables call law of today is in force. */
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static final Optional<Path> FOLDER = SharedFacts.folder();
    private static final Map<LocalDate, Law> LAWS = new TreeMap<>();

    /** A country or region whose persons nothing narrower reaches, by the jurisdiction of a table. */
    private static final Map<String, String> SOMEWHERE = Map.of("EU", "HU", "US", "US-WY", "CA", "CA-ON");

    private SharedTables() {}

    static boolean areHere() {
        return FOLDER.isPresent();
    }

    /** The lines under a key of a table, which may lie under another. */
    static List<Line> lines(String table, String... keys) {
        if (FOLDER.isEmpty()) {
            return List.of();
        }
        Line inner = new Line(SharedFacts.load(FOLDER.get(), table));
        for (String key : Arrays.asList(keys).subList(0, keys.length - 1)) {
            inner = new Line(inner.entries(key));
        }
        return inner.lines(keys[keys.length - 1]);
    }

    /** An entry of a table. */
    record Line(Map<?, ?> map) {
        String text(String key) {
            return SharedFacts.text(map, key);
        }

        /** The lines under a key. */
        List<Line> lines(String key) {
            return SharedFacts.list(map, key).stream()
                    .map(one -> new Line((Map<?, ?>) one))
                    .toList();
        }

        List<String> words(String key) {
            return SharedFacts.list(map, key).stream().map(String::valueOf).toList();
        }

        /** The keys and values of a mapping. */
        Map<String, Object> entries(String key) {
            Map<String, Object> entries = new TreeMap<>();
            if (map.get(key) instanceof Map<?, ?> inner) {
                inner.forEach((word, value) -> entries.put(String.valueOf(word), value));
            }
            return entries;
        }

        boolean isUnsure() {
            return text("confidence").equals("unsure");
        }

        String jurisdiction() {
            return text("jurisdiction");
        }

        Place place(LocalDate day) {
            return SharedTables.place(jurisdiction(), day);
        }
    }

    static Law law(LocalDate day) {
        return LAWS.computeIfAbsent(day, BOOK::inForce);
    }

    static String somewhere(String jurisdiction) {
        return SOMEWHERE.getOrDefault(jurisdiction, jurisdiction);
    }

    static Place place(String jurisdiction, LocalDate day) {
        String code = somewhere(jurisdiction);
        return law(day).place(code.substring(0, 2), code.length() > 2 ? code : "");
    }

    /** The rules that carry a fact, whether they bind or not. */
    static List<Rule> carrying(String fact) {
        return BOOK.rules().stream()
                .filter(rule -> rule.fact().orElse(rule.id()).equalsIgnoreCase(fact))
                .toList();
    }

    /** Whether rules of a jurisdiction are those of a table's line: its own, or of a group that it stands for. */
    static boolean isOf(Rule rule, String jurisdiction) {
        return rule.jurisdiction().equals(jurisdiction)
                || jurisdiction.equals("EU") && rule.jurisdiction().equals("EEA");
    }

    /** A use of a general kind; every assessment but those named is missing. */
    static UseFacts use(Purpose purpose, Channel channel, Recipient recipient, Sector sector, Reading reading) {
        return new UseFacts(
                purpose,
                channel,
                recipient,
                Optional.of(sector),
                Optional.of(Basis.LEGITIMATE_INTERESTS),
                Optional.empty(),
                reading,
                assessed(AssessmentKind.LEGITIMATE_INTERESTS),
                Optional.of(EnumSet.of(purpose, Purpose.SERVICE)),
                Organisation.undeclared(),
                Set.of(),
                false,
                true,
                Set.of());
    }

    static UseFacts use(Purpose purpose, Channel channel) {
        return use(purpose, channel, Recipient.OWN, Sector.GENERAL, Reading.NOTHING);
    }

    static UseFacts with(UseFacts use, Basis basis, AssessmentKind... assessments) {
        UseFacts on = use.withBasis(Optional.of(basis), Optional.empty());
        return new UseFacts(
                on.purpose(),
                on.channel(),
                on.recipient(),
                on.sector(),
                on.basis(),
                on.product(),
                on.reading(),
                assessed(assessments),
                on.collectedFor(),
                on.organisation(),
                on.offers(),
                on.unlimitedLookBack(),
                on.retentionDeclared(),
                on.waived());
    }

    static UseFacts ofAnySector(UseFacts use) {
        return new UseFacts(
                use.purpose(),
                use.channel(),
                use.recipient(),
                Optional.empty(),
                use.basis(),
                use.product(),
                use.reading(),
                use.assessed(),
                use.collectedFor(),
                use.organisation(),
                use.offers(),
                use.unlimitedLookBack(),
                use.retentionDeclared(),
                use.waived());
    }

    private static Map<AssessmentKind, Set<Figure>> assessed(AssessmentKind... kinds) {
        return Arrays.stream(kinds).collect(Collectors.toMap(Function.identity(), kind -> EnumSet.allOf(Figure.class)));
    }

    static Reading reading(Set<String> data, Set<String> characteristics) {
        return new Reading(data, characteristics, Set.of(), Set.of(), false, false);
    }

    /** The rules of a jurisdiction in force that leave the use not satisfied. */
    static List<Rule> against(UseFacts use, String jurisdiction, LocalDate day) {
        return law(day).at(place(jurisdiction, day), use).stream()
                .filter(rule -> isOf(rule, jurisdiction))
                .filter(rule -> Ruling.of(rule.effect(), use) != Verdict.SATISFIED)
                .toList();
    }

    /** Those of {@link #against} that are not against the same use where it reads nothing. */
    static List<Rule> againstReading(UseFacts use, String jurisdiction, LocalDate day) {
        List<Rule> anyway = against(use.withReading(Reading.NOTHING), jurisdiction, day);
        return against(use, jurisdiction, day).stream()
                .filter(rule -> !anyway.contains(rule))
                .toList();
    }

    /** The duties of a jurisdiction that apply to a use. */
    static Stream<Effect.Duty> duties(UseFacts use, String jurisdiction, LocalDate day) {
        return law(day).at(place(jurisdiction, day), use).stream()
                .filter(rule -> isOf(rule, jurisdiction))
                .map(Rule::effect)
                .filter(Effect.Duty.class::isInstance)
                .map(Effect.Duty.class::cast);
    }

    /** The channels of the law that a table's word means. */
    static Set<Channel> channels(String word) {
        return switch (word) {
            case "email" -> EnumSet.of(Channel.EMAIL);
            case "sms", "mms" -> EnumSet.of(Channel.SMS);
            case "push" -> EnumSet.of(Channel.PUSH);
            case "voice" -> EnumSet.of(Channel.PHONE_LIVE);
            case "robocall" -> EnumSet.of(Channel.PHONE_AUTOMATED);
            case "fax" -> EnumSet.of(Channel.FAX);
            case "post" -> EnumSet.of(Channel.POST);
            case "in_app" -> EnumSet.of(Channel.IN_APP);
            case "web_ad", "social_post" -> EnumSet.of(Channel.WEB_ADS);
            case "messenger" -> EnumSet.of(Channel.MESSAGING);
            default -> throw new IllegalArgumentException(word);
        };
    }
}
