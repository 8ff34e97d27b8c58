package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.check.Checker;
import io.licit.core.json.Json;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import io.licit.programme.Programme;
import io.licit.programme.approval.ApprovalRefused;
import io.licit.programme.approval.Approvals;
import io.licit.programme.approval.Decisions;
import io.licit.programme.approval.Standing;
import io.licit.programme.journal.Receipt;
import io.licit.programme.people.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Approves a segment as it stands, asks for that, or shows how segments stand. */
@CommandLine.Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = {
            "Approve a segment as it stands, with the law on it and its campaigns; without a segment, show how all stand.",
            "Who wrote it, or asked for the approval, can't give it. Whatever changes afterwards voids it."
        })
final class Approve extends Command {
    @Parameters(arity = "0..1", paramLabel = "SEGMENT", description = "The segment's id; none to show all.")
    private @Nullable String segment;

    @Option(names = "--ask", description = "Ask for the approval instead, as an author of the segment.")
    private boolean ask;

    @Option(names = "--refuse", description = "Refuse it.")
    private boolean refuse;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; needed to refuse.")
    private String reason = "";

    @Option(names = "--for", paramLabel = "PERIOD", description = "How long the approval lasts; else P90D.")
    private String lasts = "P90D";

    @Mixin
    private final By by = new By();

    Approve(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        Opened opened = Opening.read(options, shell);
        Set<String> asked = Opening.asked(opened, segment == null ? List.of() : List.of(segment));
        Workspace workspace = opened.workspace()
                .orElseThrow(() -> CliException.usage("the workspace can't be read", "`licit check` says why"));
        Checker.Checked checked = opened.check(workspace, asked);
        try (Programme programme = Desk.open(opened, shell)) {
            if (segment == null) {
                print(shown(rows(programme, workspace, checked, asked, opened.asOf()), format));
                return Exit.OK;
            }
            return decide(segment, workspace, checked, programme, format);
        }
    }

    private int decide(String id, Workspace workspace, Checker.Checked checked, Programme programme, Format format) {
        Actor actor = by.actor(shell);
        Period time = period();
        Decisions decisions = Decisions.on(id, programme, workspace, checked).orElseThrow(() -> mistaken(id));
        ApprovalDigest digest = decisions.digest();
        if (ask) {
            print(said(id, digest, "asked for", decisions.ask(actor, reason, ""), Optional.empty(), format));
            return Exit.OK;
        }
        try {
            Decisions.Decided done = decisions.decide(!refuse, actor, reason, time, Optional::empty);
            print(said(id, digest, refuse ? "refused" : "approved", done.receipt(), done.until(), format));
            return Exit.OK;
        } catch (ApprovalRefused refused) {
            return notDone(id, actor, refused);
        }
    }

    private static CliException mistaken(String id) {
        return CliException.usage("`" + id + "` has mistakes", "`licit check " + id + "` says which");
    }

    private int notDone(String id, Actor actor, ApprovalRefused refused) {
        switch (refused.why()) {
            case FINDINGS -> {
                tell(refused.findings());
                say("error: `" + id + "` has "
                        + Numbers.of(refused.findings().size(), "finding", "findings")
                        + " of severity error, and is not approved");
                return Exit.FINDINGS;
            }
            case NO_REASON -> throw options.usage("whoever refuses says why, with --reason");
            case UNTRAINED ->
                throw CliException.blocked(
                        actor.id() + " has no current certificate in " + String.join(", ", refused.about()),
                        "`licit train take COURSE --by " + actor.id() + "` earns one");
            case AUTHOR ->
                throw CliException.blocked(
                        actor.id() + " wrote `" + id + "` or asked for its approval, and can't give it",
                        "somebody else approves it, with --by");
            default -> throw refused;
        }
    }

    private Period period() {
        try {
            Period time = Period.parse(lasts);
            if (time.isZero() || time.isNegative()) {
                throw options.usage("`" + lasts + "` is no time; write P90D");
            }
            return time;
        } catch (DateTimeParseException noPeriod) {
            throw options.usage("`" + lasts + "` is no time; write P90D");
        }
    }

    private static String said(
            String id,
            ApprovalDigest digest,
            String decision,
            Receipt receipt,
            Optional<LocalDate> until,
            Format format) {
        if (format == Format.JSON) {
            return Json.object()
                            .put("segment", id)
                            .put("digest", digest.digest())
                            .put("decision", decision)
                            .put("expires_at", until.map(LocalDate::toString).orElse(""))
                            .put("evidence", receipt.index())
                            .build()
                            .print()
                    + "\n";
        }
        String what = decision.equals("asked for") ? "Approval of " + id + " is asked for" : id + " is " + decision;
        return what + until.map(day -> " until " + day).orElse("") + ", as it stands: " + digest.digest() + ".\n"
                + "Entry " + receipt.index() + " of the evidence log.\n";
    }

    private record Line(String segment, String digest, Standing standing) {}

    private static List<Line> rows(
            Programme programme, Workspace workspace, Checker.Checked checked, Set<String> asked, Instant at) {
        Approvals approvals = new Approvals(programme);
        List<Line> lines = new ArrayList<>();
        for (String id : asked) {
            ApprovalDigest.of(id, checked, workspace)
                    .ifPresent(digest ->
                            lines.add(new Line(id, digest.digest(), approvals.standing(id, digest.digest(), at))));
        }
        return lines;
    }

    private static String shown(List<Line> lines, Format format) {
        if (format == Format.JSON) {
            return Json.object()
                            .put(
                                    "approvals",
                                    Json.array(lines.stream().map(Approve::json).toList()))
                            .build()
                            .print()
                    + "\n";
        }
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        grid.row("segment", "approval", "by", "until");
        lines.forEach(line -> grid.row(
                line.segment(),
                line.standing().state().words(),
                line.standing().who().orElse(""),
                line.standing().until().map(Approve::day).orElse("")));
        return grid.lines("");
    }

    private static Json json(Line line) {
        return Json.object()
                .put("segment", line.segment())
                .put("digest", line.digest())
                .put("state", line.standing().state().words())
                .put("by", line.standing().who().orElse(""))
                .put("expires_at", line.standing().until().map(Approve::day).orElse(""))
                .put("reason", line.standing().reason())
                .build();
    }

    private static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }
}
