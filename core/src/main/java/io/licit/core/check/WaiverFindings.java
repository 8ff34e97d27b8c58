package io.licit.core.check;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.workspace.Waiver;
import java.time.LocalDate;
import java.util.Optional;

/** What is said of a waiver. None goes by in silence. */
final class WaiverFindings {
    private WaiverFindings() {}

    static Diagnostic of(Waiver waiver, LawBook book, LocalDate day) {
        Optional<Rule> rule = book.rule(waiver.rule());
        if (rule.isEmpty()) {
            return Diagnostic.of(
                            Code.LAW3004, "a waiver names `" + waiver.rule() + "`, which is no rule", waiver.span())
                    .withHelp(Suggestions.didYouMean(
                            waiver.rule(), book.rules().stream().map(Rule::id).toList()));
        }
        if (!rule.get().waivable()) {
            return Diagnostic.of(Code.LAW3008, "rule `" + waiver.rule() + "` can't be waived", waiver.span())
                    .withNote(rule.get().requires())
                    .withHelp("remove the waiver; the rule goes on binding");
        }
        if (waiver.until().isBefore(day)) {
            return Diagnostic.of(
                            Code.CHK4015,
                            "the waiver of `" + waiver.rule() + "` ended on " + waiver.until(),
                            waiver.span())
                    .withHelp("remove it; the rule binds again");
        }
        return waived(waiver, rule.get(), day);
    }

    private static Diagnostic waived(Waiver waiver, Rule rule, LocalDate day) {
        String whom =
                waiver.segments().isEmpty() ? "every segment" : "`" + String.join("`, `", waiver.segments()) + "`";
        String when = waiver.from().isAfter(day)
                ? "from " + waiver.from() + " until " + waiver.until()
                : "until " + waiver.until();
        return Diagnostic.of(Code.CHK4014, "rule `" + rule.id() + "` is waived for " + whom + " " + when, waiver.span())
                .withLaw(new Diagnostic.LawReference(rule.id(), "waived", rule.cite(), rule.url()))
                .withNote(rule.requires())
                .withNote("signed by " + waiver.signedBy() + ": " + waiver.reason())
                .withHelp(
                        "have it looked at again before it ends; a waiver is the organisation's own word, not the law's");
    }
}
