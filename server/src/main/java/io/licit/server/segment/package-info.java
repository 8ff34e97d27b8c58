/** Segments on pages. */
@NullMarked
package io.licit.server.segment;

import org.jspecify.annotations.NullMarked;
