package io.licit.server.view;

/**
 * A certificate.
 *
 * @param counts whether it counts today
 * @param source where it was taken; empty for here
 * @param proof where it stands in the log
 * @param address where somebody outside checks it
 * @param code that is asked for there
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
        String proof,
        String address,
        String code) {}
