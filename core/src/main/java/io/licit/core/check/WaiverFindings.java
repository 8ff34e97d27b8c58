package io.licit.core.check;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
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
                            Code.LAW3004,
                            Said.of("a waiver names `{}`, which is no rule", waiver.rule()),
                            waiver.span())
                    .withHelp(Suggestions.didYouMean(
                            waiver.rule(), book.rules().stream().map(Rule::id).toList()));
        }
        if (!rule.get().waivable()) {
            return Diagnostic.of(Code.LAW3008, Said.of("rule `{}` can't be waived", waiver.rule()), waiver.span())
                    .withNote(Said.ofRule(rule.get().id(), rule.get().requires()))
                    .withHelp(Said.of("remove the waiver; the rule goes on binding"));
        }
        if (waiver.until().isBefore(day)) {
            return Diagnostic.of(
                            Code.CHK4015,
                            Said.of("the waiver of `{}` ended on {}", waiver.rule(), waiver.until()),
                            waiver.span())
                    .withHelp(Said.of("remove it; the rule binds again"));
        }
        return waived(waiver, rule.get(), day);
    }

    private static Diagnostic waived(Waiver waiver, Rule rule, LocalDate day) {
        Said whom = waiver.segments().isEmpty()
                ? Said.of("every segment")
                : Said.joined(", ", Said.quoted(waiver.segments()));
        Said message = waiver.from().isAfter(day)
                ? Said.of("rule `{}` is waived for {} from {} until {}", rule.id(), whom, waiver.from(), waiver.until())
                : Said.of("rule `{}` is waived for {} until {}", rule.id(), whom, waiver.until());
        return Diagnostic.of(Code.CHK4014, message, waiver.span())
                .withLaw(new Diagnostic.LawReference(rule.id(), "waived", rule.cite(), rule.url()))
                .withNote(Said.ofRule(rule.id(), rule.requires()))
                .withNote(Said.of("signed by {}: {}", waiver.signedBy(), waiver.reason()))
                .withHelp(Said.of("have it looked at again before it ends; a waiver is the organisation's own word,"
                        + " not the law's"));
    }
}
