package io.licit.core.check;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ContactPoints;
import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.Effect;
import io.licit.core.law.Law;
import io.licit.core.law.LawBook;
import io.licit.core.law.Pack;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.law.UseFacts;
import io.licit.core.segment.Definition;
import io.licit.core.segment.SegmentDigest;
import io.licit.core.workspace.Assessment;
import io.licit.core.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Holds segments against the law in force: every rule that applies somewhere a person of the segment may be. */
public final class Checker {
    private final Workspace workspace;
    private final Law law;
    private final Facts facts;
    private final LocalDate today;
    private final List<List<Place>> inhabited;
    private final Map<UseFacts, OfUse> uses = new HashMap<>();

    private Checker(Workspace workspace, Law law, Instant asOf, Optional<Set<Whereabouts>> whereabouts) {
        this.workspace = workspace;
        this.law = law;
        this.today = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
        this.facts = new Facts(workspace, law, asOf);
        this.inhabited = inhabited(law, whereabouts, workspace.settings().unknownJurisdiction());
    }

    /**
     * Resolves every segment of the workspace and checks those asked for.
     *
     * @param whereabouts where the workspace's persons are; empty where nobody has looked, and then they may be anywhere
     * @param asked ids; a segment that can't be resolved is reported whether asked for or not, since others may need it
     */
    public static Checked check(
            Workspace workspace,
            LawBook book,
            Instant asOf,
            Optional<Set<Whereabouts>> whereabouts,
            Set<String> asked) {
        return check(workspace, book, LocalDate.ofInstant(asOf, ZoneOffset.UTC), asOf, whereabouts, asked);
    }

    /**
     * As above, under the law of another day than that of the facts: what a change of law alone would do.
     *
     * @param lawOf the day whose law is asked
     * @param asOf the instant of everything else
     */
    public static Checked check(
            Workspace workspace,
            LawBook book,
            LocalDate lawOf,
            Instant asOf,
            Optional<Set<Whereabouts>> whereabouts,
            Set<String> asked) {
        Law law = book.inForce(lawOf);
        Checker checker = new Checker(workspace, law, asOf, whereabouts);
        Diagnostics broken = new Diagnostics();
        Resolved resolved = Resolved.of(workspace, broken);
        Diagnostics findings = new Diagnostics();
        Map<String, Segment> segments = new LinkedHashMap<>();
        Map<String, String> digests = new HashMap<>();
        Map<String, Map<String, Verdict>> verdicts = new TreeMap<>();
        Map<String, List<Place>> places = new TreeMap<>();
        for (String id : resolved.order()) {
            Definition definition = definitionOf(workspace, id);
            Reads reads = resolved.reads(id, workspace.catalogue());
            String digest = SegmentDigest.of(definition, resolved.condition(id), digests);
            digests.put(id, digest);
            Segment segment = new Segment(
                    definition, resolved.condition(id), digest, checker.facts.of(definition, digest, reads));
            segments.put(id, segment);
            if (asked.contains(id)) {
                List<Place> open = checker.openPlaces(segment);
                places.put(id, open);
                verdicts.put(id, checker.check(segment, reads, open, findings));
            }
        }
        checker.checkWorkspace(book, findings);
        return new Checked(law, segments, broken.sorted(), findings.sorted(), verdicts, places);
    }

    private static Definition definitionOf(Workspace workspace, String id) {
        Definition definition = workspace.segments().get(id);
        if (definition == null) {
            throw new IllegalStateException("resolved, but not in the workspace: " + id);
        }
        return definition;
    }

    /**
     * What a check comes to.
     *
     * @param segments those that could be resolved, each after those that it refers to
     * @param broken what could not be resolved
     * @param verdicts of every rule that applies to a segment that was asked for, by segment and rule, in the law's order
     * @param places where persons of a segment that was asked for may be, one of each class that the law treats alike
     */
    public record Checked(
            Law law,
            Map<String, Segment> segments,
            List<Diagnostic> broken,
            List<Diagnostic> findings,
            Map<String, Map<String, Verdict>> verdicts,
            Map<String, List<Place>> places) {
        /** A note for each rule that is satisfied. They are many, so they are made for who asks. */
        public List<Diagnostic> satisfied() {
            Map<String, Rule> rules = new HashMap<>();
            law.rules().forEach(rule -> rules.put(rule.id(), rule));
            List<Diagnostic> notes = new ArrayList<>();
            verdicts.forEach((id, ofSegment) -> {
                Segment segment = segments.get(id);
                ofSegment.forEach((ruleId, verdict) -> {
                    Rule rule = rules.get(ruleId);
                    if (segment != null && rule != null && verdict == Verdict.SATISFIED) {
                        notes.add(Findings.satisfied(rule, segment.definition()).withSegment(id));
                    }
                });
            });
            return notes;
        }

        /** The ids of the rules that apply to a segment that was asked for. */
        public Set<String> applying(String segment) {
            return verdicts.getOrDefault(segment, Map.of()).keySet();
        }
    }

    private Map<String, Verdict> check(Segment segment, Reads reads, List<Place> open, Diagnostics out) {
        Definition definition = segment.definition();
        List<Judged> judged = judge(segment, open);
        if (definition.reason().filter(reason -> !reason.isBlank()).isEmpty()) {
            out.add(Findings.reasonMissing(definition).withSegment(segment.id()));
        }
        long byUnknown = judged.stream()
                .filter(one -> isOfData(one.rule()) && one.verdict() == Verdict.UNDETERMINED)
                .count();
        for (Reads.Read read : reads.columns()) {
            if (facts.isUnlabelled(read.column())) {
                out.add(Findings.unlabelled(read, byUnknown).withSegment(segment.id()));
            }
            if (read.column().auditOnly()) {
                out.add(Findings.auditOnly(read).withSegment(segment.id()));
            }
        }
        RuleFindings wording = new RuleFindings(definition, reads, facts, workspace.catalogue());
        judged.stream()
                .filter(one -> one.verdict() != Verdict.SATISFIED)
                .flatMap(one -> wording.of(one.rule(), one.verdict()))
                .map(finding -> finding.withSegment(segment.id()))
                .forEach(out::add);
        checkContactPoints(definition, out);
        for (Assessment assessment : workspace.assessments().values()) {
            assessment
                    .idle(segment.id(), segment.digest(), today)
                    .ifPresent(why ->
                            out.add(Findings.idle(assessment, segment.id(), why).withSegment(segment.id())));
        }
        Map<String, Verdict> verdictsOf = new LinkedHashMap<>();
        judged.forEach(one -> verdictsOf.put(one.rule().id(), one.verdict()));
        return verdictsOf;
    }

    /** The worst verdict of every rule that applies somewhere, in the order of the law. */
    private List<Judged> judge(Segment segment, List<Place> open) {
        Map<Rule, Verdict> worst = new IdentityHashMap<>();
        for (UseFacts use : segment.uses()) {
            OfUse asked = uses.computeIfAbsent(use, this::unasked);
            for (Place place : open) {
                asked.at(place).forEach((rule, verdict) -> worst.merge(rule, verdict, Verdict::worse));
            }
        }
        return law.rules().stream()
                .filter(worst::containsKey)
                .map(rule -> new Judged(rule, worst.getOrDefault(rule, Verdict.UNDETERMINED)))
                .toList();
    }

    private OfUse unasked(UseFacts use) {
        return new OfUse(law.of(use), use);
    }

    /** What rules come to on a use; many segments ask the same. */
    private static final class OfUse {
        private final Law.OfUse law;
        private final UseFacts use;
        private final Map<Rule, Verdict> ofRule = new IdentityHashMap<>();
        private final Map<Place, Map<Rule, Verdict>> atPlace = new HashMap<>();

        OfUse(Law.OfUse law, UseFacts use) {
            this.law = law;
            this.use = use;
        }

        Map<Rule, Verdict> at(Place place) {
            return atPlace.computeIfAbsent(place, here -> {
                Map<Rule, Verdict> found = new IdentityHashMap<>();
                law.at(here).forEach(rule -> found.put(rule, of(rule)));
                return found;
            });
        }

        /** The same wherever the rule applies. */
        private Verdict of(Rule rule) {
            return ofRule.computeIfAbsent(rule, asked -> Ruling.of(asked.effect(), use));
        }
    }

    /** One of each class of places that a person of the segment may be in, as far as persons are there at all. */
    private List<Place> openPlaces(Segment segment) {
        Optional<Table> table = workspace.catalogue().persons();
        if (table.isEmpty() || !(table.get().role() instanceof Table.Role.Persons persons)) {
            return inhabited.stream().map(places -> places.get(0)).toList();
        }
        Narrowing narrowing = new Narrowing(law, table.get(), persons);
        return inhabited.stream()
                .flatMap(places -> places.stream()
                        .filter(place -> narrowing.leavesOpen(segment.condition(), place))
                        .limit(1))
                .toList();
    }

    /**
     * The classes of places, less the places where nobody is. A person whose place is unknown is under every law there
     * is, and the gate holds her to it; that is no finding on the segment, unless nobody's place is known.
     */
    private static List<List<Place>> inhabited(
            Law law, Optional<Set<Whereabouts>> whereabouts, Optional<String> assumed) {
        Set<Place> known = new HashSet<>();
        whereabouts.orElse(Set.of()).forEach(where -> known.add(law.place(where.country(), where.region())));
        if (known.contains(new Place.Unknown()) && assumed.isPresent()) {
            known.add(law.assumed(assumed.get()));
        }
        boolean nobody = known.stream().allMatch(place -> place instanceof Place.Unknown);
        return law.placeClasses().stream()
                .map(places -> places.stream()
                        .filter(place -> nobody || known.contains(place))
                        .filter(place -> nobody || !(place instanceof Place.Unknown))
                        .toList())
                .filter(places -> !places.isEmpty())
                .toList();
    }

    private record Judged(Rule rule, Verdict verdict) {}

    private static boolean isOfData(Rule rule) {
        return rule.effect() instanceof Effect.ForbidData || rule.effect() instanceof Effect.Justify;
    }

    private void checkContactPoints(Definition segment, Diagnostics out) {
        List<Channel> without = segment.use().channels().stream()
                .filter(channel -> ContactPoints.family(channel)
                        .filter(family -> ContactPoints.columns(workspace.catalogue(), family)
                                .isEmpty())
                        .isPresent())
                .toList();
        if (!without.isEmpty()) {
            out.add(Findings.noContactPoint(segment, without).withSegment(segment.id()));
        }
    }

    private void checkWorkspace(LawBook book, Diagnostics out) {
        if (workspace.settings().minimumSegmentSize().isEmpty()) {
            out.add(Findings.minimumMissing(workspace.settings().span()));
        }
        LocalDate limit = today.minus(workspace.settings().reviewWithin());
        Map<String, List<Pack>> stale = new TreeMap<>();
        for (Pack pack : book.packs()) {
            if (pack.reviewed().filter(reviewed -> !reviewed.isBefore(limit)).isEmpty()) {
                // The shipped ones come with a release, and many fall due on one day: that is said once.
                String together = book.own().contains(pack)
                        ? pack.id()
                        : pack.reviewed().map(LocalDate::toString).orElse("");
                stale.computeIfAbsent(together, key -> new ArrayList<>()).add(pack);
            }
        }
        stale.values().forEach(packs -> out.add(Findings.stalePacks(packs, limit)));
        workspace.waivers().forEach(waiver -> out.add(WaiverFindings.of(waiver, book, today)));
    }
}
