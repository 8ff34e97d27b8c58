package io.licit.core.campaign;

import io.licit.core.catalogue.OfferKind;
import io.licit.core.check.Verdict;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.Effect;
import io.licit.core.source.Span;
import io.licit.core.workspace.Campaign;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Elements that rules require and that the message does not show. */
final class ElementFindings {
    /** Elements whose words the law itself gives, where a rule states them. */
    private static final Set<String> PRESCRIBED = Set.of("exact-text", "ad-label", "prescreen-notice");

    /** An offer that by itself calls for what a rule with wordings requires; a mere discount does not. */
    private static final Set<OfferKind> TELLING =
            EnumSet.of(OfferKind.FREE_TRIAL, OfferKind.SUBSCRIPTION, OfferKind.PERSONALISED_PRICE, OfferKind.SURCHARGE);

    private static final Set<OfferKind> TRIALS = EnumSet.of(OfferKind.FREE_TRIAL, OfferKind.SUBSCRIPTION);

    private static final Set<OfferKind> ONE_PERSONS = EnumSet.of(OfferKind.PERSONALISED_PRICE);

    private final Subject subject;
    private final Library library;
    private final Sighting sighting;
    private final Pointers pointers;
    private final Map<Missing, List<Applied>> missing = new LinkedHashMap<>();

    /** What is missing, so that rules which ask for the same give one finding. */
    private record Missing(String element, List<String> prescribed, Elements.Position position, Weight weight) {}

    private enum Weight {
        VIOLATED,
        FOR_A_PERSON,
        PRESCRIBED,
        IN_DOUBT
    }

    private ElementFindings(Subject subject, Library library) {
        this.subject = subject;
        this.library = library;
        this.sighting = new Sighting(subject.message(), subject.campaign());
        this.pointers = new Pointers(subject, library.elements(), sighting);
    }

    static List<Diagnostic> of(Subject subject, Library library) {
        ElementFindings findings = new ElementFindings(subject, library);
        for (Applied applied : subject.duties(Effect.Duty.Kind.REQUIRE_TEXT)) {
            if (findings.isCalledFor(applied)) {
                findings.look(applied);
            }
        }
        List<Diagnostic> all = new ArrayList<>();
        findings.different().forEach((what, rules) -> all.add(findings.told(what, rules)));
        all.addAll(findings.pointers.findings());
        return all;
    }

    /** Every element that a rule asks of the message, there or not, in the law's order. */
    static List<Asked> asked(Subject subject, Library library) {
        ElementFindings findings = new ElementFindings(subject, library);
        List<Asked> all = new ArrayList<>();
        for (Applied applied : subject.duties(Effect.Duty.Kind.REQUIRE_TEXT)) {
            if (findings.isCalledFor(applied)) {
                all.addAll(findings.asked(applied));
            }
        }
        return all;
    }

    private List<Asked> asked(Applied applied) {
        Map<String, List<String>> values = applied.duty().values();
        Elements.Position position = library.elements().position(values);
        List<String> names = values.getOrDefault("element", List.of());
        List<Asked> all = new ArrayList<>();
        for (String name : position == Elements.Position.ELSEWHERE ? List.<String>of() : names) {
            Element element = wanted(library.elements().element(name), values);
            if (element.seen() != Element.Seen.ELSEWHERE && fits(element)) {
                Asked.State state = absent(element, position, applied)
                        .map(missing -> state(missing.weight()))
                        .orElse(Asked.State.THERE);
                all.add(new Asked(
                        element.name(),
                        element.title(),
                        element.help(),
                        state,
                        words(element, values, position),
                        spot(position),
                        applied));
            }
        }
        boolean either = values.getOrDefault("enough", List.of()).contains("either");
        if (either && all.stream().anyMatch(one -> one.state() == Asked.State.THERE)) {
            all.removeIf(one -> one.state() != Asked.State.THERE);
        }
        return all;
    }

    private static Asked.Spot spot(Elements.Position position) {
        return switch (position) {
            case START -> Asked.Spot.START;
            case TOP -> Asked.Spot.TOP;
            case PRICE, ELSEWHERE, IN_DOUBT, ANYWHERE -> Asked.Spot.ANYWHERE;
        };
    }

    private static Asked.State state(Weight weight) {
        return switch (weight) {
            case VIOLATED, PRESCRIBED -> Asked.State.MISSING;
            case FOR_A_PERSON -> Asked.State.FOR_A_PERSON;
            case IN_DOUBT -> Asked.State.IN_DOUBT;
        };
    }

    /** Words that show an element: those that the law gives, or what the campaign states of its sender. */
    private Optional<String> words(Element element, Map<String, List<String>> values, Elements.Position position) {
        if (position == Elements.Position.PRICE) {
            return Optional.empty();
        }
        return prescribed(element, values).stream()
                .findFirst()
                .or(() -> subject.campaign()
                        .sender()
                        .filter(sender ->
                                values.getOrDefault("pattern", List.of()).isEmpty()
                                        && !element.signs().isEmpty()
                                        && element.signs().stream().allMatch(Sign.Sender.class::isInstance)));
    }

    // --- which rules ask --------------------------------------------------------------------------------------

    private boolean isCalledFor(Applied applied) {
        Effect.Duty duty = applied.duty();
        Set<OfferKind> offers = applied.rule().when().offers();
        Optional<OfferKind> offered = subject.campaign().offer().map(Campaign.Offer::kind);
        List<String> patterns = duty.values().getOrDefault("patterns", List.of());
        if (!patterns.isEmpty()) {
            boolean byOffer = offered.filter(kind -> TELLING.contains(kind) && offers.contains(kind))
                    .isPresent();
            return byOffer
                    || !library.patterns()
                            .hits(subject, patterns, Patterns.everywhere())
                            .isEmpty();
        }
        // A message that states no offer and speaks of no price is under the rules on offers in name alone. That a
        // price is
        // one person's own, no price tells: rules with wordings do.
        return offers.isEmpty() || offered.isPresent() || speaksOfPrice() && !offers.equals(ONE_PERSONS);
    }

    private boolean speaksOfPrice() {
        return sighting.statesPrice() || sighting.statesReduction();
    }

    // --- what is there ----------------------------------------------------------------------------------------

    private void look(Applied applied) {
        Map<String, List<String>> values = applied.duty().values();
        Elements.Position position = library.elements().position(values);
        if (position == Elements.Position.ELSEWHERE) {
            return;
        }
        List<Missing> absent = new ArrayList<>();
        List<String> names = values.getOrDefault("element", List.of());
        for (String name : names) {
            absent(library.elements().element(name), position, applied).ifPresent(absent::add);
        }
        boolean either = values.getOrDefault("enough", List.of()).contains("either");
        if (either && absent.size() < names.size()) {
            return;
        }
        absent.forEach(
                one -> missing.computeIfAbsent(one, key -> new ArrayList<>()).add(applied));
    }

    private Optional<Missing> absent(Element stated, Elements.Position position, Applied applied) {
        Map<String, List<String>> values = applied.duty().values();
        Element element = wanted(stated, values);
        if (element.seen() == Element.Seen.ELSEWHERE || !fits(element)) {
            return Optional.empty();
        }
        List<String> prescribed = prescribed(element, values);
        if (!prescribed.isEmpty()) {
            return isSaid(element, prescribed, position)
                    ? Optional.empty()
                    : Optional.of(new Missing(
                            element.name(), prescribed, position, weight(position, element, Weight.PRESCRIBED)));
        }
        if (isThere(element, position, values)) {
            return Optional.empty();
        }
        Weight weight = element.decidedIn(subject.message().language()) ? Weight.VIOLATED : Weight.FOR_A_PERSON;
        return Optional.of(
                new Missing(element.name(), List.of(), Elements.Position.ANYWHERE, weight(position, element, weight)));
    }

    private Element wanted(Element stated, Map<String, List<String>> values) {
        boolean imprint = stated.name().equals("sender-identity")
                && values.getOrDefault("form", List.of()).contains("imprint");
        return imprint ? library.elements().element("company-details") : stated;
    }

    private static Weight weight(Elements.Position position, Element element, Weight otherwise) {
        boolean doubt =
                position == Elements.Position.IN_DOUBT || element.inDoubt().isPresent();
        return doubt ? Weight.IN_DOUBT : otherwise;
    }

    private boolean fits(Element element) {
        boolean trial = subject.campaign()
                .offer()
                .filter(offer -> TRIALS.contains(offer.kind()))
                .isPresent();
        return switch (element.calledFor()) {
            case ALWAYS -> true;
            case PRICE -> trial || sighting.statesPrice();
            case TRIAL -> trial;
        };
    }

    private static List<String> prescribed(Element element, Map<String, List<String>> values) {
        if (!PRESCRIBED.contains(element.name())) {
            return List.of();
        }
        List<String> text = values.getOrDefault("text", List.of());
        return text.isEmpty() ? values.getOrDefault("any_of", List.of()) : text;
    }

    /** Prescribed words are said character by character; a label that must begin the message does begin it. */
    private boolean isSaid(Element element, List<String> words, Elements.Position position) {
        if (element.name().equals("ad-label")) {
            return position == Elements.Position.START
                    ? sighting.beginsWith(words)
                    : sighting.labelled(words, position);
        }
        return position == Elements.Position.PRICE && sighting.statesMoney()
                ? words.stream().anyMatch(sighting::saysBesidePrice)
                : words.stream().anyMatch(sighting::says);
    }

    private boolean isThere(Element element, Elements.Position position, Map<String, List<String>> values) {
        if (sighting.any(element.spoilt(), Elements.Position.ANYWHERE)) {
            return false;
        }
        if (pointers.stand(element, position)) {
            return true;
        }
        if (element.name().equals("price-total") && !statesLaterPrice()) {
            return false;
        }
        if (element.name().equals("language")) {
            return values.getOrDefault("language", List.of()).stream().allMatch(this::speaks);
        }
        List<String> header = values.getOrDefault("pattern", List.of());
        if (!header.isEmpty()) {
            return subject.campaign()
                    .sender()
                    .filter(sender -> List.of(sender.split("[, ]+")).stream()
                            .anyMatch(part -> header.stream().allMatch(part::matches)))
                    .isPresent();
        }
        return sighting.any(element.signs(), position);
    }

    /** Whether the price that a trial turns into is in the words, where the offer states one. */
    private boolean statesLaterPrice() {
        return subject.campaign()
                .offer()
                .flatMap(offer -> new OfferTerms(offer).number("then_price"))
                .map(sighting::statesAmount)
                .orElse(true);
    }

    /** Whether the message, or another campaign on the same segment and channel, is in a language. */
    private boolean speaks(String language) {
        Campaign campaign = subject.campaign();
        return subject.workspace().campaigns().values().stream()
                .filter(other -> other.id().equals(campaign.id())
                        || other.segment().equals(campaign.segment()) && other.channel() == campaign.channel())
                .flatMap(other -> other.language().stream())
                .anyMatch(one -> one.equals(language) || one.startsWith(language + "-"));
    }

    // --- what is said -----------------------------------------------------------------------------------------

    /** Elements that the same words would show are missed once. */
    private Map<Missing, List<Applied>> different() {
        Map<List<Object>, Missing> firsts = new HashMap<>();
        Map<Missing, List<Applied>> different = new LinkedHashMap<>();
        missing.forEach((what, rules) -> {
            List<Sign> signs = library.elements().element(what.element()).signs();
            Object shown = signs.isEmpty() || !what.prescribed().isEmpty() ? what.element() : signs;
            Missing first = firsts.computeIfAbsent(
                    List.of(shown, what.prescribed(), what.position(), what.weight()), k -> what);
            different.computeIfAbsent(first, key -> new ArrayList<>()).addAll(rules);
        });
        return different;
    }

    private Diagnostic told(Missing what, List<Applied> rules) {
        Element element = library.elements().element(what.element());
        return switch (what.weight()) {
            case VIOLATED ->
                Told.of(
                                Code.CMP7011,
                                Verdict.VIOLATED,
                                Said.of(
                                        "the message does not show {} (`{}`)",
                                        Said.term(element.title()),
                                        element.name()),
                                span(element),
                                rules,
                                subject)
                        .withHelp(Said.term(element.help()));
            case FOR_A_PERSON ->
                Told.of(
                                Code.CMP7012,
                                Verdict.UNDETERMINED,
                                Said.of(
                                        "Licit can't see {} (`{}`) in the message",
                                        Said.term(element.title()),
                                        element.name()),
                                span(element),
                                rules,
                                subject)
                        .withHelp(Said.of(
                                "{}; where it is there, point at its words: `shows: {{}: …}`",
                                Said.term(element.help()),
                                element.name()));
            case PRESCRIBED -> prescribed(element, what, rules);
            case IN_DOUBT ->
                Told.of(
                                Code.CMP7012,
                                Verdict.UNDETERMINED,
                                Said.of(
                                        "the message does not show {} (`{}`), which it needs where {}",
                                        Said.term(element.title()),
                                        element.name(),
                                        element.inDoubt()
                                                .map(Said::term)
                                                .orElse(Said.of("the rule's own condition holds"))),
                                span(element),
                                rules,
                                subject)
                        .withSeverity(Severity.NOTE)
                        .withHelp(Said.term(element.help()));
        };
    }

    private Diagnostic prescribed(Element element, Missing what, List<Applied> rules) {
        boolean label = element.name().equals("ad-label");
        Said words = Said.joined(" or ", Said.quoted(what.prescribed()));
        return Told.of(
                        label ? Code.CMP7011 : Code.CMP7015,
                        Verdict.VIOLATED,
                        switch (what.position()) {
                            case START -> Said.of("the message does not say {} at its very start", words);
                            case TOP -> Said.of("the message does not say {} in its first lines", words);
                            case PRICE -> Said.of("the message does not say {} beside the price", words);
                            case ELSEWHERE, IN_DOUBT, ANYWHERE -> Said.of("the message does not say {}", words);
                        },
                        label ? Spans.subject(subject.campaign()) : span(element),
                        rules,
                        subject)
                .withHelp(prescribedHelp(what.position(), words, label));
    }

    private static Said prescribedHelp(Elements.Position position, Said words, boolean label) {
        Said write = switch (position) {
            case START -> Said.of("write {} at its very start, character by character", words);
            case TOP -> Said.of("write {} in its first lines, character by character", words);
            case PRICE -> Said.of("write {} beside the price, character by character", words);
            case ELSEWHERE, IN_DOUBT, ANYWHERE -> Said.of("write {}, character by character", words);
        };
        return label ? Said.joined("; ", List.of(write, Said.of("no other form of it counts"))) : write;
    }

    private Span span(Element element) {
        return element.name().equals("header-truth") || element.name().equals("ad-label")
                ? Spans.subject(subject.campaign())
                : Spans.body(subject.campaign());
    }
}
