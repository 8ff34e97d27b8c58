package io.licit.server.api;

import io.licit.core.campaign.Recipients;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Campaign;
import io.licit.fairness.disclosure.Disclosure;
import io.licit.programme.people.Actor;
import io.licit.server.desk.DefinitionFiles;
import io.licit.server.desk.Desk;
import io.licit.server.desk.Reviews;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Campaigns, for programs: read, written whole, and reviewed. */
final class ApiCampaigns {
    /** The route that reviews a text and writes nothing, by its name. */
    static final String REVIEW = "POST /api/v1/campaigns/{id}/review";

    private static final String TEXT = "text";

    private final Desk desk;
    private final DefinitionFiles files;

    ApiCampaigns(Desk desk) {
        this.desk = desk;
        this.files = desk.campaignFiles();
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.get("/api/v1/campaigns", Access.STAFF, this::list),
                                "Campaigns that can be read, by their ids.",
                                "Campaigns")
                        .taking(ApiPaging.LIMIT, ApiPaging.AFTER)
                        .refusing(400, "A limit that there is not.")
                        .refusing(409, "The workspace can't be read."),
                ApiEndpoint.of(
                                Route.get("/api/v1/campaigns/{id}", Access.STAFF, this::one),
                                "One campaign: its text, and what was found on it. The ETag is of the text.",
                                "Campaign")
                        .refusing(404, "There is no such campaign.")
                        .refusing(409, "The workspace can't be read."),
                ApiEndpoint.of(
                                new Route("PUT", "/api/v1/campaigns/{id}", Access.AUTHORS, this::put),
                                "Puts another text in the place of a campaign's, where that is still the one of the ETag.",
                                "Campaign")
                        .taking(ApiSegments.IF_MATCH)
                        .sent(true, "CampaignText")
                        .refusing(404, "There is no such campaign.")
                        .refusing(412, "The text has changed since.")
                        .refusing(422, "The text can't be read as this campaign; `findings` says why.")
                        .refusing(428, "There is no If-Match."),
                ApiEndpoint.of(
                                Route.post("/api/v1/campaigns/{id}/review", Access.STAFF, this::review),
                                "What is found on a campaign as it is, or would be with another text. Nothing is written."
                                        + " The number of recipients is null where they are few.",
                                "CampaignReview")
                        .sent(false, "CampaignText")
                        .refusing(404, "There is no such campaign.")
                        .refusing(409, "The workspace can't be read."));
    }

    private Reply list(Visit visit) {
        Desk.Standing stands = desk.standing();
        TreeMap<String, Campaign> all = new TreeMap<>(stands.workspace().campaigns());
        return Reply.data(ApiPaging.of(visit)
                .part("campaigns", all, campaign -> summary(stands, campaign).build()));
    }

    private Json.Builder summary(Desk.Standing stands, Campaign campaign) {
        List<Diagnostic> findings =
                desk.reviews().standing(stands, campaign.id(), true).findings();
        return Json.object()
                .put("campaign", campaign.id())
                .put("segment", campaign.segment())
                .put("channel", campaign.channel().word())
                .put("language", ApiJson.text(campaign.language()))
                .put(
                        "send_at",
                        ApiJson.text(campaign.sendAt()
                                .map(time -> time.clock()
                                        + time.offset().map(Object::toString).orElse(""))))
                .put("errors", count(findings, Severity.ERROR))
                .put("warnings", count(findings, Severity.WARNING));
    }

    private static long count(List<Diagnostic> findings, Severity severity) {
        return findings.stream().filter(one -> one.severity() == severity).count();
    }

    private Reply one(Visit visit) {
        return whole(desk.standing(), visit.part("id"));
    }

    private Reply whole(Desk.Standing stands, String id) {
        SourceFile file = files.of(stands, id);
        Campaign campaign = Optional.ofNullable(stands.workspace().campaigns().get(id))
                .orElseThrow(() -> new ApiProblem(
                        ApiProblem.Kind.CONFLICT, "`" + file.path() + "` can't be read as a campaign; mend the file"));
        String etag = ApiSegments.etag(file.text());
        return new Reply.Data(
                200,
                summary(stands, campaign)
                        .put("file", file.path())
                        .put(TEXT, file.text())
                        .put("etag", etag)
                        .build(),
                Map.of("ETag", etag));
    }

    /** INVARIANT: nobody's change is lost: who saw another text than the file has now is told so, and writes nothing. */
    private Reply put(Visit visit) {
        Json.Obj sent = ApiJson.body(visit, Set.of(TEXT));
        String text = DefinitionFiles.limited(ApiJson.requiredText(sent, TEXT));
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = files.of(stands, id);
        String match = visit.header("If-Match")
                .orElseThrow(() -> new ApiProblem(
                        ApiProblem.Kind.NEEDS_MATCH, "send the ETag of the text that you have read, in If-Match"));
        if (!ApiSegments.matches(match, ApiSegments.etag(file.text()))) {
            throw ApiSegments.changed();
        }
        if (!written(stands, id, file, text, new Actor(visit.visitor().id()))) {
            Reviews.Reviewed tried = desk.reviews().tried(stands, id, new SourceFile(file.path(), text), false);
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "the text can't be read as the campaign `" + id + "`")
                    .with("findings", findings(tried));
        }
        return whole(desk.standing(), id);
    }

    private boolean written(Desk.Standing stands, String id, SourceFile file, String text, Actor by) {
        try {
            return files.write(stands, id, file, text, by);
        } catch (Refusal refusal) {
            if (refusal.status() == ApiProblem.Kind.CONFLICT.status()) {
                throw ApiSegments.changed();
            }
            throw refusal;
        }
    }

    private Reply review(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = files.of(stands, id);
        long minimum = stands.minimum(visit.visitor());
        Optional<String> text =
                visit.body().length == 0 ? Optional.empty() : ApiJson.text(ApiJson.body(visit, Set.of(TEXT)), TEXT);
        Reviews.Reviewed reviewed = text.map(DefinitionFiles::limited)
                .map(tried -> desk.reviews().tried(stands, id, new SourceFile(file.path(), tried), minimum <= 1))
                .orElseGet(() -> desk.reviews().standing(stands, id, minimum <= 1));
        Optional<Long> persons =
                reviewed.recipients().map(Recipients::persons).filter(count -> !Disclosure.small(count, minimum));
        return Reply.data(Json.object()
                .put("campaign", id)
                .put("as_of", reviewed.opened().asOf().toString())
                .put("reviewed", reviewed.outlook().isPresent())
                .put("recipients", persons.<Json>map(Json::of).orElse(Json.none()))
                .put("findings", findings(reviewed))
                .build());
    }

    private static Json findings(Reviews.Reviewed reviewed) {
        return Json.array(reviewed.findings().stream()
                .sorted(Comparator.comparing(Diagnostic::severity))
                .map(ApiFindings::json)
                .toList());
    }
}
