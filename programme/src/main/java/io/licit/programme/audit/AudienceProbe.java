package io.licit.programme.audit;

import io.licit.core.catalogue.Word;
import io.licit.core.check.Segment;
import io.licit.engine.Members;
import io.licit.engine.Overstay;
import io.licit.engine.StoredAudience;
import io.licit.engine.Warehouse;
import io.licit.programme.audit.Answer.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tests on stored audiences. */
enum AudienceProbe implements Probe {
    /** Nobody is in a stored audience who would not be let in now. */
    AUDIENCES_RECOMPUTED(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            List<StoredAudience> stored = situation.stored();
            List<Observation> wrong = new ArrayList<>();
            long persons = 0;
            long staying = 0;
            for (StoredAudience one : stored) {
                Overstay overstay = situation.overstays().get(one.segment());
                if (overstay == null) {
                    wrong.add(new Observation(one.segment(), "its definition is gone or has mistakes"));
                    continue;
                }
                persons += overstay.persons();
                staying += overstay.staying();
                if (overstay.staying() > 0) {
                    wrong.add(new Observation(
                            one.segment(),
                            Answer.count(overstay.staying(), "person", "persons") + " of " + overstay.persons()
                                    + " would not be let in now"));
                }
            }
            String looked = Answer.count(persons, "person", "persons") + " in "
                    + Answer.count(stored.size(), "stored audience", "stored audiences");
            return Answer.of(
                    wrong,
                    "All of " + looked + " would be let in now.",
                    "Of " + looked + ", " + Answer.count(staying, "person", "persons") + " should no longer be in, in "
                            + Answer.count(wrong.size(), "audience", "audiences") + ".");
        }
    },

    /** Each stored audience is of its segment as it is defined now. */
    AUDIENCES_CURRENT(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            List<Observation> wrong = new ArrayList<>();
            List<StoredAudience> stored = situation.stored();
            for (StoredAudience one : stored) {
                Segment segment = situation.checked().segments().get(one.segment());
                if (segment == null) {
                    wrong.add(new Observation(one.segment(), "its definition is gone or has mistakes"));
                } else if (!segment.digest().equals(one.digest())) {
                    wrong.add(new Observation(one.segment(), "it was defined anew since the run"));
                }
            }
            return among(wrong, stored, "is of its segment as it is now", "are of another definition");
        }
    },

    /** No stored audience is older than so many days. */
    AUDIENCES_FRESH(Unit.DAYS) {
        @Override
        public Answer ask(Situation situation, int limit) {
            Instant since = situation.at().minus(Duration.ofDays(limit));
            List<StoredAudience> stored = situation.stored();
            List<Observation> wrong = stored.stream()
                    .filter(one -> one.asOf().isBefore(since))
                    .map(one -> new Observation(one.segment(), "it is of " + one.asOf()))
                    .toList();
            String days = Answer.count(limit, "day", "days");
            return among(wrong, stored, "is at most " + days + " old", "are older than " + days);
        }
    },

    /** A least size is declared, and each stored audience has it. */
    AUDIENCES_LARGE_ENOUGH(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            Optional<Integer> least = situation.workspace().settings().minimumSegmentSize();
            if (least.isEmpty()) {
                return Answer.fail("licit.yaml states no `minimum_segment_size`.");
            }
            List<StoredAudience> stored = situation.stored();
            List<Observation> wrong = stored.stream()
                    .filter(one -> one.eligible() < least.get())
                    .map(one -> new Observation(
                            one.segment(), "it has " + Answer.count(one.eligible(), "person", "persons")))
                    .toList();
            return among(wrong, stored, "has at least " + least.get() + " persons", "have fewer than " + least.get());
        }
    },

    /** No made-up person who refused everything is in a stored audience. */
    CANARIES_ABSENT(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            Set<String> canaries = situation.programme().settings().canaries();
            if (canaries.isEmpty()) {
                return Answer.notApplicable("licit.yaml names no canaries under `export`.");
            }
            List<Observation> wrong = new ArrayList<>();
            List<StoredAudience> stored = situation.stored();
            for (StoredAudience one : stored) {
                long found = canariesIn(situation, one.segment(), canaries);
                if (found > 0) {
                    wrong.add(new Observation(one.segment(), "it has " + Answer.count(found, "canary", "canaries")));
                }
            }
            return among(wrong, stored, "is without a canary", "have a canary");
        }
    };

    private final Unit unit;

    AudienceProbe(Unit unit) {
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

    private static long canariesIn(Situation situation, String segment, Set<String> canaries) {
        Optional<Members> stored = Warehouse.members(situation.programme().workspace(), segment, situation.recorded());
        if (stored.isEmpty()) {
            return 0;
        }
        try (Members members = stored.get();
                Stream<String> ids = members.ids()) {
            return ids.filter(canaries::contains).count();
        }
    }

    private static Answer among(List<Observation> wrong, List<StoredAudience> stored, String good, String bad) {
        String all = Answer.count(stored.size(), "stored audience", "stored audiences");
        return Answer.of(
                wrong,
                stored.isEmpty() ? "No audience is stored." : "Each of " + all + " " + good + ".",
                wrong.size() + " of " + all + " " + bad + ".");
    }
}
