package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.campaign.CampaignDigest;
import io.licit.core.campaign.Library;
import io.licit.core.campaign.Recipients;
import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import io.licit.engine.folder.ShippedLaw;
import io.licit.programme.Programme;
import io.licit.programme.journal.Entries;
import io.licit.programme.journal.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds campaigns against the law of the places where their recipients live, and says what is found. */
@CommandLine.Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = {
            "Hold campaigns against the law of where their recipients live and print the findings.",
            "Recipients are who would be eligible now, or on the day of --as-of."
        })
final class Review extends Command {
    @Parameters(paramLabel = "CAMPAIGN", description = "Ids of campaigns; none for all.")
    private List<String> named = List.of();

    @Option(
            names = "--no-data",
            description = "Count nobody: every place where a person of the segment may be counts, and every group.")
    private boolean withoutData;

    @Mixin
    private final By by = new By();

    Review(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON, Format.SARIF, Format.JUNIT, Format.GITHUB);
        Opened opened = Opening.read(options, shell);
        Map<String, Campaign> asked = Opening.campaigns(opened, named);
        Diagnostics found = new Diagnostics();
        opened.problems().stream().filter(Review::concerns).forEach(found::add);
        opened.workspace().ifPresent(workspace -> found.addAll(review(workspace, opened, asked)));
        List<Diagnostic> shown = found.sorted().stream()
                .filter(one -> one.severity() != Severity.NOTE || options.verbose())
                .toList();
        print(Findings.render(shown, format, paint()));
        if (format == Format.TEXT && shown.isEmpty()) {
            print(nothingFound(asked, opened));
        }
        return opened.unreadable() ? Exit.USAGE : options.failOn().exit(shown);
    }

    /** Mistakes count wherever they are; what is only doubtful counts where campaigns and wordings are. */
    private static boolean concerns(Diagnostic problem) {
        String file = problem.span().file().path();
        return problem.severity() == Severity.ERROR || file.startsWith("campaigns/") || file.startsWith("law/");
    }

    private List<Diagnostic> review(Workspace workspace, Opened opened, Map<String, Campaign> asked) {
        Diagnostics found = new Diagnostics();
        Library library = Library.read(ShippedLaw.sources(), workspace.sources(), found);
        Set<String> segments = new TreeSet<>();
        asked.values().forEach(campaign -> segments.add(campaign.segment()));
        Checker.Checked checked = opened.check(workspace, segments);
        found.addAll(checked.broken());
        Map<String, Recipients> counted = withoutData ? Map.of() : counted(opened, checked, asked);
        for (Campaign campaign : asked.values()) {
            found.addAll(io.licit.core.campaign.Review.of(
                    campaign,
                    workspace,
                    checked,
                    Optional.ofNullable(counted.get(campaign.id())),
                    library,
                    opened.asOf()));
        }
        List<Diagnostic> all = found.sorted();
        log(opened, workspace, checked, asked, all);
        return all;
    }

    /** INVARIANT: what is found is in the log before it is shown. */
    private void log(
            Opened opened,
            Workspace workspace,
            Checker.Checked checked,
            Map<String, Campaign> asked,
            List<Diagnostic> found) {
        Map<String, String> digests = new TreeMap<>();
        asked.forEach((id, campaign) ->
                CampaignDigest.of(campaign, workspace.sources()).ifPresent(digest -> digests.put(id, digest)));
        try (Programme programme = Desk.open(opened, shell)) {
            Entry entry = Entries.reviewed(
                    checked,
                    digests,
                    !withoutData,
                    found,
                    opened.asOf(),
                    programme.clock().instant(),
                    by.actorOrLicit(shell));
            programme.state().write(tx -> programme.journal().append(tx, entry));
        }
    }

    /** Who would get each campaign whose segment stands. Others on the same channel count against a cap. */
    private Map<String, Recipients> counted(Opened opened, Checker.Checked checked, Map<String, Campaign> asked) {
        List<Campaign> standing = asked.values().stream()
                .filter(campaign -> checked.segments().containsKey(campaign.segment()))
                .toList();
        if (standing.isEmpty()) {
            return Map.of();
        }
        Set<String> segments = new TreeSet<>();
        opened.workspace()
                .ifPresent(workspace -> workspace.campaigns().values().stream()
                        .map(Campaign::segment)
                        .filter(checked.segments()::containsKey)
                        .forEach(segments::add));
        try (Planned planned = Planned.of(this, opened, segments)) {
            return planned.recipients(standing);
        }
    }

    private static String nothingFound(Map<String, Campaign> asked, Opened opened) {
        if (asked.isEmpty()) {
            return "There is no campaign in this workspace.\n";
        }
        String campaigns = asked.size() <= 3
                ? String.join(", ", asked.keySet())
                : Numbers.of(asked.size(), "campaign", "campaigns");
        return "Nothing was found on " + campaigns + " as of "
                + Audiences.minute(opened.asOf().toString()) + ".\n";
    }
}
