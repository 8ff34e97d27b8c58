/** The published schemas held against the readers. */
@NullMarked
package io.licit.core.schema;

import org.jspecify.annotations.NullMarked;
