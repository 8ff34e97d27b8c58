package io.licit.engine;

import java.util.List;

/**
 * What another law does to an audience, on the same data at the same instant.
 *
 * @param matching persons for whom the condition is true
 * @param now the eligible under the law of now
 * @param then the eligible under the other law
 * @param lost those who were eligible and are no more, each once under the first rule that leaves her out then
 * @param gained those who become eligible, each once under the first rule that leaves her out now
 */
public record AudienceChange(
        String segment,
        long matching,
        long now,
        long then,
        List<AudienceCounts.Excluded> lost,
        List<AudienceCounts.Excluded> gained) {
    public AudienceChange {
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
    }

    static AudienceChange of(Audience now, Audience then) {
        return new AudienceChange(
                now.segment().id(),
                now.matching().getLongCardinality(),
                now.eligible().getLongCardinality(),
                then.eligible().getLongCardinality(),
                then.firstAmong(now.eligible()),
                now.firstAmong(then.eligible()));
    }
}
