/** Pages on how segments treat groups: verdicts, numbers with plots, causes, and rules that would treat them less differently. */
@NullMarked
package io.licit.server.fairness;

import org.jspecify.annotations.NullMarked;
