package io.licit.programme.training.xapi;

import io.licit.core.json.Json;
import io.licit.programme.training.Result;
import java.util.Locale;
import java.util.Optional;

/** What was done with a course, in the vocabulary of ADL. */
enum Verb {
    PASSED,
    FAILED,
    COMPLETED;

    private static final String VOCABULARY = "http://adlnet.gov/expapi/verbs/";

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String iri() {
        return VOCABULARY + word();
    }

    Json.Obj json() {
        return Json.object()
                .put("id", iri())
                .put("display", Json.object().put("en", word()).build())
                .build();
    }

    static Optional<Verb> of(String iri) {
        for (Verb verb : values()) {
            if (verb.iri().equals(iri)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }

    /** Without a score nobody measured anything: the course was gone through. */
    static Verb of(Result result) {
        if (result.score().isEmpty()) {
            return COMPLETED;
        }
        return result.passed() ? PASSED : FAILED;
    }
}
