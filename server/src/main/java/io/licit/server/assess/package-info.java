/** Assessments on pages: which count and which are missing, drawn up, answered and signed. */
@NullMarked
package io.licit.server.assess;

import org.jspecify.annotations.NullMarked;
