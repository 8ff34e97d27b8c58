/**
 * Text with places: files, spans in them, and YAML that remembers where each value stood.
 *
 * <p>Deliberately not here: what any value means, and reading from a disk.
 */
@NullMarked
package io.licit.core.source;

import org.jspecify.annotations.NullMarked;
