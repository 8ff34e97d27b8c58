/** Consents, withdrawals and restrictions as they come, beside the ledgers of the sources. What they mean is the gate's. */
@NullMarked
package io.licit.programme.consent;

import org.jspecify.annotations.NullMarked;
