package io.licit.core.law;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Figure;
import io.licit.core.catalogue.OfferKind;
import io.licit.core.catalogue.Origin;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Sector;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Reads a {@link PreparedBook}: the mirror of {@link BookWriter}, line by line. */
final class BookBytes {
    private static final Family[] FAMILIES = Family.values();
    private static final Rule.Status[] STATUS = Rule.Status.values();
    private static final Rule.Confidence[] CONFIDENCE = Rule.Confidence.values();
    private static final Purpose[] PURPOSES = Purpose.values();
    private static final Channel[] CHANNELS = Channel.values();
    private static final Recipient[] RECIPIENTS = Recipient.values();
    private static final Sector[] SECTORS = Sector.values();
    private static final Basis[] BASES = Basis.values();
    private static final OfferKind[] OFFERS = OfferKind.values();
    private static final EffectTag[] TAGS = EffectTag.values();
    private static final Effect.ConsentKind[] CONSENTS = Effect.ConsentKind.values();
    private static final Effect.Duty.Kind[] DUTIES = Effect.Duty.Kind.values();
    private static final Deadline.Request[] REQUESTS = Deadline.Request.values();
    private static final DayOfWeek[] DAYS = DayOfWeek.values();

    private final Unpacked in;
    private final UnaryOperator<String> texts;

    BookBytes(byte[] bytes, UnaryOperator<String> texts) {
        this.in = new Unpacked(bytes);
        this.texts = texts;
    }

    LawBook read() {
        Jurisdictions places = new Jurisdictions(
                new TreeSet<>(in.texts()), in.map(this::sorted), in.map(this::sorted), in.map(in::text));
        Categories categories = new Categories(in.map(this::sorted), in.map(this::sorted), in.map(this::sorted));
        List<Pack> packs = in.all(this::pack);
        if (!in.isAtEnd()) {
            throw new IllegalStateException("more was written than is read");
        }
        return new LawBook(places, categories, packs);
    }

    private Set<String> sorted() {
        return new TreeSet<>(in.texts());
    }

    private Pack pack() {
        String path = in.text();
        SourceFile file = SourceFile.later(path, in.count(), () -> texts.apply(path));
        Span span = span(file);
        String id = in.text();
        String title = in.text();
        String instrument = in.text();
        Optional<Family> declared = optional(FAMILIES);
        String jurisdiction = in.text();
        String source = in.text();
        var reviewed = in.optional(in::day);
        int count = in.count();
        List<Rule> rules = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rules.add(rule(file));
        }
        return new Pack(id, title, instrument, declared, jurisdiction, source, reviewed, rules, span);
    }

    /** What is handed to a call is read from left to right, which Java promises. */
    private Rule rule(SourceFile file) {
        return new Rule(
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.optional(in::text),
                in.word(STATUS),
                in.word(CONFIDENCE),
                in.optional(in::day),
                in.optional(in::day),
                in.optional(in::day),
                when(),
                effect(in.word(TAGS)),
                in.texts(),
                in.truth(),
                penalty(),
                in.text(),
                List.of(),
                span(file));
    }

    private Span span(SourceFile file) {
        return file.span(in.count(), in.count());
    }

    private When when() {
        if (!in.truth()) {
            return When.ALWAYS;
        }
        return new When(
                set(PURPOSES),
                set(CHANNELS),
                set(RECIPIENTS),
                set(SECTORS),
                set(BASES),
                set(OFFERS),
                new When.Content(texts(), texts(), texts()),
                texts(),
                new When.Size(in.optional(in::number), in.map(this::sum)));
    }

    private Penalty penalty() {
        if (!in.truth()) {
            return Penalty.NONE;
        }
        return new Penalty(
                in.text(),
                in.text(),
                in.map(this::sum),
                in.optional(this::sum),
                in.truth(),
                in.word(Penalty.Per.values()));
    }

    private BigDecimal sum() {
        return new BigDecimal(in.text());
    }

    private Set<String> texts() {
        return Set.copyOf(in.texts());
    }

    private <E> Set<E> set(E[] vocabulary) {
        return Set.copyOf(in.words(vocabulary));
    }

    private <E> Optional<E> optional(E[] vocabulary) {
        return in.truth() ? Optional.of(in.word(vocabulary)) : Optional.empty();
    }

    private Effect effect(EffectTag tag) {
        return switch (tag) {
            case REQUIRE_CONSENT -> new Effect.RequireConsent(strength(), optional(PURPOSES), optional(CHANNELS));
            case SOFT_OPT_IN ->
                new Effect.SoftOptIn(in.texts(), set(Effect.Obtained.values()), in.optional(in::period), in.truth());
            case REQUIRE_BASIS -> new Effect.RequireBasis(set(BASES));
            case EXCLUDE_REFUSED ->
                new Effect.ExcludeRefused(in.word(ConsentStatus.values()), set(PURPOSES), in.truth());
            case EXCLUDE_MINORS ->
                new Effect.ExcludeMinors(in.count(), in.map(in::whole), in.word(Effect.MinorConsent.values()));
            case EXCLUDE_RESTRICTED ->
                new Effect.ExcludeRestricted(set(RestrictionKind.values()), in.optional(this::strength));
            case EXCLUDE_RETENTION -> new Effect.ExcludeRetention();
            case FORBID_DATA -> new Effect.ForbidData(texts(), texts(), set(Origin.values()), optional(CONSENTS));
            case JUSTIFY -> new Effect.Justify(in.word(AssessmentKind.values()), set(Figure.values()));
            case LIMIT_PURPOSE -> new Effect.LimitPurpose();
            case LIMIT_LOOK_BACK -> new Effect.LimitLookBack();
            case DUTY_WORDING -> duty(new Effect.Wording());
            case DUTY_DEADLINE -> duty(deadline());
            case DUTY_WINDOW -> duty(window());
            case INFORM -> new Effect.Inform();
        };
    }

    private Effect.Strength strength() {
        return new Effect.Strength(in.word(CONSENTS), in.optional(in::period), in.optional(in::period));
    }

    private Effect duty(Effect.Terms terms) {
        Effect.Duty.Kind kind = in.word(DUTIES);
        Map<String, List<String>> values = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) {
            String key = in.text();
            values.put(key, in.texts());
        }
        return new Effect.Duty(kind, values, terms);
    }

    private Deadline deadline() {
        return new Deadline(
                set(REQUESTS),
                in.word(Deadline.Unit.values()),
                in.optional(in::whole),
                in.optional(in::whole),
                in.optional(in::whole),
                in.optional(in::whole));
    }

    private SendWindow window() {
        return new SendWindow(
                in.all(this::hours),
                in.all(this::hours),
                in.optional(in::text).map(ZoneId::of),
                in.texts(),
                in.optional(() -> new SendWindow.Cap(in.whole(), in.period())),
                in.optional(in::period));
    }

    private SendWindow.Hours hours() {
        return new SendWindow.Hours(set(DAYS), LocalTime.ofNanoOfDay(in.number()), LocalTime.ofNanoOfDay(in.number()));
    }
}
