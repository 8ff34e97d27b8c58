/**
 * Controls, the closed set of their tests (one enum a family), what audits found, and what becomes of findings. How an
 * audit is shown is not here: see
 * {@code report}.
 */
@NullMarked
package io.licit.programme.audit;

import org.jspecify.annotations.NullMarked;
