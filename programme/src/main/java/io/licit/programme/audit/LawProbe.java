package io.licit.programme.audit;

import io.licit.core.catalogue.Word;
import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.Effect;
import io.licit.core.law.Pack;
import io.licit.core.law.Rule;
import io.licit.core.workspace.Waiver;
import io.licit.programme.audit.Answer.Observation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tests on the definitions and the law on them. */
enum LawProbe implements Probe {
    /** Every definition can be read. */
    DEFINITIONS_READ(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            Map<String, Long> byFile = new TreeMap<>();
            List<Diagnostic> all = new ArrayList<>(situation.reading().problems());
            all.addAll(situation.checked().broken());
            all.stream()
                    .filter(one -> one.severity() == Severity.ERROR)
                    .forEach(one -> byFile.merge(one.span().file().path(), 1L, Long::sum));
            List<Observation> wrong = byFile.entrySet().stream()
                    .map(one -> new Observation(one.getKey(), Answer.count(one.getValue(), "mistake", "mistakes")))
                    .toList();
            return Answer.of(
                    wrong,
                    "Every definition can be read.",
                    Answer.count(wrong.size(), "file has", "files have")
                            + " mistakes, and what is in them is left out.");
        }
    },

    /** A check finds no error on a segment. */
    SEGMENTS_CLEAN(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            Map<String, Long> bySegment = new TreeMap<>();
            situation.checked().findings().stream()
                    .filter(one -> one.severity() == Severity.ERROR)
                    .forEach(one -> one.segment().ifPresent(id -> bySegment.merge(id, 1L, Long::sum)));
            List<Observation> wrong = bySegment.entrySet().stream()
                    .map(one -> new Observation(
                            one.getKey(), "a check has " + Answer.count(one.getValue(), "error", "errors") + " on it"))
                    .toList();
            String all = Answer.count(situation.workspace().segments().size(), "segment", "segments");
            return Answer.of(
                    wrong,
                    "A check finds no error on " + all + ".",
                    "A check finds errors on " + wrong.size() + " of " + all + ".");
        }
    },

    /** No waiver has ended or ends within so many days. */
    WAIVERS_CURRENT(Unit.DAYS) {
        @Override
        public Answer ask(Situation situation, int limit) {
            LocalDate ahead = situation.day().plusDays(limit);
            List<Waiver> waivers = situation.workspace().waivers();
            List<Observation> wrong = waivers.stream()
                    .filter(waiver -> waiver.until().isBefore(ahead))
                    .map(waiver -> new Observation(
                            "waiver " + waiver.rule(),
                            waiver.until().isBefore(situation.day())
                                    ? "it ended on " + waiver.until()
                                    : "it ends on " + waiver.until()))
                    .toList();
            String all = Answer.count(waivers.size(), "waiver", "waivers");
            String days = Answer.count(limit, "day", "days");
            return Answer.of(
                    wrong,
                    waivers.isEmpty() ? "No rule is waived." : "Each of " + all + " lasts for " + days + " more.",
                    wrong.size() + " of " + all + " have ended, or end within " + days + ".");
        }
    },

    /** Somebody has held each pack against its source within the time that licit.yaml states. */
    PACKS_REVIEWED(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            Period within = situation.workspace().settings().reviewWithin();
            LocalDate since = situation.day().minus(within);
            List<Pack> packs = situation.reading().book().packs();
            List<Observation> wrong = packs.stream()
                    .filter(pack ->
                            pack.reviewed().filter(day -> !day.isBefore(since)).isEmpty())
                    .map(pack -> new Observation(
                            "pack " + pack.id(),
                            pack.reviewed()
                                    .map(day -> "it was last reviewed on " + day)
                                    .orElse("nobody has reviewed it")))
                    .toList();
            String all = Answer.count(packs.size(), "pack", "packs");
            return Answer.of(
                    wrong,
                    "Each of " + all + " was reviewed within " + within + ".",
                    wrong.size() + " of " + all + " were not reviewed within " + within + ".");
        }
    },

    /** No law that begins within so many days adds a finding. */
    LAW_AHEAD(Unit.DAYS) {
        @Override
        public Answer ask(Situation situation, int limit) {
            LocalDate then = situation.day().plusDays(limit);
            Situation.Reading reading = situation.reading();
            Set<String> now = new HashSet<>();
            situation.checked().findings().forEach(one -> now.add(key(one)));
            Map<String, Long> added = new TreeMap<>();
            Checker.check(
                            reading.workspace(),
                            reading.book(),
                            then,
                            situation.at(),
                            reading.whereabouts(),
                            reading.workspace().segments().keySet())
                    .findings()
                    .stream()
                    .filter(one -> one.law().isPresent() && !now.contains(key(one)))
                    .forEach(one -> one.segment().ifPresent(id -> added.merge(id, 1L, Long::sum)));
            List<Observation> wrong = added.entrySet().stream()
                    .map(one -> new Observation(
                            one.getKey(),
                            "the law of " + then + " adds " + Answer.count(one.getValue(), "finding", "findings")))
                    .toList();
            return Answer.of(
                    wrong,
                    "The law of " + then + " adds no finding to today's.",
                    "The law of " + then + " adds findings on " + Answer.count(wrong.size(), "segment", "segments")
                            + ".");
        }
    },

    /** licit.yaml names the sector, so that not the rules of every one apply. */
    SECTOR_DECLARED(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            return situation
                    .workspace()
                    .settings()
                    .sector()
                    .map(sector -> Answer.pass("licit.yaml names the sector `" + sector.word() + "`."))
                    .orElse(Answer.fail("licit.yaml names no `sector`, so that the rules of every sector apply."));
        }
    },

    /** Each rule that asks for audits where the persons are had one within its period. */
    AUDITS_ON_TIME(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            List<Observation> wrong = new ArrayList<>();
            int asking = 0;
            int others = 0;
            Instant last = new Audits(situation.programme()).lastOrBeginning(situation.at());
            for (Rule rule : situation.checked().law().rules()) {
                if (!(rule.effect() instanceof Effect.Duty duty)
                        || duty.kind() != Effect.Duty.Kind.AUDIT_EVERY
                        || !reaches(situation, rule)) {
                    continue;
                }
                if (!OURS.containsAll(duty.values().getOrDefault("by", List.of()))) {
                    others++;
                    continue;
                }
                asking++;
                Period every = period(duty, situation.programme().settings().auditEvery());
                if (last.atZone(ZoneOffset.UTC).plus(every).toInstant().isBefore(situation.at())) {
                    wrong.add(new Observation(
                            rule.id(), "the last audit was on " + last + ", and one is due every " + every));
                }
            }
            String by = others == 0
                    ? ""
                    : "; " + Answer.count(others, "other asks", "others ask")
                            + " for an audit by somebody else, which is not seen here";
            String rules = Answer.count(asking, "rule that asks", "rules that ask") + " for an audit";
            return Answer.of(
                    wrong,
                    "Each of " + rules + " had one in time" + by + ".",
                    wrong.size() + " of " + rules + " had none in time" + by + ".");
        }
    };

    /** Who audits where a rule leaves it to the organisation. */
    private static final Set<String> OURS = Set.of("organisation", "internal audit");

    private final Unit unit;

    LawProbe(Unit unit) {
        this.unit = unit;
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public String word() {
        return Word.written(this);
    }

    /** Whether a rule applies to a use of some segment at a place where its persons may be. */
    static boolean reaches(Situation situation, Rule rule) {
        return situation.checked().verdicts().values().stream().anyMatch(verdicts -> verdicts.containsKey(rule.id()));
    }

    /** The law's, where it names one; else the convention that the pack names. */
    private static Period period(Effect.Duty duty, Period usual) {
        for (String key : List.of("every", "house_default")) {
            for (String text : duty.values().getOrDefault(key, List.of())) {
                try {
                    return Period.parse(text);
                } catch (DateTimeException words) {
                    continue;
                }
            }
        }
        return usual;
    }

    private static String key(Diagnostic finding) {
        return finding.code().id() + " " + finding.segment().orElse("") + " "
                + finding.law().map(law -> law.rule() + " " + law.verdict()).orElse("");
    }
}
