package io.licit.programme.audit;

import io.licit.core.diagnostic.Severity;
import io.licit.core.source.Span;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * Something that is to be so, and the test that looks whether it is.
 *
 * @param asks what is to be so, in plain words
 * @param serves ids of the rules that ask for it
 * @param limit of the test, in its unit; 0 where the test has none
 * @param severity of a failure: error or warning
 * @param every how often it is due; empty for as often as licit.yaml says
 * @param remedy what to do about a failure
 * @param own whether it is the workspace's, and did not come with the program
 * @param span of its id
 */
public record Control(
        String id,
        String title,
        String asks,
        List<String> serves,
        Probe probe,
        int limit,
        Severity severity,
        Optional<Period> every,
        String remedy,
        boolean own,
        Span span) {
    public Control {
        serves = List.copyOf(serves);
    }
}
