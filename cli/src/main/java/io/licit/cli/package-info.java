/**
 * The command line: one file per command. Arguments in, text or JSON out, an exit code back; data on standard output,
 * everything else on standard error.
 *
 * <p>Deliberately not here: any decision about law or data, and the web framework.
 */
@NullMarked
package io.licit.cli;

import org.jspecify.annotations.NullMarked;
