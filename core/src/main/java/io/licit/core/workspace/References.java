package io.licit.core.workspace;

import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.source.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What definitions refer to by name, collected while they are read and looked up when all are. */
final class References {
    private final List<YamlNode.Scalar> segments = new ArrayList<>();
    private final List<YamlNode.Scalar> assessed = new ArrayList<>();
    private final List<YamlNode.Scalar> assessments = new ArrayList<>();
    private final List<YamlNode.Scalar> personColumns = new ArrayList<>();
    private final List<YamlNode.Scalar> fairnessColumns = new ArrayList<>();

    Optional<String> segment(Optional<YamlNode.Scalar> name) {
        return collect(name, segments);
    }

    /** Segments that an assessment names; one that has gone leaves the assessment standing for the others. */
    List<String> assessed(List<YamlNode.Scalar> names) {
        assessed.addAll(names);
        return names.stream().map(YamlNode.Scalar::text).toList();
    }

    Optional<String> assessment(Optional<YamlNode.Scalar> name) {
        return collect(name, assessments);
    }

    Optional<String> personColumn(Optional<YamlNode.Scalar> name) {
        return collect(name, personColumns);
    }

    /** Columns of the persons that a segment's terms of fairness rest on, each once. */
    List<String> fairnessColumns(List<YamlNode.Scalar> names) {
        fairnessColumns.addAll(names);
        return names.stream().map(YamlNode.Scalar::text).distinct().toList();
    }

    /** Reports each name that is not among those that are defined, in files with mistakes too. */
    void check(Collection<String> segmentIds, Collection<String> assessmentIds, Diagnostics diagnostics) {
        check("segment", segments, segmentIds, diagnostics);
        Diagnostics gone = new Diagnostics();
        check("segment", assessed, segmentIds, gone);
        gone.sorted().forEach(diagnostic -> diagnostics.add(diagnostic.withSeverity(Severity.WARNING)));
        check("assessment", assessments, assessmentIds, diagnostics);
    }

    void checkColumns(Table persons, Diagnostics diagnostics) {
        personColumns.stream()
                .filter(name -> persons.column(name.text()).isEmpty())
                .forEach(name -> diagnostics.add(WorkspaceMessages.noColumn(persons, name)));
        fairnessColumns.stream()
                .filter(name -> persons.column(name.text()).isEmpty())
                .forEach(name -> diagnostics.add(WorkspaceMessages.noFairnessColumn(persons, name)));
    }

    private static Optional<String> collect(Optional<YamlNode.Scalar> name, List<YamlNode.Scalar> names) {
        name.ifPresent(names::add);
        return name.map(YamlNode.Scalar::text);
    }

    private static void check(
            String kind, List<YamlNode.Scalar> names, Collection<String> known, Diagnostics diagnostics) {
        names.stream()
                .filter(name -> !known.contains(name.text()))
                .forEach(name -> diagnostics.add(WorkspaceMessages.notThere(kind, name, known)));
    }
}
