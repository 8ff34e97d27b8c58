package io.licit.core.check;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ContactPoints;
import io.licit.core.catalogue.Use;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.law.Effect;
import io.licit.core.law.Pack;
import io.licit.core.law.Rule;
import io.licit.core.segment.Definition;
import io.licit.core.source.Span;
import io.licit.core.workspace.Assessment;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The wording of every finding on a segment, in one place so that it can be read at a sitting. */
final class Findings {
    private Findings() {}

    // --- of a rule --------------------------------------------------------------------------------------------

    static Diagnostic ofRule(Code code, Rule rule, Verdict verdict, String message, Span span) {
        return Diagnostic.of(code, message, span)
                .withLaw(new Diagnostic.LawReference(rule.id(), verdict.word(), rule.cite(), rule.url()))
                .withNote(rule.requires());
    }

    static Diagnostic satisfied(Rule rule, Definition segment) {
        return ofRule(
                Code.CHK4011,
                rule,
                Verdict.SATISFIED,
                "rule `" + rule.id() + "` is satisfied",
                segment.places().use());
    }

    static String basisNotAllowed(Definition segment, Rule rule) {
        return "basis `" + word(segment.basis().orElseThrow()) + "` is not among those that " + rule.jurisdiction()
                + " has for `" + word(segment.use().purpose()) + "`";
    }

    static String basisMissing(Definition segment) {
        return "segment `" + segment.id() + "` states no basis";
    }

    static final String BASIS_HELP = "write `basis: consent`, or `basis: legitimate-interests` with an `assessment:`";

    static String assessmentMissing(Definition segment, Effect.Justify asked) {
        return "no valid `" + word(asked.assessment()) + "` assessment" + cites(asked, " that cites ")
                + " is signed for `" + segment.id() + "`";
    }

    private static String cites(Effect.Justify asked, String lead) {
        return asked.cites().isEmpty()
                ? ""
                : lead + list(asked.cites().stream().map(Word::word).toList());
    }

    static String assessmentHelp(Definition segment, Effect.Justify asked) {
        AssessmentKind kind = asked.assessment();
        return "have one signed in `assessments/`: `licit assess new " + word(kind) + " " + segment.id()
                + "` writes the questions" + cites(asked, "; under `figures:` state ")
                + (kind == AssessmentKind.LEGITIMATE_INTERESTS
                        ? "; then name it under the segment's `assessment:`"
                        : "");
    }

    static String purposeNotCollectedFor(Use use) {
        return "the persons' data was not collected for `" + word(use.purpose()) + "`";
    }

    static String purposeUnknown() {
        return "nothing says what the persons' data was collected for";
    }

    static final String PURPOSE_HELP =
            "state it under `collected_for:` where it is true, take consent as the basis, or have a "
                    + "`purpose-compatibility` assessment signed";

    static String readsData(Reads.Read read, Collection<String> what) {
        return "`" + read.column().name() + "` holds " + list(what) + " data"
                + (read.through().isEmpty() ? "" : ", read " + read.through());
    }

    static String untraced(List<Reads.Read> reads) {
        List<String> names = reads.stream()
                .map(read -> "`" + read.column().name() + "`")
                .distinct()
                .toList();
        String shown = String.join(", ", names.subList(0, Math.min(UNTRACED_SHOWN, names.size())));
        int more = names.size() - UNTRACED_SHOWN;
        return "nobody has said where " + shown + (more > 0 ? " and " + more + " more" : "")
                + (names.size() == 1 ? " comes from" : " come from");
    }

    private static final int UNTRACED_SHOWN = 3;

    static final String UNTRACED_HELP =
            "state `origin:` (person, observed, inferred or third-party) on the column, or on "
                    + "its table for all of them";

    static String dataHelp(boolean curable) {
        return curable
                ? "leave it out, or take consent as the basis: only persons who gave it in the form that the rule asks "
                        + "for are then let in"
                : "leave it out; no consent cures this";
    }

    static String retentionMissing() {
        return "nothing says how long the persons' data is kept";
    }

    static final String RETENTION_HELP =
            "state it in the table of persons, such as `retention: {since: last_active_at, keep: P3Y}`; until then "
                    + "nobody whom the rule reaches is let in";

    static String unlimitedLookBack() {
        return "this looks at events over an unlimited time";
    }

    static final String LOOK_BACK_HELP = "bound it, such as `where placed_at >= today - 365 days`";

    static Diagnostic idle(Assessment assessment, String segment, String why) {
        return Diagnostic.of(
                        Code.CHK4016,
                        "assessment `" + assessment.id() + "` does not count for `" + segment + "`: " + why,
                        assessment.span())
                .withHelp("judge the segment as it now is, answer every question, and sign");
    }

    // --- of the house -----------------------------------------------------------------------------------------

    static Diagnostic reasonMissing(Definition segment) {
        return Diagnostic.of(
                        Code.CHK4003,
                        "segment `" + segment.id() + "` states no reason",
                        segment.places().reason())
                .withNote("whoever approves it, and whoever asks why she is in it, needs one")
                .withHelp("add `reason:` with a sentence that says what the segment is for");
    }

    static Diagnostic unlabelled(Reads.Read read, long rules) {
        return Diagnostic.of(
                        Code.CHK4006,
                        "nobody has said what `" + read.table() + "."
                                + read.column().name() + "` holds"
                                + (read.through().isEmpty() ? "" : ", read " + read.through()),
                        read.span())
                .withNote("it is taken to hold every kind of data, so " + rules
                        + (rules == 1 ? " rule leaves" : " rules leave") + " out whom they reach")
                .withHelp("give the column a `category:` in "
                        + read.column().span().file().path());
    }

    static Diagnostic auditOnly(Reads.Read read) {
        return Diagnostic.of(
                        Code.CHK4007,
                        "`" + read.table() + "." + read.column().name() + "` is held for audit only"
                                + (read.through().isEmpty() ? "" : ", and is read " + read.through()),
                        read.span())
                .withNote("a protected characteristic is kept to test for unfair treatment, not to choose persons by")
                .withHelp("leave it out, or state `audit_only: false` on the column and have a `business-reason` "
                        + "assessment signed");
    }

    static Diagnostic minimumMissing(Span span) {
        return Diagnostic.of(Code.CHK4009, "no minimum size of a segment is set", span)
                .withNote("a very small audience points at single persons")
                .withHelp("add `minimum_segment_size:`, such as 50");
    }

    static Diagnostic noContactPoint(Definition segment, List<Channel> channels) {
        return Diagnostic.of(
                        Code.CHK4013,
                        "no column is a contact point for "
                                + channels.stream()
                                        .map(channel -> "`" + word(channel) + "`")
                                        .collect(Collectors.joining(", ")),
                        segment.places().use())
                .withHelp("mark it in the catalogue, such as `contact: "
                        + ContactPoints.family(channels.get(0)).orElse("email")
                        + "`; until then nobody is reachable");
    }

    /** @param packs of one day of review; at least one */
    static Diagnostic stalePacks(List<Pack> packs, LocalDate limit) {
        Pack first = packs.get(0);
        String others = packs.size() == 1 ? " was" : " and " + (packs.size() - 1) + " more shipped with it were";
        return Diagnostic.of(
                        Code.CHK4012,
                        "pack `" + first.id() + "`" + others + " "
                                + first.reviewed()
                                        .map(day -> "last reviewed on " + day)
                                        .orElse("never reviewed"),
                        first.span())
                .withNote("packs not reviewed since " + limit + " may miss changes of the law")
                .withHelp(
                        packs.size() == 1
                                ? "hold it against its source, and set `reviewed:`"
                                : "take a newer release, or hold them against their sources, and set `reviewed:`");
    }

    private static String word(Word value) {
        return value.word();
    }

    private static String list(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }
}
