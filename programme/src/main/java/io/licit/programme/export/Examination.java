package io.licit.programme.export;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Recipient;
import io.licit.core.check.Leaving;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.core.law.Jurisdictions;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** An order held against the workspace, before anybody is looked up. */
final class Examination {
    private final Gatekeeper gatekeeper;

    Examination(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    /**
     * An order that may be carried out.
     *
     * @param use what the file may be used for
     * @param channels of which one must reach a person
     * @param campaigns to be reviewed when the recipients are known
     * @param findings that keep nothing from leaving
     */
    record Passed(
            Segment segment,
            Json.Obj use,
            List<Channel> channels,
            Columns columns,
            List<Campaign> campaigns,
            List<Diagnostic> findings) {}

    /** Either why nothing leaves, or what does. */
    record Verdict(Optional<Outcome> stopped, Optional<Passed> passed) {
        static Verdict stop(Outcome outcome) {
            return new Verdict(Optional.of(outcome), Optional.empty());
        }
    }

    /** @throws ExportException where the order can't be meant */
    Verdict of(Order order, Subject subject) {
        Segment segment = subject.segment(order.segment())
                .orElseThrow(() -> ExportException.order(
                        "there is no segment `" + order.segment() + "`, or it has mistakes",
                        "`licit check` says which"));
        Settings settings = subject.workspace().settings();
        List<String> missing = new ArrayList<>(gatekeeper.missing(order.by(), segment, subject));
        order.asking()
                .filter(way -> !Asking.isBalanced(way, segment, subject))
                .ifPresent(way -> missing.add(Asking.balancing(segment.id())));
        if (!missing.isEmpty()) {
            return Verdict.stop(new Outcome.Blocked(missing));
        }
        List<Diagnostic> errors = subject.errors(order.segment());
        if (!errors.isEmpty()) {
            return Verdict.stop(new Outcome.Refused(errors));
        }
        order.asking().ifPresent(way -> Asking.requireMeant(order));
        List<Channel> channels =
                order.asking().map(way -> List.of(way.channel())).orElseGet(() -> channels(order, segment));
        if (order.kind().isForPlatform()) {
            requirePlatform(order, segment);
        }
        Optional<Campaign> campaign = campaign(order, subject);
        Columns columns = Columns.of(
                order.kind(),
                order.columns(),
                channels,
                subject.workspace().catalogue(),
                withoutConsent(subject.checked().law().jurisdictions()),
                settings.programme().canaries());
        Set<String> needed = new HashSet<>(columns.needed());
        campaign.ifPresent(one -> columns.named().stream()
                .filter(column -> merges(one, column.name()))
                .forEach(column -> needed.add(column.name())));
        List<Diagnostic> found =
                Leaving.findings(subject.workspace(), subject.checked(), segment, columns.named(), needed);
        if (found.stream().anyMatch(one -> one.severity() == Severity.ERROR)) {
            return Verdict.stop(new Outcome.Refused(found));
        }
        return new Verdict(
                Optional.empty(),
                Optional.of(new Passed(
                        segment,
                        Asking.use(order.asking(), segment),
                        channels,
                        columns,
                        order.asking().isPresent() ? List.of() : campaigns(campaign, segment, channels, subject),
                        found)));
    }

    /** What is wrong with an audience, now that it is known; empty where it may leave. */
    static List<Diagnostic> ofAudience(Subject subject, Segment segment, long rows, long canaries) {
        if (canaries > 0) {
            return List.of(canary(segment));
        }
        return subject.workspace()
                .settings()
                .minimumSegmentSize()
                .filter(least -> rows < least)
                .map(least -> List.of(tooSmall(segment, rows, least)))
                .orElse(List.of());
    }

    static Diagnostic canary(Segment segment) {
        return Diagnostic.of(
                        Code.EXP8104,
                        Said.of(
                                "the audience of `{}` holds a canary, so that something lets in whom it must not",
                                segment.id()),
                        segment.definition().places().where())
                .withHelp(Said.of(
                        "nothing was written; `licit explain {} --person ID` with an id of `export: canaries:` says"
                                + " why she is in",
                        segment.id()))
                .withSegment(segment.id());
    }

    private static Diagnostic tooSmall(Segment segment, long rows, int least) {
        return Diagnostic.of(
                        Code.CHK4010,
                        rows == 1
                                ? Said.of("the file would have {} row, fewer than the minimum of {}", rows, least)
                                : Said.of("the file would have {} rows, fewer than the minimum of {}", rows, least),
                        segment.definition().places().id())
                .withSeverity(Severity.ERROR)
                .withHelp(Said.of(
                        "so few can be recognised; `licit preview {}` says who is left out, and why", segment.id()))
                .withSegment(segment.id());
    }

    private static List<Channel> channels(Order order, Segment segment) {
        List<Channel> all = segment.definition().use().channels();
        return order.channel()
                .map(one -> {
                    if (!all.contains(one)) {
                        throw ExportException.order(
                                "the use of `" + order.segment() + "` has no channel `" + one.word() + "`",
                                "its channels are "
                                        + String.join(
                                                ", ",
                                                all.stream().map(Channel::word).toList()));
                    }
                    return List.of(one);
                })
                .orElse(all);
    }

    /** INVARIANT: the law was asked about the use that the segment states; what leaves goes to no other recipient. */
    private static void requirePlatform(Order order, Segment segment) {
        if (segment.definition().use().recipient() != Recipient.ONLINE_PLATFORM) {
            throw ExportException.order(
                    "a list of kind `" + order.kind().word() + "` goes to an online platform, and the use of `"
                            + order.segment() + "` is for recipient `"
                            + segment.definition().use().recipient().word() + "`",
                    "write `recipient: online-platform` in its use, and see what `licit check` says then");
        }
    }

    private static Optional<Campaign> campaign(Order order, Subject subject) {
        return order.campaign()
                .map(id -> Optional.ofNullable(subject.workspace().campaigns().get(id))
                        .filter(one -> one.segment().equals(order.segment()))
                        .orElseThrow(() -> ExportException.order(
                                "there is no campaign `" + id + "` on `" + order.segment() + "`",
                                "`campaigns/` has "
                                        + String.join(
                                                ", ",
                                                subject.workspace().campaigns().keySet()))));
    }

    /** The one that is named; else every one on the segment that goes by a channel of the export. */
    private static List<Campaign> campaigns(
            Optional<Campaign> named, Segment segment, List<Channel> channels, Subject subject) {
        return named.map(List::of)
                .orElseGet(() -> subject.workspace().campaigns().values().stream()
                        .filter(one -> one.segment().equals(segment.id()) && channels.contains(one.channel()))
                        .toList());
    }

    /** Whether the message puts the column's value into its words. */
    private static boolean merges(Campaign campaign, String column) {
        String field = "(?s).*\\{\\{?\\s*" + Pattern.quote(column) + "\\s*\\}.*";
        return campaign.message()
                        .subject()
                        .filter(text -> text.text().matches(field))
                        .isPresent()
                || campaign.message()
                        .body()
                        .filter(text -> text.text().matches(field))
                        .isPresent();
    }

    /** Countries outside the European Economic Area, the United Kingdom and Switzerland, as Google's EU user consent policy has it. */
    private static Set<String> withoutConsent(Jurisdictions jurisdictions) {
        Set<String> all = new TreeSet<>(jurisdictions.countries());
        all.removeAll(jurisdictions.countriesOf("EEA"));
        all.removeAll(Set.of("GB", "CH"));
        return all;
    }

    /** The columns by which the rows of a file are told apart, as the catalogue has them now. */
    static Columns columnsOf(Manifest manifest, Subject subject) {
        return Columns.of(
                manifest.kind(),
                manifest.named(),
                manifest.channels(),
                subject.workspace().catalogue(),
                withoutConsent(subject.checked().law().jurisdictions()),
                subject.workspace().settings().programme().canaries());
    }
}
