package io.licit.server.desk;

import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.core.workspace.Workspace;
import io.licit.engine.Progress;
import io.licit.engine.fairness.Audit;
import io.licit.engine.fairness.History;
import io.licit.engine.fairness.Inquiry;
import io.licit.engine.fairness.Judged;
import io.licit.engine.fairness.Subject;
import io.licit.engine.fairness.WorkspaceAudit;
import io.licit.fairness.report.FairnessReport;
import io.licit.fairness.report.SegmentReport;
import io.licit.server.route.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How segments treat groups: judged on request, as the command does it. The lowest ratios and the verdict go into the
 * history; all numbers of the last report on a segment are kept while the application runs.
 */
public final class Judgements {
    /** Reports on more segments are not kept, the longest unused go first. */
    private static final int MOST = 200;

    /** Findings on what several segments do together. */
    private static final Set<Code> OF_SEVERAL =
            Set.copyOf(EnumSet.of(Code.FAI6008, Code.FAI6009, Code.FAI6010, Code.FAI6011));

    private final Desk desk;
    private final Path folder;
    private final Map<String, Judgement> last = new Reports();
    /** What several do together; one, or none before several were judged at once. */
    private final List<Together> together = new ArrayList<>(1);

    Judgements(Desk desk, Path folder) {
        this.desk = desk;
        this.folder = folder;
    }

    private static final class Reports extends LinkedHashMap<String, Judgement> {
        private static final long serialVersionUID = 1;

        Reports() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Judgement> eldest) {
            return size() > MOST;
        }
    }

    /**
     * The last report on a segment.
     *
     * @param data as it was
     * @param whole for officers and auditors
     * @param shown for everybody else
     */
    public record Judgement(
            String segment, String digest, Fingerprint data, WorkspaceAudit.Told whole, WorkspaceAudit.Told shown) {
        public WorkspaceAudit.Told told(boolean isWhole) {
            return isWhole ? whole : shown;
        }

        public SegmentReport report(boolean isWhole) {
            return told(isWhole).report().segments().get(0);
        }
    }

    /**
     * What segments do together, as it was when several were judged at once; reports on single ones are left out.
     *
     * @param digests of the segments that were judged
     * @param data as it was
     */
    public record Together(
            Map<String, String> digests, Fingerprint data, WorkspaceAudit.Told whole, WorkspaceAudit.Told shown) {
        public Together {
            digests = Collections.unmodifiableMap(new TreeMap<>(digests));
        }

        public WorkspaceAudit.Told told(boolean isWhole) {
            return isWhole ? whole : shown;
        }
    }

    /** What has changed since a segment was judged. */
    public enum Change {
        SEGMENT,
        DATA
    }

    /**
     * Judges segments that stand.
     *
     * @param progress what it throws ends the work, and nothing is kept
     * @throws Refusal where none of them does
     */
    public void judge(Desk.Standing stands, Set<String> asked, Progress progress) {
        Workspace workspace = stands.workspace();
        Checker.Checked checked = stands.sound();
        Set<String> sound = new TreeSet<>(asked);
        sound.retainAll(checked.segments().keySet());
        sound.removeAll(workspace.unreadable());
        if (sound.isEmpty()) {
            throw new Refusal(409, "fairness.no-definition");
        }
        WorkspaceAudit audit =
                new WorkspaceAudit(folder, workspace, checked, stands.opened().asOf());
        Inquiry inquiry = inquiry(audit, sound);
        Plan plan = Planner.plan(workspace, checked, audit.asOf(), sound);
        Fingerprint data = Fingerprint.ofData(folder);
        // Others may ask the data while what was read is judged.
        Audit.Results results = desk.data()
                .askPatiently(workspace, plan, progress, warehouse -> Audit.read(inquiry, plan, warehouse, progress))
                .results(progress);
        WorkspaceAudit.Told whole = audit.told(results, true);
        WorkspaceAudit.Told shown = audit.told(results, false);
        progress.at(Said.of("keeping the results"), 1);
        audit.keep(results);
        synchronized (last) {
            results.segments().forEach(segment -> {
                String id = segment.segment();
                last.put(id, new Judgement(id, segment.digest(), data, of(whole, id), of(shown, id)));
            });
            if (whole.report().across().isPresent()) {
                Map<String, String> digests = new TreeMap<>();
                results.segments().forEach(segment -> digests.put(segment.segment(), segment.digest()));
                together.clear();
                together.add(new Together(digests, data, together(whole), together(shown)));
            }
        }
    }

    private static Inquiry inquiry(WorkspaceAudit audit, Set<String> segments) {
        List<Subject> subjects = segments.stream()
                .flatMap(id -> Optional.ofNullable(audit.checked().segments().get(id)).stream())
                .map(segment ->
                        WorkspaceAudit.subject(segment, segment.definition().fairness()))
                .toList();
        return audit.inquiry(
                subjects,
                audit.characteristics(),
                EnumSet.of(Judged.MATCHING, Judged.AUDIENCE),
                segments.size() == 1 ? Inquiry.Search.ALL : Inquiry.Search.FLAGGED,
                WorkspaceAudit.least(audit.workspace()));
    }

    /** What is told of one segment. */
    private static WorkspaceAudit.Told of(WorkspaceAudit.Told told, String segment) {
        FairnessReport all = told.report();
        FairnessReport one = new FairnessReport(
                all.title(),
                all.asOf(),
                all.persons(),
                all.thresholds(),
                all.minimumShown(),
                all.segments().stream()
                        .filter(report -> report.segment().equals(segment))
                        .toList(),
                Optional.empty(),
                all.drift().stream()
                        .filter(drift -> drift.segment().equals(segment))
                        .toList(),
                all.notes());
        List<Diagnostic> findings = told.findings().stream()
                .filter(finding -> finding.segment().filter(segment::equals).isPresent())
                .toList();
        return new WorkspaceAudit.Told(one, findings, told.isWhole());
    }

    /** What is told of all of them. */
    private static WorkspaceAudit.Told together(WorkspaceAudit.Told told) {
        FairnessReport all = told.report();
        FairnessReport one = new FairnessReport(
                all.title(),
                all.asOf(),
                all.persons(),
                all.thresholds(),
                all.minimumShown(),
                List.of(),
                all.across(),
                List.of(),
                List.of());
        List<Diagnostic> findings = told.findings().stream()
                .filter(finding -> OF_SEVERAL.contains(finding.code()))
                .toList();
        return new WorkspaceAudit.Told(one, findings, told.isWhole());
    }

    /** What segments do together; empty where several were not judged at once since the application has started. */
    public Optional<Together> together() {
        synchronized (last) {
            return together.stream().findFirst();
        }
    }

    /** The segments that have another condition since several were judged, or were not there or not sound then. */
    public Set<String> since(Desk.Standing stands, Together judged) {
        Set<String> changed = new TreeSet<>(judged.digests().keySet());
        Map<String, Segment> now = stands.sound().segments();
        changed.addAll(now.keySet());
        changed.removeAll(stands.workspace().unreadable());
        changed.removeIf(id -> Optional.ofNullable(now.get(id))
                .map(Segment::digest)
                .equals(Optional.ofNullable(judged.digests().get(id))));
        return changed;
    }

    /** The last report; empty where there was none since the application has started. */
    public Optional<Judgement> last(String segment) {
        synchronized (last) {
            return Optional.ofNullable(last.get(segment));
        }
    }

    /** What is kept for good. */
    public History history() {
        return History.of(folder);
    }

    /**
     * What has changed since a segment was judged, as far as that can be told: of the data only where the last report is
     * still here.
     */
    public List<Change> since(Desk.Standing stands, String segment, String digest) {
        return since(stands, segment, digest, data());
    }

    /** The data as it is now. */
    public Fingerprint data() {
        return Fingerprint.ofData(folder);
    }

    /** The same for many segments. @param data as it is now */
    public List<Change> since(Desk.Standing stands, String segment, String digest, Fingerprint data) {
        List<Change> changes = new ArrayList<>();
        boolean isAsItWas = Optional.ofNullable(stands.sound().segments().get(segment))
                .filter(one -> one.digest().equals(digest))
                .isPresent();
        if (!isAsItWas) {
            changes.add(Change.SEGMENT);
        }
        boolean isOfOtherData =
                last(segment).filter(one -> !one.data().equals(data)).isPresent();
        if (isOfOtherData) {
            changes.add(Change.DATA);
        }
        return changes;
    }
}
