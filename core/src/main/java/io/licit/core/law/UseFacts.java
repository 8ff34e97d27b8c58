package io.licit.core.law;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import java.util.Optional;
import java.util.Set;

/**
 * All that the law asks of a use on one channel. Whatever is empty is unknown, and read strictly.
 *
 * @param data categories of {@link Categories} that the segment reads
 * @param protectedAs protected characteristics that it reads
 * @param unlabelled whether it reads a column of unknown content, which then may hold every category
 * @param assessments kinds with a valid assessment for the segment; legitimate-interests only where the segment's basis
 *     names it
 * @param collectedFor purposes that the persons' data was collected for
 * @param establishedIn countries of the organisation; empty where undeclared
 * @param unlimitedLookBack whether it looks at events over an unlimited time
 * @param retentionDeclared whether the catalogue says how long persons may be kept
 */
public record UseFacts(
        Purpose purpose,
        Channel channel,
        Recipient recipient,
        Optional<Sector> sector,
        Optional<Basis> basis,
        Optional<String> product,
        Set<String> data,
        Set<String> protectedAs,
        boolean unlabelled,
        Set<AssessmentKind> assessments,
        Optional<Set<Purpose>> collectedFor,
        Set<String> establishedIn,
        boolean unlimitedLookBack,
        boolean retentionDeclared) {
    public UseFacts {
        data = Set.copyOf(data);
        protectedAs = Set.copyOf(protectedAs);
        assessments = Set.copyOf(assessments);
        establishedIn = Set.copyOf(establishedIn);
    }
}
