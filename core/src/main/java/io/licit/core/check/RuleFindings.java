package io.licit.core.check;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Origin;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.law.Effect;
import io.licit.core.law.Reading;
import io.licit.core.law.Rule;
import io.licit.core.segment.Definition;
import io.licit.core.source.Span;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A rule's verdict on a segment, made into what is said about it and where. */
final class RuleFindings {
    private final Definition segment;
    private final Reads reads;
    private final Facts facts;
    private final Catalogue catalogue;

    RuleFindings(Definition segment, Reads reads, Facts facts, Catalogue catalogue) {
        this.segment = segment;
        this.reads = reads;
        this.facts = facts;
        this.catalogue = catalogue;
    }

    /** The findings of one rule; several where several places of the text are to blame. */
    Stream<Diagnostic> of(Rule rule, Verdict verdict) {
        return rule.effect().accept(new Blamed(rule, verdict));
    }

    private final class Blamed implements Effect.Visitor<Stream<Diagnostic>> {
        private final Rule rule;
        private final Verdict verdict;

        Blamed(Rule rule, Verdict verdict) {
            this.rule = rule;
            this.verdict = verdict;
        }

        @Override
        public Stream<Diagnostic> requireBasis(Effect.RequireBasis effect) {
            if (segment.basis().isEmpty()) {
                return one(
                        Code.CHK4004,
                        Findings.basisMissing(segment),
                        segment.places().basis(),
                        Findings.BASIS_HELP);
            }
            return one(
                    Code.CHK4001,
                    Findings.basisNotAllowed(segment, rule),
                    segment.places().basis(),
                    Said.of("take {} as the basis, or leave those persons out of the condition", allowed(effect)));
        }

        private static Said allowed(Effect.RequireBasis effect) {
            return Said.joined(
                    " or ",
                    effect.allowed().stream()
                            .map(basis -> Said.quoted(basis.word()))
                            .sorted()
                            .toList());
        }

        @Override
        public Stream<Diagnostic> justify(Effect.Justify effect) {
            boolean ofData = rule.when().content().isStated();
            if (ofData && firstRead().isEmpty()) {
                // Only an unlabelled column brings the rule in, and that is said once for all rules.
                return Stream.empty();
            }
            boolean interests = effect.assessment() == AssessmentKind.LEGITIMATE_INTERESTS;
            Span span = interests
                    ? segment.places().assessment()
                    : firstRead().orElse(segment.places().use());
            return one(
                    interests ? Code.CHK4005 : Code.CHK4002,
                    Findings.assessmentMissing(segment, effect),
                    span,
                    Findings.assessmentHelp(segment, effect));
        }

        /** Where the rule is about data, its place in the condition. */
        private Optional<Span> firstRead() {
            return reads.columns().stream()
                    .filter(read -> rule.when().content().isMetBy(facts.readingOf(read.column())))
                    .map(Reads.Read::span)
                    .findFirst();
        }

        @Override
        public Stream<Diagnostic> limitPurpose(Effect.LimitPurpose effect) {
            return verdict == Verdict.VIOLATED
                    ? one(
                            Code.CHK4001,
                            Findings.purposeNotCollectedFor(segment.use()),
                            segment.places().use(),
                            Findings.PURPOSE_HELP)
                    : one(
                            Code.CHK4002,
                            Findings.purposeUnknown(),
                            segment.places().use(),
                            Findings.PURPOSE_HELP);
        }

        @Override
        public Stream<Diagnostic> forbidData(Effect.ForbidData effect) {
            Stream<Diagnostic> known = reads.columns().stream().flatMap(read -> {
                Set<String> hit = hit(facts.readingOf(read.column()), effect);
                return hit.isEmpty()
                        ? Stream.empty()
                        : one(
                                Code.CHK4001,
                                Findings.readsData(read, hit),
                                read.span(),
                                Findings.dataHelp(effect.unless().isPresent()));
            });
            return Stream.concat(known, untraced(effect));
        }

        /** All columns of unknown origin in one: a catalogue that declares none has none declared for every column. */
        private Stream<Diagnostic> untraced(Effect.ForbidData effect) {
            List<Reads.Read> untraced = reads.columns().stream()
                    .filter(read -> read.column().origin().isEmpty())
                    .toList();
            return effect.origins().isEmpty() || untraced.isEmpty()
                    ? Stream.empty()
                    : one(
                            Code.CHK4002,
                            Findings.untraced(untraced),
                            untraced.get(0).span(),
                            Findings.UNTRACED_HELP);
        }

        private Set<String> hit(Reading reading, Effect.ForbidData effect) {
            Set<String> hit = new TreeSet<>(reading.data());
            hit.retainAll(effect.categories());
            reading.protectedAs().stream()
                    .filter(effect.protectedAs()::contains)
                    .forEach(hit::add);
            reading.origins().stream()
                    .filter(effect.origins()::contains)
                    .map(Origin::word)
                    .forEach(hit::add);
            return Collections.unmodifiableSet(hit);
        }

        @Override
        public Stream<Diagnostic> limitLookBack(Effect.LimitLookBack effect) {
            return reads.unlimited().stream()
                    .flatMap(span -> one(Code.CHK4008, Findings.unlimitedLookBack(), span, Findings.LOOK_BACK_HELP));
        }

        @Override
        public Stream<Diagnostic> excludeRetention(Effect.ExcludeRetention effect) {
            Span span = catalogue.persons().map(table -> table.span()).orElse(Span.none());
            return one(Code.CHK4002, Findings.retentionMissing(), span, Findings.RETENTION_HELP);
        }

        private Stream<Diagnostic> one(Code code, Said message, Span span, Said help) {
            return Stream.of(Findings.ofRule(code, rule, verdict, message, span).withHelp(help));
        }

        @Override
        public Stream<Diagnostic> requireConsent(Effect.RequireConsent effect) {
            return Stream.empty();
        }

        @Override
        public Stream<Diagnostic> softOptIn(Effect.SoftOptIn effect) {
            return Stream.empty();
        }

        @Override
        public Stream<Diagnostic> excludeRefused(Effect.ExcludeRefused effect) {
            return Stream.empty();
        }

        @Override
        public Stream<Diagnostic> excludeMinors(Effect.ExcludeMinors effect) {
            return Stream.empty();
        }

        @Override
        public Stream<Diagnostic> excludeRestricted(Effect.ExcludeRestricted effect) {
            return Stream.empty();
        }

        @Override
        public Stream<Diagnostic> duty(Effect.Duty effect) {
            return Stream.empty();
        }

        @Override
        public Stream<Diagnostic> inform(Effect.Inform effect) {
            return Stream.empty();
        }
    }
}
