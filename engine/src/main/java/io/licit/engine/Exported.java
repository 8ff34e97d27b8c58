package io.licit.engine;

/**
 * What an export came to.
 *
 * @param counts of the audience
 * @param reachable of the eligible, whom one of the asked channels reaches
 * @param rows written
 * @param canaries of the persons written, those who must not be among them
 */
public record Exported(AudienceCounts counts, long reachable, long rows, long canaries) {}
