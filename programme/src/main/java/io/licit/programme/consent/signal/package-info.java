/**
 * Signals and records of others as consents and refusals. What can't be decoded counts as a refusal; none of these signals
 * is ever a consent to mail, messages or calls.
 */
@NullMarked
package io.licit.programme.consent.signal;

import org.jspecify.annotations.NullMarked;
