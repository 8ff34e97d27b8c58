package io.licit.server.api;

import io.licit.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is sent and answered, as JSON Schema 2020-12. Every member of an answer is always there. */
final class ApiSchemas {
    static final Json.Obj TEXT = type("string");
    static final Json.Obj MAYBE_TEXT = maybe("string");
    static final Json.Obj NUMBER = type("integer");
    static final Json.Obj MAYBE_NUMBER = maybe("integer");
    static final Json.Obj TRUTH = type("boolean");
    static final Json.Obj TEXTS = list(TEXT);

    private ApiSchemas() {}

    static Map<String, Json.Obj> all() {
        Map<String, Json.Obj> all = new LinkedHashMap<>();
        segments(all);
        answersOnSegments(all);
        campaigns(all);
        fairness(all);
        law(all);
        all.put("PreviewOf", sent(members("text", TEXT, ApiBreakdown.BY, TEXTS), List.of()));
        all.put("SegmentText", sent(Map.of("text", TEXT), List.of("text")));
        all.put(
                "ApprovalDecision",
                sent(
                        members(
                                "decision", words("ask", "withdraw", "approve", "refuse"),
                                "reason", TEXT,
                                "digest", TEXT,
                                "reviewer", TEXT),
                        List.of("decision")));
        all.put(
                "Approval",
                object(members(
                        "segment", TEXT,
                        "digest", TEXT,
                        "decision", words("asked for", "withdrawn", "approved", "refused"),
                        "expires_at", TEXT,
                        "evidence", NUMBER)));
        review(all);
        ApiRuns.into(all);
        ApiPersons.into(all);
        ApiExports.into(all);
        ApiConsents.into(all);
        ApiTraining.into(all);
        ApiAttempts.into(all);
        ApiAssessments.into(all);
        ApiProgramme.into(all);
        ApiWork.into(all);
        all.put("Problem", problem());
        all.put("Description", type("object"));
        return all;
    }

    private static void review(Map<String, Json.Obj> all) {
        all.put(
                "ReviewRequest",
                object(members("by", TEXT, "at", TEXT, "note", TEXT, "reviewer", MAYBE_TEXT, "as_asked", TRUTH)));
        all.put(
                "ReviewRule",
                object(members(
                        "change", words("added", "removed", "changed"),
                        "rule", TEXT,
                        "jurisdiction", TEXT,
                        "cite", TEXT,
                        "requires", MAYBE_TEXT,
                        "required", MAYBE_TEXT)));
        all.put("Counts", object(counts()));
        all.put(
                "Review",
                object(members(
                        "segment", TEXT,
                        "digest", TEXT,
                        "state", TEXT,
                        "request", either("ReviewRequest"),
                        "first", TRUTH,
                        "text", TEXT,
                        "approved_text", MAYBE_TEXT,
                        "rules", list(named("ReviewRule")),
                        "other_facts", TRUTH,
                        "counts", either("Counts"),
                        "approved_counts", either("Counts"),
                        "campaigns",
                                list(object(members(
                                        "campaign", TEXT, "change", words("added", "removed", "changed", "same")))))));
    }

    /** The three numbers, and who is left out; null where few would be told. */
    private static Map<String, Json> counts() {
        return members(
                "matching", MAYBE_NUMBER,
                "eligible", MAYBE_NUMBER,
                "reachable", MAYBE_NUMBER,
                "excluded", list(object(members("rule", MAYBE_TEXT, "rules", NUMBER, "count", MAYBE_NUMBER))),
                "by_country",
                        list(object(members(
                                "country", TEXT,
                                "matching", MAYBE_NUMBER,
                                "eligible", MAYBE_NUMBER,
                                "reachable", MAYBE_NUMBER))),
                "withheld", TRUTH);
    }

    private static void segments(Map<String, Json.Obj> all) {
        Map<String, Json> summary = members(
                "segment", TEXT,
                "title", MAYBE_TEXT,
                "owner", MAYBE_TEXT,
                "purpose", MAYBE_TEXT,
                "channels", TEXTS,
                "digest", MAYBE_TEXT,
                "errors", NUMBER,
                "warnings", NUMBER);
        all.put("SegmentSummary", object(summary));
        all.put("Segments", part("segments", "SegmentSummary"));
        Map<String, Json> whole = new LinkedHashMap<>(summary);
        whole.putAll(members(
                "recipient", MAYBE_TEXT,
                "product", MAYBE_TEXT,
                "sector", MAYBE_TEXT,
                "basis", MAYBE_TEXT,
                "assessment", MAYBE_TEXT,
                "reason", MAYBE_TEXT,
                "value", MAYBE_TEXT,
                "where", MAYBE_TEXT,
                "approval", either("ApprovalState"),
                "file", TEXT,
                "text", TEXT,
                "etag", TEXT));
        all.put("Segment", object(whole));
    }

    private static void answersOnSegments(Map<String, Json.Obj> all) {
        all.put(
                "ApprovalState",
                object(members(
                        "digest", TEXT, "state", TEXT, "by", MAYBE_TEXT, "expires_at", MAYBE_TEXT, "reason", TEXT)));
        Map<String, Json> preview = members("segment", TEXT, "digest", MAYBE_TEXT, "as_of", TEXT);
        preview.putAll(counts());
        preview.put(ApiBreakdown.BY, type("object"));
        preview.put("findings", list(named("Finding")));
        all.put("Preview", object(preview));
        all.put(
                "Finding",
                object(members(
                        "code", TEXT,
                        "rule", MAYBE_TEXT,
                        "severity", words("error", "warning", "note"),
                        "verdict", MAYBE_TEXT,
                        "message", TEXT,
                        "help", MAYBE_TEXT,
                        "cite", MAYBE_TEXT,
                        "url", MAYBE_TEXT,
                        "file", MAYBE_TEXT,
                        "line", MAYBE_NUMBER,
                        "column", MAYBE_NUMBER,
                        "segment", MAYBE_TEXT,
                        "notes", TEXTS,
                        "end_line", MAYBE_NUMBER,
                        "end_column", MAYBE_NUMBER)));
        all.put("Findings", part("findings", "Finding"));
    }

    private static void campaigns(Map<String, Json.Obj> all) {
        Map<String, Json> summary = members(
                "campaign", TEXT,
                "segment", TEXT,
                "channel", TEXT,
                "language", MAYBE_TEXT,
                "send_at", MAYBE_TEXT,
                "errors", NUMBER,
                "warnings", NUMBER);
        all.put("CampaignSummary", object(summary));
        all.put("Campaigns", part("campaigns", "CampaignSummary"));
        Map<String, Json> whole = new LinkedHashMap<>(summary);
        whole.putAll(members("file", TEXT, "text", TEXT, "etag", TEXT));
        all.put("Campaign", object(whole));
        all.put("CampaignText", sent(Map.of("text", TEXT), List.of("text")));
        all.put(
                "CampaignReview",
                object(members(
                        "campaign", TEXT,
                        "as_of", TEXT,
                        "reviewed", TRUTH,
                        "recipients", MAYBE_NUMBER,
                        "findings", list(named("Finding")))));
    }

    /** What is within is what the command line tells, and docs/fairness.md describes. */
    private static void fairness(Map<String, Json.Obj> all) {
        all.put(
                "Fairness",
                object(members(
                        "as_of", TEXT,
                        "persons", NUMBER,
                        "thresholds", type("object"),
                        "minimum_shown", NUMBER,
                        "segments", list(type("object")),
                        "across", maybe("object"),
                        "drift", list(type("object")),
                        "notes", TEXTS,
                        "findings", list(named("Finding")))));
    }

    private static void law(Map<String, Json.Obj> all) {
        Map<String, Json> line = members(
                "id", TEXT,
                "pack", TEXT,
                "jurisdiction", TEXT,
                "cite", TEXT,
                "effect", TEXT,
                "status", TEXT,
                "from", MAYBE_TEXT,
                "to", MAYBE_TEXT,
                "confidence", TEXT);
        all.put("RuleLine", object(line));
        all.put("Rules", part("rules", "RuleLine"));
        Map<String, Json> whole = new LinkedHashMap<>(line);
        whole.putAll(members(
                "requires", TEXT,
                "by", MAYBE_TEXT,
                "url", TEXT,
                "replaces", TEXTS,
                "penalty", TEXT,
                "notes", TEXT,
                "tests", NUMBER,
                "does", TEXT,
                "segments", TEXTS));
        all.put("Rule", object(whole));
    }

    private static Json.Obj problem() {
        return Json.object()
                .put("type", "object")
                .put(
                        "properties",
                        new Json.Obj(members(
                                "type", TEXT,
                                "title", TEXT,
                                "status", NUMBER,
                                "detail", TEXT,
                                "instance", TEXT,
                                "findings", list(named("Finding")),
                                "missing", TEXTS,
                                "bad", list(object(members("line", NUMBER, "why", TEXT))))))
                .put("required", Json.strings(List.of("type", "title", "status", "detail", "instance")))
                .build();
    }

    static Map<String, Json> members(Object... namesAndSchemas) {
        Map<String, Json> all = new LinkedHashMap<>();
        for (int i = 0; i < namesAndSchemas.length; i += 2) {
            all.put((String) namesAndSchemas[i], (Json) namesAndSchemas[i + 1]);
        }
        return all;
    }

    static Json.Obj part(String name, String item) {
        return object(members(name, list(named(item)), "next", MAYBE_TEXT));
    }

    static Json.Obj object(Map<String, Json> members) {
        return sent(members, List.copyOf(members.keySet()));
    }

    static Json.Obj sent(Map<String, ? extends Json> members, List<String> required) {
        return Json.object()
                .put("type", "object")
                .put("properties", new Json.Obj(new LinkedHashMap<>(members)))
                .put("required", Json.strings(required))
                .put("additionalProperties", false)
                .build();
    }

    static Json.Obj type(String type) {
        return Json.object().put("type", type).build();
    }

    static Json.Obj maybe(String type) {
        return Json.object().put("type", Json.strings(List.of(type, "null"))).build();
    }

    static Json.Obj list(Json items) {
        return Json.object().put("type", "array").put("items", items).build();
    }

    static Json.Obj words(String... words) {
        return Json.object()
                .put("type", "string")
                .put("enum", Json.strings(List.of(words)))
                .build();
    }

    static Json.Obj either(String name) {
        return Json.object().put("anyOf", Json.array(named(name), type("null"))).build();
    }

    static Json.Obj named(String name) {
        return Json.object().put("$ref", "#/components/schemas/" + name).build();
    }
}
