package io.licit.server.view;

/**
 * A certificate.
 *
 * @param counts whether it counts today
 * @param source where it was taken; empty for here
 * @param proof where it stands in the log
 */
public record CertificateView(
        String number,
        String organisation,
        String name,
        String course,
        String score,
        String passed,
        String until,
        boolean counts,
        String source,
        String version,
        String proof) {}
