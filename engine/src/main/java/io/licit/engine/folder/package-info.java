/**
 * Texts from the disk: a workspace's definitions, and the law that is shipped with the program.
 *
 * <p>Deliberately not here: what any text means, and customer data.
 */
@NullMarked
package io.licit.engine.folder;

import org.jspecify.annotations.NullMarked;
