package io.licit.core.plan;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.segment.Expr;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an engine is asked: which persons match each condition, and which of a use's rules leave each of them out. Data
 * only; no engine is known here, and no law.
 *
 * @param segments those asked for and those they refer to, referred ones first
 */
public record Plan(Instant asOf, Catalogue catalogue, List<SegmentPlan> segments) {
    /** In the place of a rule, where whoever refused is left out whatever the law. */
    public static final String REFUSED = "refused";

    public Plan {
        segments = List.copyOf(segments);
    }

    /**
     * @param digest SHA-256 in hexadecimal of the segment's canonical form
     * @param asked whether an audience is wanted, or only the condition for another segment
     */
    public record SegmentPlan(
            String id, String digest, Expr condition, List<Channel> channels, GatePlan gate, boolean asked) {
        public SegmentPlan {
            channels = List.copyOf(channels);
        }
    }

    /** The gate of one use: tests in the fixed order of reasons, the first that holds names the rule of exclusion. */
    public record GatePlan(PlaceMap places, List<GateTest> tests) {
        public GatePlan {
            tests = List.copyOf(tests);
        }
    }

    /**
     * One rule's test on the persons of some places: whoever it holds for is excluded by the rule.
     *
     * @param places keys as {@link PlaceMap} gives them
     */
    public record GateTest(String rule, Set<String> places, PersonTest test) {
        public GateTest {
            places = Collections.unmodifiableSet(new TreeSet<>(places));
        }
    }
}
