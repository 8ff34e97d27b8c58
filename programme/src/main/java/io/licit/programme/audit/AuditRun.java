package io.licit.programme.audit;

import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import java.time.Instant;
import java.util.List;

/**
 * One audit: what its controls came to.
 *
 * @param number from 1
 * @param by who ran it
 * @param whole whether every control was tested
 * @param outcomes in the order of the controls' ids
 * @param entry its place in the log
 */
public record AuditRun(long number, Instant at, String by, boolean whole, List<Outcome> outcomes, long entry) {
    public AuditRun {
        outcomes = List.copyOf(outcomes);
    }

    /** What one control came to. */
    public record Outcome(String control, Severity severity, Answer answer) {
        public Result result() {
            return answer.result();
        }

        Json.Obj json() {
            return Json.object()
                    .put("control", control)
                    .put("severity", severity.word())
                    .put("result", answer.result().word())
                    .put("detail", answer.detail())
                    .put("observations", observations())
                    .build();
        }

        Json.Arr observations() {
            return Json.array(answer.observations().stream()
                    .map(one -> Json.object()
                            .put("subject", one.subject())
                            .put("text", one.text())
                            .build())
                    .toList());
        }
    }

    /** How many controls came to a result. */
    public long count(Result result) {
        return outcomes.stream().filter(one -> one.result() == result).count();
    }

    /** Whether a control of at least this severity failed, or could not be tested. */
    public boolean failsFrom(Severity severity) {
        return outcomes.stream()
                .anyMatch(one -> one.result().isBad() && one.severity().atLeast(severity));
    }

    /** SHA-256 over the outcomes, as {@code sha256:…}; the log has it. */
    static String digest(List<Outcome> outcomes) {
        return "sha256:"
                + Json.array(outcomes.stream().map(Outcome::json).toList()).digest();
    }

    public String digest() {
        return digest(outcomes);
    }
}
