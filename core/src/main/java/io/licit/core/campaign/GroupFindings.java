package io.licit.core.campaign;

import io.licit.core.check.Verdict;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Recipients who may need protection: minors, old persons, persons in hardship, persons of whom an illness is known. The
 * thresholds are this program's own; where a rule forbids a wording to them, the rule is named.
 */
final class GroupFindings {
    /** A group is over-represented from twice its share among all persons of the data, */
    private static final double TIMES = 2;

    /** and from one recipient in twenty. */
    private static final double LEAST_SHARE = 0.05;

    /** and ten of them; a share of fewer says little. */
    private static final long LEAST = 10;

    /** Wordings that are worse where such persons read them. */
    private static final Map<String, List<Group>> WORSE = Map.of(
            "child-exhortation", List.of(Group.MINORS, Group.UNKNOWN_AGE),
            "vulnerable-debt-gambling", List.of(Group.IN_HARDSHIP, Group.HEALTH, Group.MINORS));

    private final Subject subject;
    private final Patterns patterns;
    private final List<Diagnostic> found = new ArrayList<>();

    private GroupFindings(Subject subject, Patterns patterns) {
        this.subject = subject;
        this.patterns = patterns;
    }

    static List<Diagnostic> of(Subject subject, Patterns patterns) {
        GroupFindings findings = new GroupFindings(subject, patterns);
        findings.worded();
        findings.subject.recipients().ifPresent(findings::counted);
        return findings.found;
    }

    /** Wordings that a rule forbids, and whom they would reach. */
    private void worded() {
        WORSE.forEach((pattern, groups) -> {
            List<Applied> rules = subject.duties(Effect.Duty.Kind.FORBID_TEXT).stream()
                    .filter(applied -> applied.duty()
                            .values()
                            .getOrDefault("patterns", List.of())
                            .contains(pattern))
                    .toList();
            List<Hit> hits =
                    rules.isEmpty() ? List.of() : patterns.hits(subject, List.of(pattern), Patterns.everywhere());
            String whom = whom(groups);
            if (!hits.isEmpty() && !whom.isEmpty()) {
                found.add(Told.of(
                                Code.CMP7016,
                                Verdict.VIOLATED,
                                "words that the law forbids for such persons reach " + whom,
                                hits.get(0).span(),
                                rules,
                                subject)
                        .withSeverity(Severity.ERROR)
                        .withHelp("leave the words out, or those persons"));
            }
        });
    }

    private String whom(List<Group> groups) {
        if (subject.recipients().isEmpty()) {
            return "recipients whom nobody has counted";
        }
        Recipients recipients = subject.recipients().get();
        return String.join(
                " and ",
                groups.stream()
                        .filter(group -> recipients.groups().getOrDefault(group.word(), 0L) > 0)
                        .map(group -> recipients.isTold()
                                ? Told.count(recipients.groups().getOrDefault(group.word(), 0L)) + " " + named(group)
                                : named(group))
                        .toList());
    }

    private void counted(Recipients recipients) {
        long minors = recipients.groups().getOrDefault(Group.MINORS.word(), 0L);
        if (minors > 0) {
            found.add(warning(
                    recipients.isTold()
                            ? Told.count(minors) + (minors == 1 ? " recipient is" : " recipients are") + " under "
                                    + Group.MAJORITY + ", " + percent(recipients.share(Group.MINORS.word())) + " of all"
                            : "there are recipients under " + Group.MAJORITY,
                    "write to grown-ups alone (`age >= " + Group.MAJORITY
                            + "`), or see to it that nothing in the message presses a child to buy"));
        }
        over(recipients, Group.ELDERLY, "are " + Group.ELDERLY_FROM + " or older");
        over(recipients, Group.IN_HARDSHIP, "are in hardship by a label of the catalogue");
        over(recipients, Group.HEALTH, "have an illness or a disability by a label of the catalogue");
        unknown(recipients);
    }

    private void over(Recipients recipients, Group group, String what) {
        long persons = recipients.groups().getOrDefault(group.word(), 0L);
        double share = recipients.share(group.word());
        double usual = recipients.everybody().share(group.word());
        if (persons >= LEAST && share >= LEAST_SHARE && share >= TIMES * usual) {
            found.add(warning(
                    recipients.isTold()
                            ? Told.count(persons) + " recipients " + what + ", " + percent(share) + " of all, against "
                                    + percent(usual) + " of all persons in the data"
                            : "more recipients than usual " + what,
                    "look whether the message is fair to them, or whether the segment seeks them out"));
        }
    }

    private void unknown(Recipients recipients) {
        double share = recipients.share(Group.UNKNOWN_AGE.word());
        if (recipients.persons() > 0 && share == 1) {
            found.add(warning(
                    "the age of no recipient is known, so that any may be a child or old",
                    "name the column with the date of birth in the catalogue: `birth_date: …`"));
        }
    }

    private Diagnostic warning(String message, String help) {
        return Diagnostic.of(Code.CMP7016, message, subject.campaign().places().segment())
                .withHelp(help);
    }

    private static String named(Group group) {
        return switch (group) {
            case MINORS -> "minors";
            case ELDERLY -> "old persons";
            case UNKNOWN_AGE -> "persons of unknown age";
            case IN_HARDSHIP -> "persons in hardship";
            case HEALTH -> "persons with an illness or a disability";
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
