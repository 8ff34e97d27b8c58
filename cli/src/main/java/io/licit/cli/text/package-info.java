/**
 * Text for people: colour, tables, numbers.
 *
 * <p>Deliberately not here: what is said; each command says its own.
 */
@NullMarked
package io.licit.cli.text;

import org.jspecify.annotations.NullMarked;
