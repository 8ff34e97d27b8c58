package io.licit.programme.audit;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Word;
import io.licit.core.law.Effect;
import io.licit.core.law.Rule;
import io.licit.core.segment.Definition;
import io.licit.engine.ConsentProofs;
import io.licit.programme.audit.Answer.Observation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tests on consents. */
enum ConsentProbe implements Probe {
    /** Where segments rest on consent, there is a ledger of consents. */
    CONSENTS_KEPT {
        @Override
        public Answer ask(Situation situation, int limit) {
            List<Observation> relying = situation.workspace().segments().values().stream()
                    .filter(segment ->
                            segment.basis().filter(Basis.CONSENT::equals).isPresent())
                    .map(Definition::id)
                    .map(id -> new Observation(id, "it rests on consent"))
                    .toList();
            if (relying.isEmpty()) {
                return Answer.notApplicable("No segment rests on consent.");
            }
            boolean kept = ledger(situation).isPresent() || recorded(situation) > 0;
            return kept
                    ? Answer.pass(Answer.count(relying.size(), "segment rests", "segments rest")
                            + " on consent, and there is a ledger of consents.")
                    : new Answer(
                            Result.FAIL,
                            Answer.count(relying.size(), "segment rests", "segments rest")
                                    + " on consent, and nothing keeps consents.",
                            relying);
        }
    },

    /** Each consent that the sources have granted says how it was given, and after which notice. */
    CONSENTS_PROVED {
        @Override
        public Answer ask(Situation situation, int limit) {
            Optional<Table> ledger = ledger(situation);
            if (ledger.isEmpty()) {
                return Answer.notApplicable("The catalogue has no ledger of consents.");
            }
            Optional<ConsentProofs> read =
                    ConsentProofs.of(situation.programme().workspace(), ledger.get());
            if (read.isEmpty()) {
                return Answer.fail("The ledger `" + ledger.get().name() + "` can't be read.");
            }
            ConsentProofs proofs = read.get();
            List<Observation> wrong = new ArrayList<>();
            if (proofs.withoutMethod() > 0) {
                wrong.add(new Observation(
                        ledger.get().name() + ".method", proofs.withoutMethod() + " grants do not say how"));
            }
            if (proofs.withoutNotice() > 0) {
                wrong.add(new Observation(
                        ledger.get().name() + ".notice", proofs.withoutNotice() + " grants name no notice"));
            }
            String all = Answer.count(proofs.granted(), "grant", "grants") + " in `"
                    + ledger.get().name() + "`";
            return Answer.of(
                    wrong,
                    "Each of " + all + " says how it was given, and after which notice.",
                    "Of " + all + ", " + proofs.withoutMethod() + " do not say how and " + proofs.withoutNotice()
                            + " name no notice.");
        }
    },

    /** Each consent that was recorded here says how it was given, and after which notice. */
    RECORDED_CONSENTS_PROVED {
        @Override
        public Answer ask(Situation situation, int limit) {
            long all = recorded(situation);
            if (all == 0) {
                return Answer.notApplicable("No consent was recorded in Licit itself.");
            }
            long without = situation
                    .programme()
                    .state()
                    .read(tx -> tx.number("SELECT COUNT(*) AS n FROM consent_event WHERE status = 'granted'"
                            + " AND (TRIM(method) = '' OR TRIM(notice) = '')"));
            String events = Answer.count(all, "recorded grant", "recorded grants");
            return without == 0
                    ? Answer.pass("Each of " + events + " says how it was given, and after which notice.")
                    : Answer.fail(without + " of " + events + " do not say how they were given or after which notice.");
        }
    },

    /** Each grant has a time that can be read. */
    CONSENTS_DATED {
        @Override
        public Answer ask(Situation situation, int limit) {
            long all = situation.census().grants();
            long undated = situation.census().undatedGrants();
            String grants = Answer.count(all, "grant", "grants");
            return undated == 0
                    ? Answer.pass("Each of " + grants + " has a time.")
                    : Answer.fail(undated + " of " + grants + " have no time that can be read.");
        }
    },

    /** Where a rule asks that consents are confirmed again after a time, none is older. */
    CONSENTS_RECONFIRMED {
        @Override
        public Answer ask(Situation situation, int limit) {
            List<Rule> asking = new ArrayList<>();
            List<Observation> wrong = new ArrayList<>();
            for (Rule rule : situation.checked().law().rules()) {
                Optional<Period> every = reconfirmEvery(rule);
                if (every.isEmpty() || !LawProbe.reaches(situation, rule)) {
                    continue;
                }
                asking.add(rule);
                Instant before =
                        situation.at().atZone(ZoneOffset.UTC).minus(every.get()).toInstant();
                long persons = situation.data().lastGrantedBefore(before);
                if (persons > 0) {
                    wrong.add(new Observation(
                            rule.id(),
                            Answer.count(persons, "person", "persons") + " last consented more than " + every.get()
                                    + " ago (" + rule.cite() + ")"));
                }
            }
            if (asking.isEmpty()) {
                return Answer.notApplicable("No rule where the persons are asks that consents are confirmed again.");
            }
            String rules = Answer.count(asking.size(), "rule", "rules");
            return Answer.of(
                    wrong,
                    "No consent is older than " + rules + " let it be without being confirmed again.",
                    wrong.size() + " of " + rules + " ask that older consents are confirmed again.");
        }
    };

    @Override
    public Unit unit() {
        return Unit.NONE;
    }

    @Override
    public String word() {
        return Word.written(this);
    }

    private static Optional<Table> ledger(Situation situation) {
        return situation.workspace().catalogue().consents();
    }

    private static long recorded(Situation situation) {
        return situation
                .programme()
                .state()
                .read(tx -> tx.number("SELECT COUNT(*) AS n FROM consent_event WHERE status = 'granted'"));
    }

    /** INVARIANT: a period that can't be read is none that anybody keeps; the packs' own tests read them all. */
    private static Optional<Period> reconfirmEvery(Rule rule) {
        if (!(rule.effect() instanceof Effect.Duty duty)) {
            return Optional.empty();
        }
        return duty.values().getOrDefault("reconfirm_every", List.of()).stream()
                .findFirst()
                .map(text -> {
                    try {
                        return Period.parse(text);
                    } catch (DateTimeException none) {
                        throw new IllegalStateException("rule " + rule.id() + " states no period: " + text, none);
                    }
                });
    }
}
