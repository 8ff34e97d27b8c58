/** What the definitions of a workspace were before: versions of files that were changed through Licit. */
@NullMarked
package io.licit.programme.definition;

import org.jspecify.annotations.NullMarked;
