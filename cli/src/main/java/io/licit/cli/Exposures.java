package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.core.check.Exposure;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.JsonRenderer;
import io.licit.core.json.Json;
import io.licit.core.law.LawBook;
import io.licit.core.law.Organisation;
import io.licit.core.law.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What statutes threaten at most for the findings of a check. */
final class Exposures {
    private final LawBook book;
    private final Organisation organisation;
    private final Map<String, Map<String, Long>> concerned;

    /** @param concerned how many persons each rule concerns, by segment and rule; empty where nobody has counted */
    Exposures(LawBook book, Organisation organisation, Map<String, Map<String, Long>> concerned) {
        this.book = book;
        this.organisation = organisation;
        this.concerned = concerned;
    }

    private Optional<Exposure> of(Diagnostic finding) {
        return broken(finding).flatMap(rule -> Exposure.of(rule.penalty(), organisation, persons(finding, rule)));
    }

    /** The rule that a finding says is not met; a satisfied one exposes to nothing. */
    private Optional<Rule> broken(Diagnostic finding) {
        return finding.law().filter(law -> !law.verdict().equals("satisfied")).flatMap(law -> book.rule(law.rule()));
    }

    private Optional<Long> persons(Diagnostic finding, Rule rule) {
        return finding.segment()
                .map(segment -> concerned.getOrDefault(segment, Map.of()))
                .flatMap(counts -> Optional.ofNullable(counts.get(rule.id())));
    }

    /** The findings as JSON, each with the exposure of its rule. */
    Json.Obj json(List<Diagnostic> findings) {
        List<Json> all = new ArrayList<>();
        for (Diagnostic finding : findings) {
            Json.Builder one = Json.object();
            JsonRenderer.findings(List.of(finding))
                    .items()
                    .forEach(plain -> ((Json.Obj) plain).members().forEach(one::put));
            all.add(one.put("exposure", of(finding).map(Exposures::json).orElse(Json.none()))
                    .build());
        }
        return Json.object().put("findings", Json.array(all)).build();
    }

    private static Json json(Exposure exposure) {
        Json.Builder maximum = Json.object();
        exposure.maximum().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(sum -> maximum.put(sum.getKey(), Json.of(sum.getValue())));
        return Json.object()
                .put("maximum", maximum.build())
                .put("per", exposure.per().word())
                .put("persons", exposure.persons().<Json>map(Json::of).orElse(Json.none()))
                .put("basis", exposure.basis())
                .build();
    }

    /** A table for people: each rule once for a segment. */
    String text(List<Diagnostic> findings, Paint paint) {
        Map<String, Diagnostic> once = new LinkedHashMap<>();
        for (Diagnostic finding : findings) {
            broken(finding)
                    .ifPresent(rule ->
                            once.putIfAbsent(rule.id() + " " + finding.segment().orElse(""), finding));
        }
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT);
        grid.row(List.of(
                new Cell("rule", paint::dim),
                new Cell("segment", paint::dim),
                new Cell("persons", paint::dim),
                new Cell("statutory maximum", paint::dim)));
        StringBuilder bases = new StringBuilder();
        Map<String, String> said = new LinkedHashMap<>();
        for (Diagnostic finding : once.values()) {
            Rule rule = broken(finding).orElseThrow();
            Optional<Exposure> exposure = of(finding);
            grid.row(List.of(
                    new Cell(rule.id(), paint::cyan),
                    Cell.of(finding.segment().orElse("")),
                    Cell.of(persons(finding, rule).map(Numbers::count).orElse("")),
                    Cell.of(exposure.map(Exposure::shown).orElse("none of its own"))));
            exposure.ifPresent(found -> said.putIfAbsent(rule.id(), found.basis()));
        }
        said.forEach((rule, basis) ->
                bases.append("  ").append(rule).append(": ").append(basis).append('\n'));
        return once.isEmpty()
                ? ""
                : "\nExposure. What statutes threaten at most, and no forecast: several findings can be one breach, and\n"
                        + "authorities and courts take the case into account.\n" + grid.lines("  ")
                        + "\nHow it is reckoned:\n"
                        + bases;
    }
}
