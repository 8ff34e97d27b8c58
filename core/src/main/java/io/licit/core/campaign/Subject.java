package io.licit.core.campaign;

import io.licit.core.check.Segment;
import io.licit.core.law.Effect;
import io.licit.core.workspace.Assessment;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A campaign under review with all that its findings depend on.
 *
 * @param recipients empty where the data has not been looked at; then everybody may be among them
 */
public record Subject(
        Campaign campaign,
        Message message,
        Segment segment,
        List<Applied> duties,
        Optional<Recipients> recipients,
        Workspace workspace,
        Instant asOf) {
    public Subject {
        duties = List.copyOf(duties);
    }

    /** The duties of some kinds, in the law's order. */
    public List<Applied> duties(Effect.Duty.Kind... kinds) {
        List<Effect.Duty.Kind> wanted = List.of(kinds);
        return duties.stream().filter(one -> wanted.contains(one.duty().kind())).toList();
    }

    /** The assessment of that name, where it holds for the segment as it now is. */
    public Optional<Assessment> assessment(String id) {
        return Optional.ofNullable(workspace.assessments().get(id))
                .filter(one -> one.validFor(segment.id(), segment.digest(), asOf));
    }
}
