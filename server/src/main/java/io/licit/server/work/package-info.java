/** Work that takes long, on threads of its own: started, watched, cancelled. */
@NullMarked
package io.licit.server.work;

import org.jspecify.annotations.NullMarked;
