package io.licit.server.campaign;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.workspace.Campaign;
import io.licit.programme.approval.Approvals;
import io.licit.programme.people.Actor;
import io.licit.server.desk.DefinitionFiles;
import io.licit.server.desk.Desk;
import io.licit.server.desk.Reviews;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.CampaignLine;
import io.licit.server.view.CampaignStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Campaigns: all of them, and a new one. */
public final class CampaignPages {
    private final Desk desk;

    public CampaignPages(Desk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        List<Route> all = new ArrayList<>(List.of(
                Route.get("/campaigns", Access.STAFF, this::list),
                Route.post("/campaigns", Access.AUTHORS, this::create)));
        all.addAll(new CampaignPage(desk).routes());
        all.addAll(new CampaignHistory(desk).routes());
        all.addAll(new BodyPage(desk).routes());
        all.addAll(new PreviewPage(desk).routes());
        return all;
    }

    private Reply list(Visit visit) {
        Desk.Standing stands = desk.standing();
        return page(visit, stands, 200, "", start(visit, stands));
    }

    private Reply page(Visit visit, Desk.Standing stands, int status, String said, CampaignStart start) {
        String wanted = visit.field("q").strip().toLowerCase(Locale.ROOT);
        List<CampaignLine> lines = lines(visit, stands);
        return new Reply.Page(
                status,
                visit.isOfPart() ? "part/campaign-rows.jte" : "campaigns.jte",
                Map.of(
                        "lines",
                                lines.stream()
                                        .filter(line -> line.matches(wanted))
                                        .toList(),
                        "query", visit.field("q"),
                        "all", lines.size(),
                        "said", said,
                        "mayEdit", new Looks(visit).mayEdit(),
                        "start", start));
    }

    private List<CampaignLine> lines(Visit visit, Desk.Standing stands) {
        Looks looks = new Looks(visit);
        List<CampaignLine> lines = new ArrayList<>();
        for (Campaign campaign : stands.workspace().campaigns().values()) {
            Reviews.Reviewed reviewed = desk.reviews().standing(stands, campaign.id(), true);
            long errors = count(reviewed, Severity.ERROR);
            long warnings = count(reviewed, Severity.WARNING);
            lines.add(new CampaignLine(
                    campaign.id(),
                    campaign.segment(),
                    campaign.channel().word(),
                    looks.when(campaign),
                    errors > 0 ? "wrong" : warnings > 0 ? "warned" : "sound",
                    errors,
                    warnings,
                    approval(desk, stands, campaign.segment())));
        }
        stands.opened().texts().sources().yamlIn("campaigns").stream()
                .filter(file ->
                        lines.stream().noneMatch(line -> path(stands, line.id()).equals(file.path())))
                .map(file -> file.path().replaceFirst("^campaigns/", "").replaceFirst("\\.ya?ml$", ""))
                .forEach(id -> lines.add(new CampaignLine(id, "", "", "", "unreadable", 1, 0, "")));
        return lines;
    }

    private static String path(Desk.Standing stands, String id) {
        return Optional.ofNullable(stands.workspace().campaigns().get(id))
                .map(campaign -> campaign.span().file().path())
                .orElse("");
    }

    private static long count(Reviews.Reviewed reviewed, Severity severity) {
        return reviewed.findings().stream()
                .map(Diagnostic::severity)
                .filter(severity::equals)
                .count();
    }

    /** How the approval of a segment stands, which covers its campaigns; blank where nothing could be approved. */
    static String approval(Desk desk, Desk.Standing stands, String segment) {
        return stands.approval(segment)
                .map(digest -> new Approvals(desk.programme())
                        .standing(segment, digest.digest(), desk.clock().instant())
                        .state()
                        .words())
                .orElse("");
    }

    private static CampaignStart start(Visit visit, Desk.Standing stands) {
        return new CampaignStart(
                visit.field("id").strip(),
                visit.field("segment"),
                visit.field("channel"),
                visit.field("language").strip(),
                visit.field("sender").strip(),
                visit.field("subject").strip(),
                visit.field("body"),
                List.copyOf(stands.opened().segments()),
                Word.words(Channel.class));
    }

    private Reply create(Visit visit) {
        Desk.Standing stands = desk.standing();
        CampaignStart start = start(visit, stands);
        String id = start.id();
        if (!DefinitionFiles.isNewId(id)) {
            return page(visit, stands, 422, visit.text().of("campaigns.bad-id"), start);
        }
        if (start.body().isBlank()) {
            return page(visit, stands, 422, visit.text().of("campaigns.no-body"), start);
        }
        boolean isKnown =
                start.segments().contains(start.segment()) && start.channels().contains(start.channel());
        Optional<String> text = isKnown ? text(start) : Optional.empty();
        if (text.isEmpty()) {
            return page(visit, stands, 422, visit.text().of("error.form"), start);
        }
        Actor by = new Actor(visit.visitor().id());
        if (!desk.campaignFiles().create(stands, id, DefinitionFiles.limited(text.get()), by)) {
            return page(visit, stands, 422, visit.text().of("campaigns.not-made", id), start);
        }
        return new Reply.Go("/campaigns/" + id);
    }

    /** The form puts it in, so that what somebody types is a value and nothing else of the file. */
    private static Optional<String> text(CampaignStart start) {
        String bare = "campaign: " + start.id() + "\nsegment: " + start.segment() + "\nchannel: " + start.channel()
                + "\nmessage:\n  body: x\n";
        return CampaignForm.of(bare)
                .map(form -> form.typed(field -> switch (field) {
                    case "language" -> start.language();
                    case "sender" -> start.sender();
                    case "subject" -> start.subject();
                    case "body" -> start.body();
                    default -> "";
                }))
                .flatMap(form -> form.into(bare));
    }
}
