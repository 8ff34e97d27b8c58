package io.licit.programme.audit;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.campaign.Review;
import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Word;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.core.workspace.Campaign;
import io.licit.programme.audit.Answer.Observation;
import io.licit.programme.journal.Logged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tests on campaigns. */
enum CampaignProbe implements Probe {
    /** A review finds no error on a campaign, wherever a person of its segment may be. */
    CAMPAIGNS_CLEAN {
        @Override
        Optional<String> fault(Situation situation, Campaign campaign) {
            if (!situation.checked().segments().containsKey(campaign.segment())) {
                return Optional.of("its segment `" + campaign.segment() + "` is gone or has mistakes");
            }
            long errors = Review.of(
                            campaign,
                            situation.workspace(),
                            situation.checked(),
                            Optional.empty(),
                            situation.library(),
                            situation.at())
                    .stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .count();
            return errors == 0
                    ? Optional.empty()
                    : Optional.of("a review has " + Answer.count(errors, "error", "errors") + " on it");
        }

        @Override
        Answer answer(List<Observation> wrong, String all) {
            return Answer.of(
                    wrong,
                    "A review finds no error on " + all + ".",
                    "A review finds errors on " + wrong.size() + " of " + all + ".");
        }
    },

    /** Each claim of a campaign names an assessment that substantiates it and counts. */
    CLAIMS_SUBSTANTIATED {
        @Override
        Optional<String> fault(Situation situation, Campaign campaign) {
            Segment segment = situation.checked().segments().get(campaign.segment());
            long open = campaign.claims().stream()
                    .filter(claim -> segment == null
                            || claim.assessment()
                                    .flatMap(id -> Optional.ofNullable(
                                            situation.workspace().assessments().get(id)))
                                    .filter(one -> one.kind() == AssessmentKind.SUBSTANTIATION)
                                    .filter(one -> one.validFor(segment.id(), segment.digest(), situation.at()))
                                    .isEmpty())
                    .count();
            return open == 0
                    ? Optional.empty()
                    : Optional.of(Answer.count(open, "claim has", "claims have") + " no substantiation that counts");
        }

        @Override
        Answer answer(List<Observation> wrong, String all) {
            return Answer.of(
                    wrong,
                    "Each claim of " + all + " is substantiated.",
                    wrong.size() + " of " + all + " have claims without a substantiation that counts.");
        }
    },

    /** Each campaign was reviewed since it last changed. */
    CAMPAIGNS_REVIEWED {
        @Override
        Optional<String> fault(Situation situation, Campaign campaign) {
            Optional<String> digest = ApprovalDigest.of(campaign.segment(), situation.checked(), situation.workspace())
                    .flatMap(of -> Optional.ofNullable(of.campaigns().get(campaign.id())));
            if (digest.isEmpty()) {
                return Optional.of("it, or its segment, can't be read");
            }
            boolean reviewed =
                    situation.programme().journal().newest(situation.programme().state(), "review", REVIEWS).stream()
                            .anyMatch(entry -> digest.equals(reviewedAs(entry, campaign.id())));
            return reviewed ? Optional.empty() : Optional.of("no review of it as it stands is in the log");
        }

        @Override
        Answer answer(List<Observation> wrong, String all) {
            return Answer.of(
                    wrong,
                    "A review of each of " + all + " as it stands is in the log.",
                    wrong.size() + " of " + all + " were not reviewed since they last changed.");
        }
    };

    /** The newest reviews that are looked at. */
    private static final int REVIEWS = 10_000;

    /** What is wrong with a campaign; empty where nothing is. */
    abstract Optional<String> fault(Situation situation, Campaign campaign);

    abstract Answer answer(List<Observation> wrong, String all);

    @Override
    public Answer ask(Situation situation, int limit) {
        if (!situation.workspace().campaignsWhole()) {
            return Answer.fail("Some campaigns can't be read, so that nobody knows what is in them.");
        }
        List<Observation> wrong = new ArrayList<>();
        List<Campaign> all = List.copyOf(situation.workspace().campaigns().values());
        if (all.isEmpty()) {
            return Answer.notApplicable("There is no campaign in this workspace.");
        }
        all.forEach(campaign -> fault(situation, campaign)
                .ifPresent(text -> wrong.add(new Observation("campaign " + campaign.id(), text))));
        return answer(wrong, Answer.count(all.size(), "campaign", "campaigns"));
    }

    @Override
    public Unit unit() {
        return Unit.NONE;
    }

    @Override
    public String word() {
        return Word.written(this);
    }

    /** The campaign's digest in an entry's {@code campaigns}. */
    private static Optional<String> reviewedAs(Logged entry, String campaign) {
        return Optional.of(entry.facts())
                .filter(facts -> facts instanceof Json.Obj)
                .flatMap(facts -> ((Json.Obj) facts).get("campaigns"))
                .filter(campaigns -> campaigns instanceof Json.Obj)
                .flatMap(campaigns -> ((Json.Obj) campaigns).get(campaign))
                .filter(digest -> digest instanceof Json.Str)
                .map(digest -> ((Json.Str) digest).value());
    }
}
