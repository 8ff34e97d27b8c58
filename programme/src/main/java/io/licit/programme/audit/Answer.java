package io.licit.programme.audit;

import java.util.List;

/**
 * What a test found.
 *
 * @param detail one sentence with the numbers; where a control is not applicable, the reason
 * @param observations what is wrong, thing by thing; none where the test speaks of the whole
 */
public record Answer(Result result, String detail, List<Observation> observations) {
    public Answer {
        observations = List.copyOf(observations);
        if (detail.isBlank()) {
            throw new IllegalArgumentException("an answer without a detail");
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param subject what it is wrong with, as its id: a segment, an export, a column, a request; no person
     * @param text a fragment that says what is true of it
     */
    public record Observation(String subject, String text) {}

    public static Answer pass(String detail) {
        return new Answer(Result.PASS, detail, List.of());
    }

    public static Answer fail(String detail) {
        return new Answer(Result.FAIL, detail, List.of());
    }

    public static Answer notApplicable(String reason) {
        return new Answer(Result.NOT_APPLICABLE, reason, List.of());
    }

    static Answer error(String detail) {
        return new Answer(Result.ERROR, detail, List.of());
    }

    /** Passes where nothing is wrong. */
    public static Answer of(List<Observation> wrong, String passes, String fails) {
        return wrong.isEmpty() ? pass(passes) : new Answer(Result.FAIL, fails, wrong);
    }

    /** As {@code 3 audiences}. */
    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
