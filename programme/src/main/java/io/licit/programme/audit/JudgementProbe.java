package io.licit.programme.audit;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Word;
import io.licit.core.check.Segment;
import io.licit.core.check.Verdict;
import io.licit.core.diagnostic.Said;
import io.licit.core.law.Effect;
import io.licit.core.law.Rule;
import io.licit.core.workspace.Assessment;
import io.licit.engine.StoredAudience;
import io.licit.engine.fairness.History;
import io.licit.programme.audit.Answer.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Tests on what humans are to judge: assessments, and fairness. */
enum JudgementProbe implements Probe {
    /** Each assessment counts for its segments, and goes on to for so many days. */
    ASSESSMENTS_VALID(Unit.DAYS) {
        @Override
        public Answer ask(Situation situation, int limit) {
            LocalDate ahead = situation.day().plusDays(limit);
            List<Observation> wrong = new ArrayList<>();
            for (Assessment assessment : situation.workspace().assessments().values()) {
                Optional<String> now = idle(situation, assessment, situation.day());
                now.or(() -> idle(situation, assessment, ahead)
                                .map(why -> "within " + Answer.count(limit, "day", "days") + ": " + why))
                        .ifPresent(why -> wrong.add(new Observation(assessment.id(), why)));
            }
            String all = Answer.count(situation.workspace().assessments().size(), "assessment", "assessments");
            return Answer.of(
                    wrong,
                    "Each of " + all + " counts, and does so for " + Answer.count(limit, "day", "days") + " more.",
                    wrong.size() + " of " + all + " do not count, or soon will not.");
        }
    },

    /** No segment reads data that a rule forbids or protects, without what the rule asks for. */
    SPECIAL_DATA_COVERED(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            return unmet(situation, rule -> rule.effect() instanceof Effect.ForbidData, "on the data that it reads");
        }
    },

    /** Where a rule asks for an impact assessment, one is signed. */
    IMPACT_ASSESSED(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            return unmet(
                    situation,
                    rule -> rule.effect() instanceof Effect.Justify justify
                            && justify.assessment() == AssessmentKind.DPIA,
                    "that ask for an impact assessment");
        }
    },

    /** Where a rule asks for another assessment, one is signed. */
    REASONS_ASSESSED(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            return unmet(
                    situation,
                    rule -> rule.effect() instanceof Effect.Justify justify
                            && justify.assessment() != AssessmentKind.DPIA,
                    "that ask for a reason or a balance of interests");
        }
    },

    /** Each segment in use was looked at for fairness within so many days. */
    FAIRNESS_RECENT(Unit.DAYS) {
        @Override
        public Answer ask(Situation situation, int limit) {
            History history = History.of(situation.programme().workspace());
            Instant since = situation.at().minus(Duration.ofDays(limit));
            List<StoredAudience> stored = situation.stored();
            List<Observation> wrong = new ArrayList<>();
            for (StoredAudience one : stored) {
                Optional<History.Last> last = history.last(one.segment(), situation.at());
                if (last.isEmpty()) {
                    wrong.add(new Observation(one.segment(), "no fairness report is kept of it"));
                } else if (last.get().asOf().isBefore(since)) {
                    wrong.add(new Observation(
                            one.segment(),
                            "its last fairness report is of " + last.get().asOf()));
                }
            }
            String all = Answer.count(stored.size(), "segment in use", "segments in use");
            String days = Answer.count(limit, "day", "days");
            return Answer.of(
                    wrong,
                    "Each of " + all + " has a fairness report of the last " + days + ".",
                    wrong.size() + " of " + all + " have no fairness report of the last " + days + ".");
        }
    },

    /** Each segment in use whose last fairness report has a low ratio is assessed. */
    FAIRNESS_SETTLED(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            History history = History.of(situation.programme().workspace());
            double least = situation.workspace().settings().fairness().fourFifths();
            List<Observation> wrong = new ArrayList<>();
            int low = 0;
            for (StoredAudience one : situation.stored()) {
                Optional<History.Last> last = history.last(one.segment(), situation.at());
                if (last.filter(report -> report.lowest().orElse(1) < least).isEmpty()) {
                    continue;
                }
                low++;
                if (!isAssessed(situation, one.segment())) {
                    wrong.add(new Observation(
                            one.segment(), "a group's ratio is below " + least + " and no assessment says why"));
                }
            }
            String all = Answer.count(low, "segment in use has", "segments in use have") + " a ratio below " + least;
            return Answer.of(
                    wrong, all + ", each with an assessment.", all + ", " + wrong.size() + " without an assessment.");
        }
    };

    private static final Set<AssessmentKind> ON_FAIRNESS =
            EnumSet.of(AssessmentKind.BUSINESS_REASON, AssessmentKind.FAIRNESS);

    private static final int SHOWN = 3;

    private final Unit unit;

    JudgementProbe(Unit unit) {
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

    private static Optional<String> idle(Situation situation, Assessment assessment, LocalDate day) {
        for (String id : assessment.segments()) {
            Segment segment = situation.checked().segments().get(id);
            Optional<String> why = segment == null
                    ? Optional.of("segment `" + id + "` is gone or has mistakes")
                    : assessment.idle(id, segment.digest(), day).map(Said::text);
            if (why.isPresent()) {
                return why;
            }
        }
        return Optional.empty();
    }

    private static boolean isAssessed(Situation situation, String id) {
        Segment segment = situation.checked().segments().get(id);
        return segment != null
                && situation.workspace().assessments().values().stream()
                        .filter(assessment -> ON_FAIRNESS.contains(assessment.kind()))
                        .anyMatch(assessment -> assessment.validFor(id, segment.digest(), situation.at()));
    }

    private static String shortened(List<String> open) {
        String first = String.join(", ", open.subList(0, Math.min(SHOWN, open.size())));
        return open.size() <= SHOWN ? first : first + " and " + (open.size() - SHOWN) + " more";
    }

    /** Rules of a kind that are not satisfied on a segment. */
    private static Answer unmet(Situation situation, Predicate<Rule> kind, String about) {
        Map<String, Rule> asked = new HashMap<>();
        situation.checked().law().rules().stream().filter(kind).forEach(rule -> asked.put(rule.id(), rule));
        List<Observation> wrong = new ArrayList<>();
        Set<String> applying = new TreeSet<>();
        situation.checked().verdicts().forEach((segment, verdicts) -> {
            List<String> open = new ArrayList<>();
            verdicts.forEach((id, verdict) -> {
                if (asked.containsKey(id)) {
                    applying.add(id);
                    if (verdict != Verdict.SATISFIED) {
                        open.add(id + " is " + verdict.name().toLowerCase(Locale.ROOT));
                    }
                }
            });
            if (!open.isEmpty()) {
                wrong.add(new Observation(segment, shortened(open)));
            }
        });
        String segments = Answer.count(situation.checked().verdicts().size(), "segment", "segments");
        String rules = Answer.count(applying.size(), "rule", "rules") + " " + about;
        return Answer.of(
                wrong,
                "On " + segments + ", each of " + rules + " is satisfied.",
                "On " + wrong.size() + " of " + segments + ", some of " + rules + " are not satisfied.");
    }
}
