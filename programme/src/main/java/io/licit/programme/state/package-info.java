/** The state database: embedded, or a team's. */
@NullMarked
package io.licit.programme.state;

import org.jspecify.annotations.NullMarked;
