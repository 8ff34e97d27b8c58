/**
 * The condition language: syntax tree, parser, types, canonical print, lineage, and a reference evaluation.
 *
 * <p>Deliberately not here: any engine's dialect.
 */
@NullMarked
package io.licit.core.segment;

import org.jspecify.annotations.NullMarked;
