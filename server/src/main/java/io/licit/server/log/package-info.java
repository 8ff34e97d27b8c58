/** What the application writes on standard error: lines for people or programs, and nothing of a person. */
@NullMarked
package io.licit.server.log;

import org.jspecify.annotations.NullMarked;
