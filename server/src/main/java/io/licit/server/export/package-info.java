/** Exports on pages: files that leave, made, held against today, taken back and handed out. */
@NullMarked
package io.licit.server.export;

import org.jspecify.annotations.NullMarked;
