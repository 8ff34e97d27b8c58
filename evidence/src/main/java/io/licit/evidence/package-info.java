/**
 * An append-only log of what was done, in which nothing can be changed or left out later without its being seen.
 *
 * <p>Formats are public: RFC 6962 hashing, C2SP signed notes, checkpoints, tiles, proofs and cosignatures, RFC 8785
 * JSON. The JDK is enough to run it, so that an auditor needs this jar alone.
 *
 * <p>Deliberately not here: what an entry means, databases, clocks, and other modules. Whether what was logged is true
 * is nothing that a log can tell.
 */
@NullMarked
package io.licit.evidence;

import org.jspecify.annotations.NullMarked;
