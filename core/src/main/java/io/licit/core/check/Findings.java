package io.licit.core.check;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ContactPoints;
import io.licit.core.catalogue.Use;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.law.Effect;
import io.licit.core.law.Pack;
import io.licit.core.law.Rule;
import io.licit.core.segment.Definition;
import io.licit.core.source.Span;
import io.licit.core.workspace.Assessment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The wording of every finding on a segment, in one place so that it can be read at a sitting. */
final class Findings {
    private Findings() {}

    // --- of a rule --------------------------------------------------------------------------------------------

    static Diagnostic ofRule(Code code, Rule rule, Verdict verdict, Said message, Span span) {
        return Diagnostic.of(code, message, span)
                .withLaw(new Diagnostic.LawReference(rule.id(), verdict.word(), rule.cite(), rule.url()))
                .withNote(Said.ofRule(rule.id(), rule.requires()));
    }

    static Diagnostic satisfied(Rule rule, Definition segment) {
        return ofRule(
                Code.CHK4011,
                rule,
                Verdict.SATISFIED,
                Said.of("rule `{}` is satisfied", rule.id()),
                segment.places().use());
    }

    static Said basisNotAllowed(Definition segment, Rule rule) {
        return Said.of(
                "basis `{}` is not among those that {} has for `{}`",
                word(segment.basis().orElseThrow()),
                rule.jurisdiction(),
                word(segment.use().purpose()));
    }

    static Said basisMissing(Definition segment) {
        return Said.of("segment `{}` states no basis", segment.id());
    }

    static final Said BASIS_HELP =
            Said.of("write `basis: consent`, or `basis: legitimate-interests` with an `assessment:`");

    static Said assessmentMissing(Definition segment, Effect.Justify asked) {
        String kind = word(asked.assessment());
        return asked.cites().isEmpty()
                ? Said.of("no valid `{}` assessment is signed for `{}`", kind, segment.id())
                : Said.of(
                        "no valid `{}` assessment that cites {} is signed for `{}`", kind, cites(asked), segment.id());
    }

    private static Said cites(Effect.Justify asked) {
        return list(asked.cites().stream().map(Word::word).toList());
    }

    static Said assessmentHelp(Definition segment, Effect.Justify asked) {
        AssessmentKind kind = asked.assessment();
        List<Said> steps = new ArrayList<>();
        steps.add(Said.of(
                "have one signed in `assessments/`: `licit assess new {} {}` writes the questions",
                word(kind),
                segment.id()));
        if (!asked.cites().isEmpty()) {
            steps.add(Said.of("under `figures:` state {}", cites(asked)));
        }
        if (kind == AssessmentKind.LEGITIMATE_INTERESTS) {
            steps.add(Said.of("then name it under the segment's `assessment:`"));
        }
        return Said.joined("; ", steps);
    }

    static Said purposeNotCollectedFor(Use use) {
        return Said.of("the persons' data was not collected for `{}`", word(use.purpose()));
    }

    static Said purposeUnknown() {
        return Said.of("nothing says what the persons' data was collected for");
    }

    static final Said PURPOSE_HELP =
            Said.of("state it under `collected_for:` where it is true, take consent as the basis, or have a"
                    + " `purpose-compatibility` assessment signed");

    static Said readsData(Reads.Read read, Collection<String> what) {
        String column = read.column().name();
        return read.through().isEmpty()
                ? Said.of("`{}` holds {} data", column, list(what))
                : Said.of("`{}` holds {} data, read {}", column, list(what), read.through());
    }

    static Said untraced(List<Reads.Read> reads) {
        List<String> names = reads.stream()
                .map(read -> Said.quoted(read.column().name()))
                .distinct()
                .toList();
        return names.size() == 1
                ? Said.of("nobody has said where {} comes from", names.get(0))
                : Said.of("nobody has said where {} come from", Said.some(names, UNTRACED_SHOWN));
    }

    private static final int UNTRACED_SHOWN = 3;

    static final Said UNTRACED_HELP = Said.of(
            "state `origin:` (person, observed, inferred or third-party) on the column, or on its table for all of"
                    + " them");

    static Said dataHelp(boolean curable) {
        return curable
                ? Said.of("leave it out, or take consent as the basis: only persons who gave it in the form that the"
                        + " rule asks for are then let in")
                : Said.of("leave it out; no consent cures this");
    }

    static Said retentionMissing() {
        return Said.of("nothing says how long the persons' data is kept");
    }

    static final Said RETENTION_HELP = Said.of(
            "state it in the table of persons, such as `retention: {since: last_active_at, keep: P3Y}`; until then"
                    + " nobody whom the rule reaches is let in");

    static Said unlimitedLookBack() {
        return Said.of("this looks at events over an unlimited time");
    }

    static final Said LOOK_BACK_HELP = Said.of("bound it, such as `where placed_at >= today - 365 days`");

    static Diagnostic idle(Assessment assessment, String segment, Said why) {
        return Diagnostic.of(
                        Code.CHK4016,
                        Said.of("assessment `{}` does not count for `{}`: {}", assessment.id(), segment, why),
                        assessment.span())
                .withHelp(Said.of("judge the segment as it now is, answer every question, and sign"));
    }

    // --- of the house -----------------------------------------------------------------------------------------

    static Diagnostic reasonMissing(Definition segment) {
        return Diagnostic.of(
                        Code.CHK4003,
                        Said.of("segment `{}` states no reason", segment.id()),
                        segment.places().reason())
                .withNote(Said.of("whoever approves it, and whoever asks why she is in it, needs one"))
                .withHelp(Said.of("add `reason:` with a sentence that says what the segment is for"));
    }

    static Diagnostic unlabelled(Reads.Read read, long rules) {
        String column = read.table() + "." + read.column().name();
        return Diagnostic.of(
                        Code.CHK4006,
                        read.through().isEmpty()
                                ? Said.of("nobody has said what `{}` holds", column)
                                : Said.of("nobody has said what `{}` holds, read {}", column, read.through()),
                        read.span())
                .withNote(
                        rules == 1
                                ? Said.of(
                                        "it is taken to hold every kind of data, so {} rule leaves out whom they reach",
                                        rules)
                                : Said.of(
                                        "it is taken to hold every kind of data, so {} rules leave out whom they reach",
                                        rules))
                .withHelp(Said.of(
                        "give the column a `category:` in {}",
                        read.column().span().file().path()));
    }

    static Diagnostic auditOnly(Reads.Read read) {
        String column = read.table() + "." + read.column().name();
        return Diagnostic.of(
                        Code.CHK4007,
                        read.through().isEmpty()
                                ? Said.of("`{}` is held for audit only", column)
                                : Said.of("`{}` is held for audit only, and is read {}", column, read.through()),
                        read.span())
                .withNote(Said.of(
                        "a protected characteristic is kept to test for unfair treatment, not to choose persons by"))
                .withHelp(Said.of("leave it out, or state `audit_only: false` on the column and have a"
                        + " `business-reason` assessment signed"));
    }

    static Diagnostic minimumMissing(Span span) {
        return Diagnostic.of(Code.CHK4009, Said.of("no minimum size of a segment is set"), span)
                .withNote(Said.of("a very small audience points at single persons"))
                .withHelp(Said.of("add `minimum_segment_size:`, such as 50"));
    }

    static Diagnostic noContactPoint(Definition segment, List<Channel> channels) {
        return Diagnostic.of(
                        Code.CHK4013,
                        Said.of(
                                "no column is a contact point for {}",
                                Said.joined(
                                        ", ",
                                        Said.quoted(channels.stream()
                                                .map(Word::word)
                                                .toList()))),
                        segment.places().use())
                .withHelp(Said.of(
                        "mark it in the catalogue, such as `contact: {}`; until then nobody is reachable",
                        ContactPoints.family(channels.get(0)).orElse("email")));
    }

    /** @param packs of one day of review; at least one */
    static Diagnostic stalePacks(List<Pack> packs, LocalDate limit) {
        return Diagnostic.of(
                        Code.CHK4012,
                        stale(packs.get(0), packs.size() - 1),
                        packs.get(0).span())
                .withNote(Said.of("packs not reviewed since {} may miss changes of the law", limit))
                .withHelp(
                        packs.size() == 1
                                ? Said.of("hold it against its source, and set `reviewed:`")
                                : Said.of("take a newer release, or hold them against their sources, and set"
                                        + " `reviewed:`"));
    }

    private static Said stale(Pack first, int others) {
        if (first.reviewed().isEmpty()) {
            return others == 0
                    ? Said.of("pack `{}` was never reviewed", first.id())
                    : Said.of("pack `{}` and {} more shipped with it were never reviewed", first.id(), others);
        }
        LocalDate day = first.reviewed().get();
        return others == 0
                ? Said.of("pack `{}` was last reviewed on {}", first.id(), day)
                : Said.of("pack `{}` and {} more shipped with it were last reviewed on {}", first.id(), others, day);
    }

    private static String word(Word value) {
        return value.word();
    }

    private static Said list(Collection<String> words) {
        return Said.joined(", ", words.stream().sorted().toList());
    }
}
