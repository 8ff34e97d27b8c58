package io.licit.programme.export;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.check.Segment;
import io.licit.core.check.WayToAsk;
import io.licit.core.json.Json;
import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import java.util.Optional;

/**
 * A file of those who are asked for a consent: whom nothing else keeps out of a segment, and whom the law lets be asked in
 * this way. It is of the question's use and not of the segment's.
 */
final class Asking {
    private Asking() {}

    /** @throws ExportException where the order says what a question does not have */
    static void requireMeant(Order order) {
        if (order.kind().isForPlatform()) {
            throw ExportException.order(
                    "nobody is asked for a consent through a platform's list",
                    "name a file of kind csv, parquet or ndjson");
        }
        if (order.campaign().isPresent() || order.channel().isPresent()) {
            throw ExportException.order(
                    "a list of whom to ask goes by the channel of its way, and is for no campaign",
                    "leave out the campaign and the channel");
        }
    }

    /**
     * Whether a way may be gone as far as interests have to be balanced for it: such a balancing is signed, names the
     * segment as it is, and its time is not over.
     */
    static boolean isBalanced(WayToAsk way, Segment segment, Subject subject) {
        return !way.needsBalancing()
                || subject.workspace().assessments().values().stream()
                        .filter(one -> one.kind() == AssessmentKind.LEGITIMATE_INTERESTS)
                        .anyMatch(one -> one.validFor(segment.id(), segment.digest(), subject.asOf()));
    }

    static String balancing(String segment) {
        return "a signed balancing of interests that names `" + segment + "`";
    }

    /** What the file may be used for: the question, or what the segment is for. */
    static Json.Obj use(Optional<WayToAsk> way, Segment segment) {
        return way.map(one -> Manifest.use(one.use(segment.uses().get(0))))
                .orElseGet(() -> Manifest.use(segment.definition().use()));
    }

    static Plan plan(String segment, Subject subject) {
        return Planner.asking(subject.workspace(), subject.checked(), subject.asOf(), segment);
    }
}
