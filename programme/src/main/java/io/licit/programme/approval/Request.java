package io.licit.programme.approval;

import java.time.Instant;

/**
 * That somebody asks for an approval, and nobody has decided since.
 *
 * @param digest of what is to be approved; what has another one now is not what was asked for
 * @param reviewer who is asked to decide; blank where anybody may be
 */
public record Request(
        long number, String segment, String digest, String by, Instant at, String note, String reviewer) {}
