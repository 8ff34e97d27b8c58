/**
 * What leaves: a file of an audience with its manifest, held against later law and consents, and sent on. Whom a file holds
 * is decided by the gate alone; nothing here lets anybody in.
 */
@NullMarked
package io.licit.programme.export;

import org.jspecify.annotations.NullMarked;
