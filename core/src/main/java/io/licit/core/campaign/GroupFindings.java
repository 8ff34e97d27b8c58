package io.licit.core.campaign;

import io.licit.core.check.Verdict;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
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
            Said whom = whom(groups);
            if (!hits.isEmpty() && !whom.isEmpty()) {
                found.add(Told.of(
                                Code.CMP7016,
                                Verdict.VIOLATED,
                                Said.of("words that the law forbids for such persons reach {}", whom),
                                hits.get(0).span(),
                                rules,
                                subject)
                        .withSeverity(Severity.ERROR)
                        .withHelp(Said.of("leave the words out, or those persons")));
            }
        });
    }

    private Said whom(List<Group> groups) {
        if (subject.recipients().isEmpty()) {
            return Said.of("recipients whom nobody has counted");
        }
        Recipients recipients = subject.recipients().get();
        List<Said> reached = groups.stream()
                .filter(group -> recipients.groups().getOrDefault(group.word(), 0L) > 0)
                .map(group -> recipients.isTold()
                        ? named(group, Told.count(recipients.groups().getOrDefault(group.word(), 0L)))
                        : named(group))
                .toList();
        return reached.isEmpty() ? Said.nothing() : Said.joined(" and ", reached);
    }

    private void counted(Recipients recipients) {
        long minors = recipients.groups().getOrDefault(Group.MINORS.word(), 0L);
        if (minors > 0) {
            String share = percent(recipients.share(Group.MINORS.word()));
            found.add(warning(
                    !recipients.isTold()
                            ? Said.of("there are recipients under {}", Group.MAJORITY)
                            : minors == 1
                                    ? Said.of("{} recipient is under {}, {} of all", minors, Group.MAJORITY, share)
                                    : Said.of(
                                            "{} recipients are under {}, {} of all",
                                            Told.count(minors),
                                            Group.MAJORITY,
                                            share),
                    Said.of(
                            "write to grown-ups alone (`age >= {}`), or see to it that nothing in the message"
                                    + " presses a child to buy",
                            Group.MAJORITY)));
        }
        over(recipients, Group.ELDERLY, Said.of("are {} or older", Group.ELDERLY_FROM));
        over(recipients, Group.IN_HARDSHIP, Said.of("are in hardship by a label of the catalogue"));
        over(recipients, Group.HEALTH, Said.of("have an illness or a disability by a label of the catalogue"));
        unknown(recipients);
    }

    private void over(Recipients recipients, Group group, Said what) {
        long persons = recipients.groups().getOrDefault(group.word(), 0L);
        double share = recipients.share(group.word());
        double usual = recipients.everybody().share(group.word());
        if (persons >= LEAST && share >= LEAST_SHARE && share >= TIMES * usual) {
            found.add(warning(
                    recipients.isTold()
                            ? Said.of(
                                    "{} recipients {}, {} of all, against {} of all persons in the data",
                                    Told.count(recipients.groups().getOrDefault(group.word(), 0L)),
                                    what,
                                    percent(share),
                                    percent(usual))
                            : Said.of("more recipients than usual {}", what),
                    Said.of("look whether the message is fair to them, or whether the segment seeks them out")));
        }
    }

    private void unknown(Recipients recipients) {
        double share = recipients.share(Group.UNKNOWN_AGE.word());
        if (recipients.persons() > 0 && share == 1) {
            found.add(warning(
                    Said.of("the age of no recipient is known, so that any may be a child or old"),
                    Said.of("name the column with the date of birth in the catalogue: `birth_date: …`")));
        }
    }

    private Diagnostic warning(Said message, Said help) {
        return Diagnostic.of(Code.CMP7016, message, subject.campaign().places().segment())
                .withHelp(help);
    }

    private static Said named(Group group, String count) {
        return switch (group) {
            case MINORS -> Said.of("{} minors", count);
            case ELDERLY -> Said.of("{} old persons", count);
            case UNKNOWN_AGE -> Said.of("{} persons of unknown age", count);
            case IN_HARDSHIP -> Said.of("{} persons in hardship", count);
            case HEALTH -> Said.of("{} persons with an illness or a disability", count);
        };
    }

    private static Said named(Group group) {
        return switch (group) {
            case MINORS -> Said.of("minors");
            case ELDERLY -> Said.of("old persons");
            case UNKNOWN_AGE -> Said.of("persons of unknown age");
            case IN_HARDSHIP -> Said.of("persons in hardship");
            case HEALTH -> Said.of("persons with an illness or a disability");
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
