package io.licit.programme.training.xapi;

import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.people.Pseudonyms;
import io.licit.programme.training.Result;
import io.licit.programme.training.Results;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Courses;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Results as xAPI statements, one for each, with the same id every time: Experience API 1.0.3, part two.
 *
 * @param home an address of the organisation's, under which its staff have accounts
 * @param names whether staff are named; else they have pseudonyms
 */
public record Statements(Programme programme, Courses courses, String home, boolean names) {
    /** The version of the specification. */
    static final String VERSION = "1.0.3";

    private static final String COURSE = "http://adlnet.gov/expapi/activities/course";

    /** Where nothing names an address of the organisation's; a name that RFC 2606 keeps free. */
    private static final String NOWHERE = "https://licit.invalid/staff";

    /** By the name of the log, where licit.yaml gives it one. */
    public static String home(Programme programme) {
        return programme
                .settings()
                .evidence()
                .origin()
                .map(origin -> "https://" + origin)
                .orElse(NOWHERE);
    }

    /** Of every result, in the order of their numbers. */
    public List<Json.Obj> all() {
        List<Result> results = new Results(programme).all();
        Map<String, String> accounts = accounts(results);
        return results.stream().map(result -> statement(result, accounts)).toList();
    }

    private Map<String, String> accounts(List<Result> results) {
        Pseudonyms pseudonyms = new Pseudonyms();
        return programme.state().write(tx -> {
            Map<String, String> accounts = new TreeMap<>();
            for (Result result : results) {
                accounts.computeIfAbsent(
                        result.person(), person -> names ? person : pseudonyms.of(tx, new Actor(person)));
            }
            return accounts;
        });
    }

    private Json.Obj statement(Result result, Map<String, String> accounts) {
        return Json.object()
                .put("id", result.statement())
                .put("version", VERSION)
                .put("actor", actor(accounts.getOrDefault(result.person(), "")))
                .put("verb", Verb.of(result).json())
                .put("object", object(result))
                .put("result", outcome(result))
                .put("context", Json.object().put("platform", "Licit").build())
                .put("timestamp", result.at().toString())
                .build();
    }

    private Json.Obj actor(String account) {
        return Json.object()
                .put("objectType", "Agent")
                .put(
                        "account",
                        Json.object().put("homePage", home).put("name", account).build())
                .build();
    }

    private Json.Obj object(Result result) {
        Json.Builder definition = Json.object().put("type", COURSE);
        Optional<Course> course = courses.course(result.course());
        course.ifPresent(found -> definition
                .put(
                        "name",
                        Json.object()
                                .put("en", found.title().en())
                                .put("zh-Hans", found.title().zh())
                                .build())
                .put(
                        "description",
                        Json.object()
                                .put("en", found.summary().en())
                                .put("zh-Hans", found.summary().zh())
                                .build()));
        return Json.object()
                .put("objectType", "Activity")
                .put("id", new Activity(result.course(), result.version()).iri())
                .put("definition", definition.build())
                .build();
    }

    private static Json.Obj outcome(Result result) {
        Json.Builder outcome = Json.object();
        result.score()
                .ifPresent(score -> outcome.put(
                        "score",
                        Json.object()
                                .put("scaled", BigDecimal.valueOf(score, 2))
                                .put("raw", score)
                                .put("min", 0)
                                .put("max", 100)
                                .build()));
        return outcome.put("success", result.passed()).put("completion", true).build();
    }
}
