/** The law on pages. */
@NullMarked
package io.licit.server.law;

import org.jspecify.annotations.NullMarked;
