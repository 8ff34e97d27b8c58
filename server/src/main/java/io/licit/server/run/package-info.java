/** Runs on pages: audiences refreshed, and what came of it. */
@NullMarked
package io.licit.server.run;

import org.jspecify.annotations.NullMarked;
