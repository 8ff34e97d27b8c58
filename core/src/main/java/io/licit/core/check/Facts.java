package io.licit.core.check;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.law.Categories;
import io.licit.core.law.UseFacts;
import io.licit.core.segment.Definition;
import io.licit.core.workspace.Assessment;
import io.licit.core.workspace.Workspace;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the law asks of a segment, gathered from the workspace. */
final class Facts {
    private final Workspace workspace;
    private final Categories categories;
    private final Instant asOf;

    Facts(Workspace workspace, Categories categories, Instant asOf) {
        this.workspace = workspace;
        this.categories = categories;
        this.asOf = asOf;
    }

    /** One for each channel of the use. */
    List<UseFacts> of(Definition segment, Reads reads) {
        Set<String> data = new TreeSet<>();
        Set<String> characteristics = new TreeSet<>();
        for (Reads.Read read : reads.columns()) {
            data.addAll(dataOf(read.column()));
            characteristics.addAll(characteristicsOf(read.column()));
        }
        boolean unlabelled = reads.columns().stream().anyMatch(read -> isUnlabelled(read.column()));
        return segment.use().channels().stream()
                .map(channel -> facts(segment, channel, data, characteristics, unlabelled, reads))
                .toList();
    }

    Set<String> dataOf(Column column) {
        return column.category().map(categories::dataOf).orElse(Set.of());
    }

    Set<String> characteristicsOf(Column column) {
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
            Set<String> data,
            Set<String> characteristics,
            boolean unlabelled,
            Reads reads) {
        return new UseFacts(
                segment.use().purpose(),
                channel,
                segment.use().recipient(),
                workspace.settings().sector(),
                segment.basis(),
                segment.use().product(),
                data,
                characteristics,
                unlabelled,
                assessments(segment),
                persons().flatMap(Table.Role.Persons::collectedFor),
                new HashSet<>(workspace.settings().establishedIn()),
                !reads.unlimited().isEmpty(),
                persons().flatMap(Table.Role.Persons::retention).isPresent());
    }

    /** Interests count only through the assessment that the segment itself names; other kinds through any. */
    private Set<AssessmentKind> assessments(Definition segment) {
        Set<AssessmentKind> kinds = EnumSet.noneOf(AssessmentKind.class);
        for (Assessment assessment : workspace.assessments().values()) {
            boolean named = segment.assessment().filter(assessment.id()::equals).isPresent();
            boolean counts = assessment.kind() != AssessmentKind.LEGITIMATE_INTERESTS
                    || named
                            && segment.basis()
                                    .filter(Basis.LEGITIMATE_INTERESTS::equals)
                                    .isPresent();
            if (counts && assessment.validFor(segment.id(), asOf)) {
                kinds.add(assessment.kind());
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
