package io.licit.core.check;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Figure;
import io.licit.core.catalogue.OfferKind;
import io.licit.core.catalogue.Origin;
import io.licit.core.catalogue.Table;
import io.licit.core.law.Categories;
import io.licit.core.law.Law;
import io.licit.core.law.Reading;
import io.licit.core.law.UseFacts;
import io.licit.core.segment.Definition;
import io.licit.core.workspace.Assessment;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Waiver;
import io.licit.core.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the law asks of a segment, gathered from the workspace. */
final class Facts {
    private final Workspace workspace;
    private final Law law;
    private final Categories categories;
    private final Instant asOf;
    private final Map<Column, Reading> readings = new IdentityHashMap<>();

    Facts(Workspace workspace, Law law, Instant asOf) {
        this.workspace = workspace;
        this.law = law;
        this.categories = law.categories();
        this.asOf = asOf;
    }

    /** One for each channel of the use. */
    List<UseFacts> of(Definition segment, String digest, Reads reads) {
        Map<AssessmentKind, Set<Figure>> assessed = assessed(segment, digest);
        Reading reading =
                reads.columns().stream().map(read -> readingOf(read.column())).reduce(Reading.NOTHING, Reading::and);
        return segment.use().channels().stream()
                .map(channel -> facts(segment, channel, reading, assessed, reads))
                .toList();
    }

    /** What the law sees in one column; many segments read the same. */
    Reading readingOf(Column column) {
        return readings.computeIfAbsent(column, this::read);
    }

    private Reading read(Column column) {
        return new Reading(
                column.category().map(categories::dataOf).orElse(Set.of()),
                characteristicsOf(column),
                column.category().map(categories::proxiesOf).orElse(Set.of()),
                column.origin().<Set<Origin>>map(EnumSet::of).orElse(Set.of()),
                isUnlabelled(column),
                column.origin().isEmpty());
    }

    private Set<String> characteristicsOf(Column column) {
        Set<String> found =
                new TreeSet<>(column.category().map(categories::protectedOf).orElse(Set.of()));
        column.protectedAs().ifPresent(found::add);
        return found;
    }

    /** Whether nobody can say what it holds: no category, or a characteristic that no law knows by that name. */
    boolean isUnlabelled(Column column) {
        return column.category().isEmpty()
                || column.protectedAs()
                        .filter(word -> !categories.protectedAs().containsKey(word))
                        .isPresent();
    }

    private UseFacts facts(
            Definition segment,
            Channel channel,
            Reading reading,
            Map<AssessmentKind, Set<Figure>> assessed,
            Reads reads) {
        return new UseFacts(
                segment.use().purpose(),
                channel,
                segment.use().recipient(),
                segment.use().sector().or(() -> workspace.settings().sector()),
                segment.basis(),
                segment.use().product(),
                reading,
                assessed,
                persons().flatMap(Table.Role.Persons::collectedFor),
                workspace.settings().organisation(),
                offers(segment),
                !reads.unlimited().isEmpty(),
                persons().flatMap(Table.Role.Persons::retention).isPresent(),
                waived(segment));
    }

    private Set<String> waived(Definition segment) {
        LocalDate day = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
        return workspace.waivers().stream()
                .filter(waiver -> waiver.inForce(day) && waiver.concerns(segment.id()))
                .map(Waiver::rule)
                .filter(rule -> law.rules().stream().anyMatch(one -> one.id().equals(rule) && one.waivable()))
                .collect(Collectors.toSet());
    }

    /**
     * What campaigns on the segment offer; empty where there is none, or one does not say.
     *
     * <p>A campaign that can't be read, or names no segment that is there, may be on this one, and may offer
     * anything.
     */
    private Set<OfferKind> offers(Definition segment) {
        List<Campaign> campaigns = workspace.campaigns().values().stream()
                .filter(campaign -> campaign.segment().equals(segment.id()))
                .toList();
        boolean silent =
                campaigns.stream().anyMatch(campaign -> campaign.offer().isEmpty());
        return silent || !workspace.campaignsWhole()
                ? Set.of()
                : campaigns.stream()
                        .flatMap(campaign -> campaign.offer().stream())
                        .map(Campaign.Offer::kind)
                        .collect(Collectors.toSet());
    }

    /** Interests count only through the assessment that the segment itself names; other kinds through any. */
    private Map<AssessmentKind, Set<Figure>> assessed(Definition segment, String digest) {
        Map<AssessmentKind, Set<Figure>> kinds = new EnumMap<>(AssessmentKind.class);
        for (Assessment assessment : workspace.assessments().values()) {
            boolean named = segment.assessment().filter(assessment.id()::equals).isPresent();
            boolean counts = assessment.kind() != AssessmentKind.LEGITIMATE_INTERESTS
                    || named
                            && segment.basis()
                                    .filter(Basis.LEGITIMATE_INTERESTS::equals)
                                    .isPresent();
            if (counts && assessment.validFor(segment.id(), digest, asOf)) {
                kinds.computeIfAbsent(assessment.kind(), kind -> EnumSet.noneOf(Figure.class))
                        .addAll(assessment.figures().keySet());
            }
        }
        return kinds;
    }

    private Optional<Table.Role.Persons> persons() {
        return persons(workspace.catalogue());
    }

    static Optional<Table.Role.Persons> persons(Catalogue catalogue) {
        return catalogue.persons().map(table -> (Table.Role.Persons) table.role());
    }
}
