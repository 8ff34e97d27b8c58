package io.licit.core.workspace;

import io.licit.core.catalogue.Sector;
import io.licit.core.law.Organisation;
import io.licit.core.source.Span;
import java.time.Period;
import java.util.Optional;

/**
 * {@code licit.yaml}.
 *
 * @param name of the organisation
 * @param sector empty where undeclared, and then the rules of every sector apply
 * @param unknownJurisdiction a jurisdiction to assume for persons whose place is unknown; empty for the strictest
 * @param minimumSegmentSize persons; empty where undeclared
 * @param fourEyes whether a segment needs another person's approval before it is run or exported: where the file asks for
 *     {@code four-eyes}
 * @param identityProvider where staff may sign in beside the application's own passwords
 * @param reviewWithin a pack that nobody has held against its source for so long is a finding
 */
public record Settings(
        String name,
        Organisation organisation,
        Optional<Sector> sector,
        Optional<String> unknownJurisdiction,
        Optional<Integer> minimumSegmentSize,
        boolean fourEyes,
        Period reviewWithin,
        Optional<IdentityProviderSettings> identityProvider,
        FairnessSettings fairness,
        ProgrammeSettings programme,
        Span span) {}
