/**
 * A folder of definitions as typed values: settings, catalogue, segments, assessments, campaigns.
 *
 * <p>Deliberately not here: the disk; texts come in as {@code Sources}.
 */
@NullMarked
package io.licit.core.workspace;

import org.jspecify.annotations.NullMarked;
