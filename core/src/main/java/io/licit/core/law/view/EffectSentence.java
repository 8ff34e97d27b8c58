package io.licit.core.law.view;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.law.Deadline;
import io.licit.core.law.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what each effect does, with every value that it has. */
final class EffectSentence implements Effect.Visitor<String> {
    /** Keys of a deadline that its sentence says. */
    private static final Set<String> COUNTED =
            Set.of("request", "within", "unit", "extension", "acknowledge", "benchmark");

    private static final List<String> FIRST = List.of(
            "request",
            "what",
            "who",
            "claim",
            "element",
            "patterns",
            "words",
            "topics",
            "within",
            "unit",
            "every",
            "keep");

    @Override
    public String requireConsent(Effect.RequireConsent effect) {
        String use =
                effect.purpose().map(purpose -> "the purpose " + purpose.word()).orElse("the use")
                        + effect.channel()
                                .map(channel -> " on the channel " + channel.word())
                                .orElse("");
        return "leaves out whoever has " + consent("no", effect.strength().kind()) + " in force for " + use
                + life(effect.strength());
    }

    @Override
    public String softOptIn(Effect.SoftOptIn effect) {
        List<String> obtained = effect.obtained().stream()
                .sorted()
                .map(how -> (how == Effect.Obtained.INQUIRY ? "an " : "a ") + how.word())
                .toList();
        return "lets in whoever was told of the use and did not refuse, in place of what "
                + Prose.and(effect.relieves()) + (effect.relieves().size() == 1 ? " asks" : " ask")
                + ", if the contact was obtained in " + Prose.or(obtained)
                + effect.within()
                        .map(time -> " within the last " + Prose.time(time))
                        .orElse("")
                + (effect.impliedConsent()
                        ? "; the relation counts as a consent"
                        : "; the segment must stand on legitimate interests with a valid assessment");
    }

    @Override
    public String requireBasis(Effect.RequireBasis effect) {
        return "leaves out everyone unless the segment's basis is " + Prose.or(Prose.words(effect.allowed()));
    }

    @Override
    public String excludeRefused(Effect.ExcludeRefused effect) {
        List<String> purposes = Prose.words(effect.purposes());
        String what = "the use" + (purposes.isEmpty() ? "" : ", or to " + Prose.or(purposes) + ",");
        String signal = effect.signalOnly() ? " by a browser's signal (Global Privacy Control)" : "";
        return effect.status() == ConsentStatus.OBJECTED
                ? "leaves out whoever objected to " + what + signal + " and has not consented since"
                : "leaves out whoever withdrew a consent to " + what + signal + " and has not given it again";
    }

    @Override
    public String excludeMinors(Effect.ExcludeMinors effect) {
        String ages = new TreeMap<>(effect.ages())
                .entrySet().stream()
                        .map(age -> age.getValue() + " in " + age.getKey())
                        .collect(Collectors.joining(", "));
        return "leaves out whoever is under " + effect.under() + (ages.isEmpty() ? "" : " (" + ages + ")")
                + " or of unknown age"
                + switch (effect.unless()) {
                    case NOBODY -> "; no consent changes that";
                    case PARENT -> ", but for those whose parent consented to the use";
                    case SELF -> ", but for those with a consent to the use, their own or a parent's";
                };
    }

    @Override
    public String excludeRestricted(Effect.ExcludeRestricted effect) {
        return "leaves out whoever is under a restriction of the kind "
                + Prose.or(Prose.words(effect.kinds()))
                + effect.unless()
                        .map(strength -> ", but for those who gave " + consent("a", strength.kind())
                                + " for the use later" + life(strength))
                        .orElse("");
    }

    @Override
    public String excludeRetention(Effect.ExcludeRetention effect) {
        return "leaves out whoever's data is past the retention that the catalogue declares, and everyone where it "
                + "declares none";
    }

    @Override
    public String forbidData(Effect.ForbidData effect) {
        String data = Prose.or(Prose.sorted(effect.categories()));
        String characteristics = Prose.or(Prose.sorted(effect.protectedAs()));
        List<String> read = new ArrayList<>();
        if (!data.isEmpty()) {
            read.add("data on " + data);
        }
        if (!characteristics.isEmpty()) {
            read.add("the protected characteristic " + characteristics);
        }
        if (!effect.origins().isEmpty()) {
            read.add("data whose origin is " + Prose.or(Prose.words(effect.origins())));
        }
        return "leaves out everyone if the segment reads " + String.join(", or ", read)
                + effect.unless()
                        .map(kind -> ", but for those who gave " + consent("a", kind) + " for the use")
                        .orElse("; no consent changes that");
    }

    @Override
    public String justify(Effect.Justify effect) {
        return "leaves out everyone until a valid, signed assessment of the kind "
                + effect.assessment().word() + " names the segment"
                + (effect.cites().isEmpty() ? "" : " and states " + Prose.and(Prose.words(effect.cites())));
    }

    @Override
    public String limitPurpose(Effect.LimitPurpose effect) {
        return "leaves out everyone unless the data was collected for the purpose, the basis is consent, or a valid "
                + "assessment of the kind purpose-compatibility names the segment";
    }

    @Override
    public String limitLookBack(Effect.LimitLookBack effect) {
        return "reports a segment that looks at events over an unlimited time";
    }

    @Override
    public String duty(Effect.Duty effect) {
        boolean counted = effect.terms() instanceof Deadline;
        String terms = effect.terms() instanceof Deadline deadline ? " " + deadline(deadline) : "";
        String values = effect.values().entrySet().stream()
                .filter(value -> !counted || !COUNTED.contains(value.getKey()))
                .sorted(Comparator.comparingInt(value -> place(value.getKey())))
                .map(value -> value.getKey().replace('_', ' ') + ": " + String.join(", ", value.getValue()))
                .collect(Collectors.joining("; "));
        return subject(effect.kind()) + terms + (values.isEmpty() ? "" : " (" + values + ")");
    }

    private static String deadline(Deadline deadline) {
        String about = Prose.or(Prose.words(deadline.requests()));
        String within = deadline.within()
                .map(count -> ": within " + count(count, deadline))
                .orElse("");
        String benchmark = deadline.benchmark()
                .map(count -> ": the law names no number, and " + count(count, deadline) + " are taken for prompt")
                .orElse("");
        String extension = deadline.extension()
                .map(count ->
                        count == 0 ? ", without extension" : ", which may be stretched by " + count(count, deadline))
                .orElse("");
        String acknowledge = deadline.acknowledge()
                .map(count -> ", acknowledged within " + count(count, deadline))
                .orElse("");
        return "for " + about + within + benchmark + extension + acknowledge;
    }

    private static String count(int count, Deadline deadline) {
        String unit = deadline.unit().word().replace('-', ' ');
        return count + " " + (count == 1 ? unit.substring(0, unit.length() - 1) : unit);
    }

    @Override
    public String inform(Effect.Inform effect) {
        return "informs, and leaves the judgement to whoever reads it";
    }

    /** What a duty is about comes first, then how much and when; the rest follows in the order of its keys. */
    private static int place(String key) {
        int place = FIRST.indexOf(key);
        return place < 0 ? FIRST.size() : place;
    }

    private static String subject(Effect.Duty.Kind duty) {
        return switch (duty) {
            case REQUIRE_TEXT -> "states what a message must hold";
            case FORBID_TEXT -> "states what a message must not hold";
            case SUBSTANTIATE -> "states which claims need substantiation";
            case TIME_WINDOW -> "states when, or how often, messages may go";
            case DEADLINE -> "states the deadline";
            case TRAIN -> "states who must be trained";
            case AUDIT_EVERY -> "states what must be audited";
            case KEEP_RECORDS -> "states which records must be kept";
        };
    }

    /** How long a consent counts. */
    private static String life(Effect.Strength strength) {
        return strength.maxAge()
                        .map(age -> "; a grant that states no end counts for " + Prose.time(age))
                        .orElse("")
                + strength.atMost()
                        .map(age -> "; whatever it states, no grant counts for longer than " + Prose.time(age))
                        .orElse("");
    }

    /** {@code no explicit consent}, {@code a written consent}. */
    private static String consent(String article, Effect.ConsentKind kind) {
        String vowel = article.equals("a") && kind == Effect.ConsentKind.EXPLICIT ? "an" : article;
        String adjective = kind == Effect.ConsentKind.OPT_IN ? "" : kind.word() + " ";
        return vowel + " " + adjective + "consent";
    }
}
