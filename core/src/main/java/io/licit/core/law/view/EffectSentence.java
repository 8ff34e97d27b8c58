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

    private final Tongue tongue;

    EffectSentence(Tongue tongue) {
        this.tongue = tongue;
    }

    @Override
    public String requireConsent(Effect.RequireConsent effect) {
        Vocabulary words = tongue.vocabulary();
        String use = effect.purpose()
                .map(purpose -> tongue.say("require-consent.purpose", words.word(purpose)))
                .orElse(tongue.say("require-consent.use"));
        String where = effect.channel()
                .map(channel -> tongue.say("require-consent.channel", use, words.word(channel)))
                .orElse(use);
        String consent = tongue.say("consent.none." + effect.strength().kind().word());
        return tongue.say("require-consent", consent, where, life(effect.strength()));
    }

    @Override
    public String softOptIn(Effect.SoftOptIn effect) {
        List<String> obtained = effect.obtained().stream()
                .sorted()
                .map(how -> tongue.say("soft-opt-in.obtained." + how.word()))
                .toList();
        String number = effect.relieves().size() == 1 ? "one" : "many";
        return tongue.say(
                "soft-opt-in",
                tongue.say("soft-opt-in.relieves." + number, tongue.and(effect.relieves())),
                tongue.or(obtained),
                effect.within()
                        .map(time -> tongue.say("soft-opt-in.within", tongue.time(time)))
                        .orElse(""),
                effect.impliedConsent() ? tongue.say("soft-opt-in.implied") : tongue.say("soft-opt-in.assessed"));
    }

    @Override
    public String requireBasis(Effect.RequireBasis effect) {
        return tongue.say("require-basis", tongue.or(tongue.words(effect.allowed())));
    }

    @Override
    public String excludeRefused(Effect.ExcludeRefused effect) {
        List<String> purposes = tongue.words(effect.purposes());
        String what =
                purposes.isEmpty() ? tongue.say("refused.use") : tongue.say("refused.purposes", tongue.or(purposes));
        String signal = effect.signalOnly() ? tongue.say("refused.signal") : "";
        return effect.status() == ConsentStatus.OBJECTED
                ? tongue.say("refused.objected", what, signal)
                : tongue.say("refused.withdrawn", what, signal);
    }

    @Override
    public String excludeMinors(Effect.ExcludeMinors effect) {
        List<String> ages = new TreeMap<>(effect.ages())
                .entrySet().stream()
                        .map(age -> tongue.say("minors.age", age.getValue().toString(), age.getKey()))
                        .toList();
        return tongue.say(
                "minors",
                Integer.toString(effect.under()),
                ages.isEmpty() ? "" : tongue.say("minors.ages", tongue.listed(ages)),
                switch (effect.unless()) {
                    case NOBODY -> tongue.say("minors.nobody");
                    case PARENT -> tongue.say("minors.parent");
                    case SELF -> tongue.say("minors.self");
                });
    }

    @Override
    public String excludeRestricted(Effect.ExcludeRestricted effect) {
        return tongue.say(
                "restricted",
                tongue.or(tongue.words(effect.kinds())),
                effect.unless()
                        .map(strength -> tongue.say("restricted.unless", consent(strength.kind()), life(strength)))
                        .orElse(""));
    }

    @Override
    public String excludeRetention(Effect.ExcludeRetention effect) {
        return tongue.say("retention");
    }

    @Override
    public String forbidData(Effect.ForbidData effect) {
        Vocabulary words = tongue.vocabulary();
        List<String> data =
                effect.categories().stream().sorted().map(words::data).toList();
        List<String> characteristics = effect.protectedAs().stream()
                .sorted()
                .map(words::characteristic)
                .toList();
        List<String> read = new ArrayList<>();
        if (!data.isEmpty()) {
            read.add(tongue.say("forbid-data.data", tongue.or(data)));
        }
        if (!characteristics.isEmpty()) {
            read.add(tongue.say("forbid-data.protected", tongue.or(characteristics)));
        }
        if (!effect.origins().isEmpty()) {
            read.add(tongue.say("forbid-data.origin", tongue.or(tongue.words(effect.origins()))));
        }
        return tongue.say(
                "forbid-data",
                String.join(tongue.say("forbid-data.or"), read),
                effect.unless()
                        .map(kind -> tongue.say("forbid-data.unless", consent(kind)))
                        .orElse(tongue.say("forbid-data.never")));
    }

    @Override
    public String justify(Effect.Justify effect) {
        return tongue.say(
                "justify",
                tongue.vocabulary().word(effect.assessment()),
                effect.cites().isEmpty() ? "" : tongue.say("justify.cites", tongue.and(tongue.words(effect.cites()))));
    }

    @Override
    public String limitPurpose(Effect.LimitPurpose effect) {
        return tongue.say("limit-purpose");
    }

    @Override
    public String limitLookBack(Effect.LimitLookBack effect) {
        return tongue.say("limit-look-back");
    }

    @Override
    public String duty(Effect.Duty effect) {
        boolean counted = effect.terms() instanceof Deadline;
        String terms = effect.terms() instanceof Deadline deadline ? deadline(deadline) : "";
        String values = effect.values().entrySet().stream()
                .filter(value -> !counted || !COUNTED.contains(value.getKey()))
                .sorted(Comparator.comparingInt(value -> place(value.getKey())))
                .map(value -> dutyValue(value.getKey(), value.getValue()))
                .collect(Collectors.joining(tongue.say("duty.between")));
        return tongue.say("duty." + effect.kind().word())
                + terms
                + (values.isEmpty() ? "" : tongue.say("duty.values", values));
    }

    private String dutyValue(String key, List<String> values) {
        return tongue.say(
                "duty.value",
                tongue.vocabulary().dutyKey(key),
                tongue.listed(values.stream()
                        .map(value -> tongue.dutyValue(key, value))
                        .toList()));
    }

    private String deadline(Deadline deadline) {
        return tongue.say(
                "deadline",
                tongue.or(tongue.words(deadline.requests())),
                deadline.within()
                        .map(count -> tongue.say("deadline.within", count(count, deadline)))
                        .orElse(""),
                deadline.benchmark()
                        .map(count -> tongue.say("deadline.benchmark", count(count, deadline)))
                        .orElse(""),
                deadline.extension()
                        .map(count -> count == 0
                                ? tongue.say("deadline.extension.none")
                                : tongue.say("deadline.extension", count(count, deadline)))
                        .orElse(""),
                deadline.acknowledge()
                        .map(count -> tongue.say("deadline.acknowledge", count(count, deadline)))
                        .orElse(""));
    }

    private String count(int count, Deadline deadline) {
        return tongue.count(count, deadline.unit().word());
    }

    @Override
    public String inform(Effect.Inform effect) {
        return tongue.say("inform");
    }

    /** What a duty is about comes first, then how much and when; the rest follows in the order of its keys. */
    private static int place(String key) {
        int place = FIRST.indexOf(key);
        return place < 0 ? FIRST.size() : place;
    }

    /** How long a consent counts. */
    private String life(Effect.Strength strength) {
        return strength.maxAge()
                        .map(age -> tongue.say("consent.counts", tongue.time(age)))
                        .orElse("")
                + strength.atMost()
                        .map(age -> tongue.say("consent.at-most", tongue.time(age)))
                        .orElse("");
    }

    private String consent(Effect.ConsentKind kind) {
        return tongue.say("consent.some." + kind.word());
    }
}
