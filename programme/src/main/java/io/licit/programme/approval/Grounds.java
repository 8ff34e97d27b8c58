package io.licit.programme.approval;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import io.licit.core.law.Rule;
import io.licit.core.law.view.LawDigest;
import io.licit.engine.AudienceCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a decision on a segment rested on, as it stood then: kept with the decision, so that what stands later can be held
 * against it.
 *
 * @param of the digests that the decision is by
 * @param text of the segment's file
 * @param rules that applied to it, in the law's order
 * @param counts empty where nobody counted
 */
public record Grounds(ApprovalDigest of, String text, List<RuleSaid> rules, Optional<AudienceCounts> counts) {
    public Grounds {
        rules = List.copyOf(rules);
    }

    /** A rule as it read. @param digest of all that it says and does */
    public record RuleSaid(String id, String digest, String jurisdiction, String cite, String requires) {
        static RuleSaid of(Rule rule) {
            return new RuleSaid(
                    rule.id(), LawDigest.of(List.of(rule)), rule.jurisdiction(), rule.cite(), rule.requires());
        }

        private Json json() {
            return Json.strings(List.of(id, digest, jurisdiction, cite, requires));
        }

        private static RuleSaid read(Json json) {
            List<String> all = Members.texts(json);
            return new RuleSaid(all.get(0), all.get(1), all.get(2), all.get(3), all.get(4));
        }
    }

    /** As a segment stands. */
    static Grounds of(ApprovalDigest of, Segment segment, Checker.Checked checked, Optional<AudienceCounts> counts) {
        Set<String> applying = checked.applying(of.segment());
        List<RuleSaid> rules = checked.law().rules().stream()
                .filter(rule -> applying.contains(rule.id()))
                .map(RuleSaid::of)
                .toList();
        return new Grounds(of, segment.definition().places().id().file().text(), rules, counts);
    }

    Json.Obj json() {
        Json.Builder campaigns = Json.object();
        of.campaigns().forEach(campaigns::put);
        Json.Builder all = Json.object()
                .put("segment", of.segment())
                .put("digest", of.digest())
                .put("definition", of.definition())
                .put("facts", of.facts())
                .put("law", of.law())
                .put("campaigns", campaigns.build())
                .put("text", text)
                .put("rules", Json.array(rules.stream().map(RuleSaid::json).toList()));
        counts.ifPresent(one -> all.put("counts", json(one)));
        return all.build();
    }

    private static Json json(AudienceCounts counts) {
        Json.Builder excluded = Json.object();
        counts.excluded().forEach(one -> excluded.put(one.rule(), one.count()));
        return Json.object()
                .put("matching", counts.matching())
                .put("eligible", counts.eligible())
                .put("reachable", counts.reachable())
                .put("excluded", excluded.build())
                .build();
    }

    /** @return empty of a decision that was kept before grounds were */
    static Optional<Grounds> read(String json) {
        if (json.isEmpty()) {
            return Optional.empty();
        }
        Members all;
        try {
            all = Members.of(Json.parse(json));
        } catch (JsonSyntaxException broken) {
            throw new IllegalStateException("grounds of a decision are no JSON", broken);
        }
        Map<String, String> campaigns = new TreeMap<>();
        all.inner("campaigns")
                .names()
                .forEach(id -> campaigns.put(id, all.inner("campaigns").text(id)));
        ApprovalDigest of = new ApprovalDigest(
                all.text("segment"),
                all.text("digest"),
                all.text("definition"),
                all.text("facts"),
                all.text("law"),
                campaigns);
        List<RuleSaid> rules = all.items("rules").stream().map(RuleSaid::read).toList();
        Optional<AudienceCounts> counts =
                all.has("counts") ? Optional.of(counts(of, all.inner("counts"))) : Optional.empty();
        return Optional.of(new Grounds(of, all.text("text"), rules, counts));
    }

    private static AudienceCounts counts(ApprovalDigest of, Members counts) {
        List<AudienceCounts.Excluded> excluded = new ArrayList<>();
        Members byRule = counts.inner("excluded");
        Collection<String> rules = byRule.names();
        rules.forEach(rule -> excluded.add(new AudienceCounts.Excluded(rule, byRule.number(rule))));
        return new AudienceCounts(
                of.segment(),
                of.definition(),
                counts.number("matching"),
                counts.number("eligible"),
                counts.number("reachable"),
                excluded,
                Map.of());
    }
}
