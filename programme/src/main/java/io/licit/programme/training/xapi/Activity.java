package io.licit.programme.training.xapi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a course, as an activity: {@code urn:licit:course:privacy-law:1}.
 *
 * @param course its id
 */
record Activity(String course, int version) {
    static final String PREFIX = "urn:licit:course:";

    private static final Pattern IRI = Pattern.compile("urn:licit:course:([a-z][a-z0-9-]{0,49}):([1-9]\\d{0,3})");

    String iri() {
        return PREFIX + course + ":" + version;
    }

    static Optional<Activity> of(String iri) {
        Matcher found = IRI.matcher(iri);
        return found.matches()
                ? Optional.of(new Activity(found.group(1), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }
}
