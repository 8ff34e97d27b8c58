/**
 * Findings that a change of the segment's own text puts right: what the change is, and the text that it makes. Nothing is
 * written here; whoever asked for a mend sees what it changed, and saves it or not.
 */
@NullMarked
package io.licit.server.mend;

import org.jspecify.annotations.NullMarked;
