/**
 * A server of Licit, as the command line asks it: where it is, whose token goes with a question, what came back, and how
 * that is shown.
 *
 * <p>Deliberately not here: which command asks what; the table of commands says that.
 */
@NullMarked
package io.licit.cli.remote;

import org.jspecify.annotations.NullMarked;
