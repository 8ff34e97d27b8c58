package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.core.diagnostic.Severity;
import io.licit.programme.audit.Answer.Observation;
import io.licit.programme.audit.AuditRun;
import io.licit.programme.audit.AuditRun.Outcome;
import io.licit.programme.audit.Control;
import io.licit.programme.audit.Finding;
import io.licit.programme.audit.Result;
import io.licit.programme.audit.Trend;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Audits and findings in text. */
final class AuditWords {
    private static final int WIDTH = 96;
    private static final int SHOWN = 5;
    private static final int DETAIL = 72;

    private final Paint paint;
    private final boolean whole;

    /** @param whole whether everything that is wrong is shown, or the first of it */
    AuditWords(Paint paint, boolean whole) {
        this.paint = paint;
        this.whole = whole;
    }

    /** What failed stands first and whole; what passed is a line each. */
    String run(AuditRun run, Map<String, Trend> trends) {
        StringBuilder text = new StringBuilder(paint.dim("audit " + run.number() + ", as of "
                        + Audiences.minute(run.at().toString()))
                + "\n\n");
        List<Outcome> bad =
                run.outcomes().stream().filter(one -> one.result().isBad()).toList();
        bad.forEach(one -> text.append(failed(one)));
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.LEFT);
        run.outcomes().stream()
                .filter(one -> !one.result().isBad())
                .forEach(one -> grid.row(List.of(
                        mark(one.result()),
                        Cell.of(one.control()),
                        new Cell(shortened(one.answer().detail()), paint::dim))));
        if (bad.size() < run.outcomes().size()) {
            text.append(grid.lines("")).append('\n');
        }
        return text.append(Numbers.of(run.outcomes().size(), "control", "controls"))
                .append(": ")
                .append(run.count(Result.PASS))
                .append(" passed, ")
                .append(run.count(Result.FAIL))
                .append(" failed, ")
                .append(run.count(Result.ERROR))
                .append(" could not be tested, ")
                .append(run.count(Result.NOT_APPLICABLE))
                .append(" not applicable.\nEntry ")
                .append(run.entry())
                .append(" of the evidence log.\n")
                .toString();
    }

    private String failed(Outcome outcome) {
        StringBuilder text = new StringBuilder(
                mark(outcome.result()).paint().apply(mark(outcome.result()).text())
                        + "  " + paint.bold(outcome.control()) + "  "
                        + paint.dim(
                                outcome.severity() == Severity.ERROR
                                        ? ""
                                        : outcome.severity().word()));
        text.setLength(trimmed(text));
        text.append('\n').append(Words.wrapped(outcome.answer().detail(), WIDTH, "      "));
        List<Observation> wrong = outcome.answer().observations();
        int shown = whole ? wrong.size() : Math.min(SHOWN, wrong.size());
        for (Observation one : wrong.subList(0, shown)) {
            text.append("        ")
                    .append(one.subject())
                    .append(": ")
                    .append(one.text())
                    .append('\n');
        }
        if (shown < wrong.size()) {
            text.append("        and ").append(wrong.size() - shown).append(" more; -v shows them\n");
        }
        return text.append('\n').toString();
    }

    private static int trimmed(StringBuilder text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end;
    }

    private static String shortened(String detail) {
        return detail.length() <= DETAIL
                ? detail
                : detail.substring(0, DETAIL - 1).strip() + "…";
    }

    private Cell mark(Result result) {
        return switch (result) {
            case PASS -> new Cell("pass", paint::green);
            case FAIL -> new Cell("fail", paint::red);
            case ERROR -> new Cell("error", paint::red);
            case NOT_APPLICABLE -> new Cell("n/a", paint::dim);
        };
    }

    /** Each control with its last result and its trend. */
    String controls(Collection<Control> controls, Map<String, Trend> trends) {
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        grid.row(List.of(dim("control"), dim("last"), dim("audits"), dim("title")));
        for (Control control : controls) {
            Trend trend = trends.getOrDefault(control.id(), new Trend(control.id(), List.of()));
            grid.row(List.of(
                    Cell.of(control.id()),
                    trend.last().map(point -> mark(point.result())).orElse(dim("never")),
                    Cell.of(trend.row()),
                    dim(control.title())));
        }
        return grid.lines("")
                + "\naudits: the oldest first; + passed, x failed, ? could not be tested, . not applicable\n";
    }

    private Cell dim(String text) {
        return new Cell(text, paint::dim);
    }

    /** Findings in a table. */
    String findings(List<Finding> findings, LocalDate day) {
        if (findings.isEmpty()) {
            return "There is no finding.\n";
        }
        Grid grid = new Grid(Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        grid.row(List.of(dim("no"), dim("state"), dim("due"), dim("owner"), dim("control"), dim("what")));
        for (Finding finding : findings) {
            String what = finding.subject().isEmpty() ? finding.detail() : finding.subject() + ": " + finding.detail();
            grid.row(List.of(
                    Cell.of(String.valueOf(finding.number())),
                    state(finding, day),
                    Cell.of(finding.due().toString()),
                    Cell.of(finding.owner().orElse("nobody")),
                    Cell.of(finding.control()),
                    dim(shortened(what))));
        }
        return grid.lines("");
    }

    private Cell state(Finding finding, LocalDate day) {
        if (finding.isOverdue(day)) {
            return new Cell("overdue", paint::red);
        }
        return switch (finding.state()) {
            case OPEN -> new Cell("open", paint::yellow);
            case ACCEPTED -> new Cell("accepted", paint::dim);
            case CLOSED -> new Cell("closed", paint::green);
        };
    }

    /** One finding with what happened to it. */
    String finding(Finding finding, LocalDate day) {
        StringBuilder text = new StringBuilder(paint.bold("Finding " + finding.number()) + ", "
                + state(finding, day).text() + ", due on " + finding.due() + ", owner "
                + finding.owner().orElse("nobody") + "\n");
        text.append(finding.about())
                .append('\n')
                .append(Words.wrapped(finding.detail(), WIDTH, ""))
                .append("found ")
                .append(Numbers.of(finding.times(), "time", "times"))
                .append('\n');
        finding.events()
                .forEach(event -> text.append("  ")
                        .append(Audiences.minute(event.at().toString()))
                        .append("  ")
                        .append(event.step().word())
                        .append(" by ")
                        .append(event.by())
                        .append(event.detail().isEmpty() ? "" : ": " + event.detail())
                        .append('\n'));
        return text.toString();
    }

    /** One control with its last audits. */
    String control(Control control, Trend trend) {
        StringBuilder text = new StringBuilder(paint.bold(control.id()) + "  " + control.title() + "\n");
        text.append(Words.wrapped(control.asks(), WIDTH, ""));
        text.append(Words.wrapped("serves " + String.join(", ", control.serves()), WIDTH, ""));
        text.append("test ")
                .append(control.probe().word())
                .append(", ")
                .append(control.severity().word())
                .append(control.every().map(every -> ", every " + every).orElse(""))
                .append('\n')
                .append(Words.wrapped(control.remedy(), WIDTH, ""));
        trend.points()
                .forEach(point -> text.append("  audit ")
                        .append(point.audit())
                        .append("  ")
                        .append(Audiences.minute(point.at().toString()))
                        .append("  ")
                        .append(point.result().word())
                        .append('\n'));
        return text.toString();
    }
}
