/** What the law of another day does to a workspace. */
@NullMarked
package io.licit.programme.impact;

import org.jspecify.annotations.NullMarked;
