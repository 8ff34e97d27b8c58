package io.licit.core.check;

import io.licit.core.catalogue.Column;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.Effect;
import io.licit.core.law.Law;
import io.licit.core.law.Place;
import io.licit.core.law.Reading;
import io.licit.core.law.Rule;
import io.licit.core.law.UseFacts;
import io.licit.core.segment.Expr;
import io.licit.core.segment.Lineage;
import io.licit.core.source.Span;
import io.licit.core.workspace.Workspace;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns that leave with an audience, held against its use. What a receiver is told of a person is held to the same
 * rules on data as what her segment reads.
 */
public final class Leaving {
    /** Kinds of data that leave with no audience, whatever the use: a receiver who sends needs none of them. */
    static final Set<String> NEVER = Set.of(
            "race-ethnicity",
            "national-origin",
            "religion-philosophy",
            "political-opinion",
            "trade-union",
            "health",
            "reproductive-health",
            "sex-life-orientation",
            "gender-identity",
            "genetic",
            "biometric",
            "neural",
            "criminal",
            "crime-victim",
            "citizenship-immigration",
            "government-id",
            "account-credentials");

    private final Workspace workspace;
    private final Checker.Checked checked;
    private final Law law;
    private final Facts facts;
    private final Segment segment;

    private Leaving(Workspace workspace, Checker.Checked checked, Segment segment) {
        this.workspace = workspace;
        this.checked = checked;
        this.law = checked.law();
        this.facts = new Facts(workspace, law, law.day().atStartOfDay().toInstant(ZoneOffset.UTC));
        this.segment = segment;
    }

    /**
     * What is to be said of columns of persons that leave.
     *
     * @param segment one that was asked for in {@code checked}
     * @param columns those that somebody named; the key and the contact points of the channel need no word
     * @param needed names of those that the use needs, such as contact points and what a message merges
     */
    public static List<Diagnostic> findings(
            Workspace workspace,
            Checker.Checked checked,
            Segment segment,
            Collection<Column> columns,
            Set<String> needed) {
        Leaving leaving = new Leaving(workspace, checked, segment);
        List<Diagnostic> found = new ArrayList<>();
        for (Column column : columns) {
            leaving.refusal(column)
                    .or(() -> needed.contains(column.name()) ? Optional.empty() : leaving.byLaw(column))
                    .or(() -> needed.contains(column.name()) ? Optional.empty() : Optional.of(leaving.unneeded(column)))
                    .map(one -> one.withSegment(segment.id()))
                    .ifPresent(found::add);
        }
        return found;
    }

    private Optional<Diagnostic> refusal(Column column) {
        if (column.auditOnly()) {
            return Optional.of(
                    error(column, Said.of("column `{}` is held for audit and leaves with no audience", column.name())));
        }
        if (facts.isUnlabelled(column)) {
            return Optional.of(
                    error(column, Said.of("column `{}` has no label, so that it may hold anything", column.name()))
                            .withHelp(Said.of("label it in the catalogue, or leave it out of `--columns`")));
        }
        Set<String> never = new TreeSet<>(reading(column).data());
        never.retainAll(NEVER);
        return never.isEmpty()
                ? Optional.empty()
                : Optional.of(error(
                        column,
                        Said.of(
                                "column `{}` holds {}, which leaves with no audience",
                                column.name(),
                                Said.joined(", ", never))));
    }

    /** The first rule on data, somewhere a person of the segment may be, that the column alone would break. */
    private Optional<Diagnostic> byLaw(Column column) {
        Reading reading = reading(column);
        for (UseFacts asked : segment.uses()) {
            UseFacts use = asked.withReading(reading);
            Law.OfUse ofUse = law.of(use);
            for (Place place : checked.places().getOrDefault(segment.id(), List.of())) {
                for (Rule rule : ofUse.at(place)) {
                    if (rule.effect() instanceof Effect.ForbidData effect
                            && Ruling.of(effect, use) != Verdict.SATISFIED) {
                        return Optional.of(Findings.ofRule(
                                        Code.EXP8103,
                                        rule,
                                        Ruling.of(effect, use),
                                        Said.of(
                                                "column `{}` would tell the receiver what rule `{}` keeps from this"
                                                        + " use",
                                                column.name(),
                                                rule.id()),
                                        column.span())
                                .withSeverity(Severity.ERROR)
                                .withHelp(Said.of("leave it out of `--columns`")));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Diagnostic unneeded(Column column) {
        return Diagnostic.of(
                        Code.EXP8103,
                        Said.of("the use of `{}` does not need column `{}`", segment.id(), column.name()),
                        column.span())
                .withHelp(Said.of("leave it out of `--columns`, or merge it into the message of the campaign that the"
                        + " export is for"));
    }

    private static Diagnostic error(Column column, Said message) {
        return Diagnostic.of(Code.EXP8103, message, column.span())
                .withSeverity(Severity.ERROR)
                .withHelp(Said.of("leave it out of `--columns`"));
    }

    /** What the law sees in a column and in all that it was derived from. */
    private Reading reading(Column column) {
        String persons = workspace
                .catalogue()
                .persons()
                .orElseThrow(() -> new IllegalStateException("a column of no table"))
                .name();
        Expr read = new Expr.Column(Span.none(), persons, column.name(), column.type());
        return Lineage.of(read, workspace.catalogue(), none -> Optional.empty()).reads().stream()
                .map(one -> facts.readingOf(one.column()))
                .reduce(Reading.NOTHING, Reading::and);
    }
}
