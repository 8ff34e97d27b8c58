package io.licit.server.fairness;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.segment.Definition;
import io.licit.core.source.SourceFile;
import io.licit.engine.fairness.History;
import io.licit.engine.fairness.Judged;
import io.licit.engine.fairness.WorkspaceAudit;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Direction;
import io.licit.fairness.report.FairnessReport;
import io.licit.fairness.report.SegmentReport;
import io.licit.server.build.Subjects;
import io.licit.server.desk.Desk;
import io.licit.server.desk.Judgements;
import io.licit.server.desk.Judgements.Judgement;
import io.licit.server.route.Access;
import io.licit.server.route.Visit;
import io.licit.server.view.AlternativesView;
import io.licit.server.view.FairnessView;
import io.licit.server.view.FairnessView.Choice;
import io.licit.server.view.FairnessView.Part;
import io.licit.server.view.FairnessView.Section;
import io.licit.server.view.GridView;
import io.licit.server.view.Minutes;
import io.licit.server.view.Shown;
import io.licit.server.view.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One segment's page: the last report on it, as it may be told to the visitor and as she has chosen of it. */
final class SegmentFairness {
    /** The set of persons that is what a definition does. */
    static final String MATCHING = "matching";

    private final Desk desk;
    private final Desk.Standing stands;
    private final Visit visit;
    private final Text text;
    private final String id;
    private final boolean isWhole;
    /** The last one; none before the first. */
    private final List<Judgement> judged;

    /** @param isWhole whether the visitor may be told everything */
    SegmentFairness(Desk desk, Desk.Standing stands, Visit visit, String id, boolean isWhole) {
        this.desk = desk;
        this.stands = stands;
        this.visit = visit;
        this.text = visit.text();
        this.id = id;
        this.isWhole = isWhole;
        this.judged = desk.judgements().last(id).stream().toList();
    }

    /** The results that an address asks for: of a set of persons and, where it names one, of a characteristic. */
    static List<CharacteristicResult> chosen(SegmentReport report, Visit visit) {
        String set = set(visit);
        String name = visit.field("characteristic");
        return report.characteristics().stream()
                .filter(one -> one.set().equals(set))
                .filter(one -> name.isEmpty() || one.name().equals(name))
                .toList();
    }

    /** What there is no such set of is matching. */
    private static String set(Visit visit) {
        return Arrays.stream(Judged.values())
                .map(Judged::word)
                .filter(visit.field("set")::equals)
                .findFirst()
                .orElse(MATCHING);
    }

    /** The result that is shown whole: the one that is asked for, or the single characteristic with the gravest verdict. */
    private Optional<CharacteristicResult> looked(SegmentReport report) {
        return chosen(report, visit).stream()
                .filter(one -> !one.isIntersection() || one.name().equals(visit.field("characteristic")))
                .min(Comparator.comparing((CharacteristicResult one) -> !one.flagged())
                        .thenComparing(CharacteristicResult::verdict)
                        .thenComparing(one -> one.lowestAir().orElse(1)));
    }

    FairnessView view() {
        List<History.Past> past = desk.judgements().history().past(id, isWhole);
        if (judged.isEmpty()) {
            return unjudged(past);
        }
        WorkspaceAudit.Told told = judged.get(0).told(isWhole);
        SegmentReport report = judged.get(0).report(isWhole);
        String name = looked(report).map(CharacteristicResult::name).orElse("");
        List<String> notices = new ArrayList<>();
        changes().forEach(change -> notices.add(LastVerdicts.changed(text, change)));
        return new FairnessView(
                id,
                title(),
                Digits.look(History.verdict(report)),
                facts(told.report(), report),
                notices,
                sets(report),
                characteristics(report, name),
                query(name),
                sections(told, report),
                alternatives(),
                further(report, name, past),
                told.findings().stream()
                        .sorted(Comparator.comparing(Diagnostic::severity))
                        .map(new Shown(text, stands.opened().book())::finding)
                        .toList(),
                told.report().notes());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String title() {
        return Optional.ofNullable(stands.workspace().segments().get(id))
                .map(Definition::title)
                .orElse(id);
    }

    private List<Judgements.Change> changes() {
        return judged.stream()
                .findFirst()
                .map(one -> desk.judgements().since(stands, id, one.digest()))
                .orElse(List.of());
    }

    private FairnessView unjudged(List<History.Past> past) {
        List<String> notices = new ArrayList<>();
        String verdict = "never";
        if (past.isEmpty()) {
            notices.add(text.of("fairness.not-judged"));
        } else {
            History.Past last = past.get(past.size() - 1);
            verdict = last.verdict().map(Digits::look).orElse(verdict);
            notices.add(text.of("fairness.numbers-gone", Minutes.of(last.asOf())));
        }
        return new FairnessView(
                id,
                title(),
                verdict,
                List.of(),
                notices,
                List.of(),
                List.of(),
                "",
                List.of(),
                List.of(),
                trend(past),
                List.of(),
                List.of());
    }

    private List<List<String>> facts(FairnessReport whole, SegmentReport report) {
        Digits digits = new Digits(text);
        return List.of(
                List.of(text.of("fairness.as-of"), Minutes.of(Instant.parse(whole.asOf()))),
                List.of(text.of("fairness.in-data"), text.number(whole.persons())),
                List.of(
                        text.of("fairness.direction"),
                        text.of("fairness.direction." + report.direction().word())),
                List.of(
                        text.of("fairness.lines"),
                        text.of(
                                "fairness.lines-are",
                                digits.ratio(whole.thresholds().air()),
                                digits.ratio(whole.thresholds().concern()),
                                digits.ratio(whole.thresholds().significance()),
                                whole.thresholds().minimumPersons(),
                                digits.percent(whole.thresholds().minimumShare()))),
                List.of(text.of("segment.condition"), report.condition()));
    }

    private List<Choice> sets(SegmentReport report) {
        return report.characteristics().stream()
                .map(CharacteristicResult::set)
                .distinct()
                .map(set -> new Choice(set, text.of("fairness.set." + set), set.equals(set(visit))))
                .toList();
    }

    private List<Choice> characteristics(SegmentReport report, String looked) {
        return report.characteristics().stream()
                .filter(one -> one.set().equals(set(visit)))
                .map(CharacteristicResult::name)
                .map(name -> new Choice(name, GroupParts.name(name), name.equals(looked)))
                .toList();
    }

    private String query(String characteristic) {
        return "?set=" + encoded(set(visit)) + "&characteristic=" + encoded(characteristic);
    }

    private List<Section> sections(WorkspaceAudit.Told told, SegmentReport report) {
        GroupParts groups = new GroupParts(text, told.report().thresholds());
        List<Section> sections = new ArrayList<>();
        List<CharacteristicResult> ofSet = report.characteristics().stream()
                .filter(one -> one.set().equals(set(visit)))
                .toList();
        sections.add(
                new Section(text.of("fairness.overview"), text.of("fairness.overview-is"), overview(groups, ofSet)));
        Optional<CharacteristicResult> looked = looked(report);
        looked.ifPresent(one -> sections.add(new Section(
                text.of("fairness.groups"),
                text.of(report.direction() == Direction.BURDEN ? "fairness.groups-burden" : "fairness.groups-are"),
                List.of(groups.of(one)))));
        List<Part> causes = looked.map(one -> new CauseParts(text, report.direction()).of(report, one.name()))
                .orElse(List.of());
        if (!causes.isEmpty()) {
            sections.add(new Section(text.of("fairness.causes"), text.of("fairness.causes-are"), causes));
        }
        return sections;
    }

    /** Those of several characteristics open on request, where nothing was found in any. */
    private List<Part> overview(GroupParts groups, List<CharacteristicResult> results) {
        List<CharacteristicResult> single =
                results.stream().filter(one -> !one.isIntersection()).toList();
        List<CharacteristicResult> several =
                results.stream().filter(CharacteristicResult::isIntersection).toList();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("", "", List.of(), List.of(), List.of(overview(groups, single, "")), false));
        if (!several.isEmpty()) {
            String title = text.of("fairness.several", several.size());
            parts.add(new Part(
                    title,
                    "",
                    List.of(),
                    List.of(),
                    List.of(overview(groups, several, title)),
                    several.stream().noneMatch(CharacteristicResult::flagged)));
        }
        return parts;
    }

    private GridView overview(GroupParts groups, List<CharacteristicResult> results, String caption) {
        return groups.overview(
                results,
                caption.isEmpty() ? text.of("fairness.overview-of", text.of("fairness.set." + set(visit))) : caption,
                this::query);
    }

    private List<Section> further(SegmentReport report, String name, List<History.Past> past) {
        ProxyParts proxies = new ProxyParts(text, stands.workspace().settings().fairness());
        List<Section> sections = new ArrayList<>();
        List<Part> conditional = proxies.conditional(report, name);
        if (!conditional.isEmpty()) {
            sections.add(new Section(text.of("fairness.conditional"), text.of("fairness.conditional-is"), conditional));
        }
        List<Part> telling = proxies.proxies(report, name);
        if (!telling.isEmpty()) {
            sections.add(new Section(text.of("fairness.proxies"), text.of("fairness.proxies-are"), telling));
        }
        sections.addAll(trend(past));
        return sections;
    }

    private List<Section> trend(List<History.Past> past) {
        return new TrendPart(text, stands.workspace().settings().fairness().fourFifths())
                .of(past, set(visit)).stream()
                        .map(part ->
                                new Section(text.of("fairness.trend"), text.of("fairness.trend-is"), List.of(part)))
                        .toList();
    }

    /** One, or none where nothing was searched. */
    List<AlternativesView> alternatives() {
        return judged.stream()
                .map(one -> one.told(isWhole))
                .flatMap(told -> told.report().segments().get(0).alternatives().stream()
                        .map(found -> new AlternativeParts(text, told, found).at(place(), target())))
                .toList();
    }

    private int place() {
        String asked = visit.field("alternative");
        return asked.matches("[0-9]{1,4}") ? Integer.parseInt(asked) : 0;
    }

    private AlternativeParts.Target target() {
        SourceFile file = desk.files().of(stands, id);
        List<String> others = stands.opened().segments().stream()
                .filter(other -> !other.equals(id))
                .toList();
        String hindrance = "";
        if (!Access.AUTHORS.admits(visit.visitor())) {
            hindrance = text.of("fairness.no-author");
        } else if (changes().contains(Judgements.Change.SEGMENT)) {
            hindrance = text.of("fairness.adopt-changed");
        }
        return new AlternativeParts.Target(file, Subjects.of(stands.workspace().catalogue(), others), hindrance);
    }
}
