package io.licit.programme.audit;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.catalogue.Word;
import io.licit.engine.StoredAudience;
import io.licit.programme.approval.Approvals;
import io.licit.programme.audit.Answer.Observation;
import io.licit.programme.people.Actor;
import io.licit.programme.training.Clearance;
import io.licit.programme.training.Duties;
import io.licit.programme.training.Standing;
import io.licit.programme.training.Standings;
import io.licit.programme.training.course.Courses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tests on who may do what: approvals, and training. Staff are counted, never named. */
enum PeopleProbe implements Probe {
    /** The workspace asks that another person approves. */
    FOUR_EYES_ASKED {
        @Override
        public Answer ask(Situation situation, int limit) {
            return situation.workspace().settings().fourEyes()
                    ? Answer.pass("licit.yaml asks for four eyes.")
                    : Answer.fail(
                            "licit.yaml does not ask for four eyes, so that one person alone can run and export.");
        }
    },

    /** Each segment with a stored audience is approved as it stands. */
    APPROVALS_CURRENT {
        @Override
        public Answer ask(Situation situation, int limit) {
            if (!situation.workspace().settings().fourEyes()) {
                return Answer.notApplicable("licit.yaml does not ask for four eyes.");
            }
            List<StoredAudience> stored = situation.stored();
            List<Observation> wrong = new ArrayList<>();
            Approvals approvals = new Approvals(situation.programme());
            for (StoredAudience one : stored) {
                ApprovalDigest.of(one.segment(), situation.checked(), situation.workspace())
                        .map(digest -> approvals.missing(one.segment(), digest.digest(), situation.at()))
                        .orElse(Optional.of("it, or a campaign on it, can't be read"))
                        .ifPresent(why -> wrong.add(new Observation(one.segment(), why)));
            }
            String all = Answer.count(stored.size(), "segment in use", "segments in use");
            return Answer.of(
                    wrong, "Each of " + all + " is approved.", wrong.size() + " of " + all + " are not approved.");
        }
    },

    /** Nobody approved what they had asked an approval for. */
    APPROVALS_INDEPENDENT {
        @Override
        public Answer ask(Situation situation, int limit) {
            List<Observation> wrong = situation
                    .programme()
                    .state()
                    .read(tx -> tx.rows(
                            "SELECT DISTINCT a.segment FROM approval a JOIN approval_request r ON r.segment = a.segment AND"
                                    + " r.digest = a.digest WHERE a.decision = 'approved' AND"
                                    + " LOWER(TRIM(r.asked_by)) = LOWER(TRIM(a.decided_by)) ORDER BY a.segment",
                            row -> new Observation(row.text("segment"), "who asked for its approval gave it")));
            return Answer.of(
                    wrong,
                    Answer.count(approvals(situation), "approval was", "approvals were")
                            + " given, none by who asked for it.",
                    Answer.count(wrong.size(), "segment was", "segments were") + " approved by who asked for it.");
        }

        private long approvals(Situation situation) {
            return situation
                    .programme()
                    .state()
                    .read(tx -> tx.number("SELECT COUNT(*) AS n FROM approval WHERE decision = 'approved'"));
        }
    },

    /** Whoever approved had every certificate that her roles ask for on that day. */
    APPROVERS_TRAINED {
        @Override
        public Answer ask(Situation situation, int limit) {
            record Given(String segment, String by, Instant at) {}
            List<Given> given = situation
                    .programme()
                    .state()
                    .read(tx -> tx.rows(
                            "SELECT segment, decided_by, decided_at FROM approval WHERE decision = 'approved' ORDER BY n",
                            row -> new Given(row.text("segment"), row.text("decided_by"), row.instant("decided_at"))));
            Clearance clearance = new Clearance(situation.programme());
            Map<String, Long> untrained = new TreeMap<>();
            for (Given one : given) {
                if (!clearance.missing(new Actor(one.by()), one.at()).isEmpty()) {
                    untrained.merge(one.segment(), 1L, Long::sum);
                }
            }
            List<Observation> wrong = untrained.entrySet().stream()
                    .map(one -> new Observation(
                            one.getKey(),
                            Answer.count(one.getValue(), "approval", "approvals")
                                    + " by somebody without a current certificate"))
                    .toList();
            String all = Answer.count(given.size(), "approval", "approvals");
            return Answer.of(
                    wrong,
                    given.isEmpty() ? "Nothing was approved yet." : "All of " + all + " were given by trained persons.",
                    "Of " + all + ", some were given without a certificate, on "
                            + Answer.count(wrong.size(), "segment", "segments") + ".");
        }
    },

    /** Whoever acted is among the people of licit.yaml. */
    STAFF_DECLARED {
        @Override
        public Answer ask(Situation situation, int limit) {
            Set<String> declared = situation.programme().settings().people().keySet();
            if (declared.isEmpty()) {
                return Answer.fail("licit.yaml declares no `people`, so that nobody knows who may act.");
            }
            List<String> found = situation
                    .programme()
                    .state()
                    .read(tx -> tx.rows("SELECT id FROM staff ORDER BY id", row -> row.text("id")));
            Set<String> acted = new TreeSet<>(found);
            long all = acted.size();
            acted.removeAll(declared);
            String persons = Answer.count(all, "person has", "persons have") + " acted";
            return acted.isEmpty()
                    ? Answer.pass(persons + ", all of them among the " + declared.size() + " of licit.yaml.")
                    : Answer.fail(persons + ", " + acted.size() + " of them not among `people` of licit.yaml.");
        }
    },

    /** Everybody of licit.yaml has the certificates that their roles ask for. */
    STAFF_TRAINED {
        @Override
        public Answer ask(Situation situation, int limit) {
            Courses courses = Courses.of(situation.programme().workspace());
            Map<String, Map<String, Standing>> all =
                    new Standings(situation.programme(), courses).ofAll(situation.at());
            if (all.isEmpty()) {
                return Answer.fail("licit.yaml declares no `people`, so that nobody's training is known.");
            }
            Map<String, Long> lacking = new TreeMap<>();
            all.values()
                    .forEach(hers -> hers.forEach((course, standing) -> {
                        if (!standing.state().counts()) {
                            lacking.merge(course, 1L, Long::sum);
                        }
                    }));
            List<Observation> wrong = new ArrayList<>();
            courses.unreadable().forEach(one -> wrong.add(new Observation(one, "the course can't be read")));
            lacking.forEach((course, persons) -> wrong.add(new Observation(
                    course, Answer.count(persons, "person has", "persons have") + " no current certificate")));
            long untrained = all.values().stream()
                    .filter(hers -> hers.values().stream()
                            .anyMatch(standing -> !standing.state().counts()))
                    .count();
            String people = Answer.count(all.size(), "person", "persons");
            return Answer.of(
                    wrong,
                    "All of " + people + " have current certificates.",
                    untrained + " of " + people + " lack a current certificate, in "
                            + Answer.count(lacking.size(), "course", "courses") + ".");
        }
    },

    /** Each rule that asks for training where the organisation works is served by a course. */
    TRAINING_SERVED {
        @Override
        public Answer ask(Situation situation, int limit) {
            List<Duties.Duty> duties = Duties.of(
                    situation.reading().book(),
                    situation.day(),
                    situation.programme().settings(),
                    Courses.of(situation.programme().workspace()));
            List<Observation> wrong = duties.stream()
                    .filter(duty -> duty.courses().isEmpty())
                    .map(duty -> new Observation(
                            duty.rule().id(),
                            "no course serves it (" + duty.rule().cite() + ")"))
                    .toList();
            String all = Answer.count(duties.size(), "rule that asks", "rules that ask") + " for training";
            return Answer.of(
                    wrong,
                    "Each of " + all + " is served by a course.",
                    wrong.size() + " of " + all + " have no course.");
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
}
