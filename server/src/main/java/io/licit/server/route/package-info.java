/** What can be asked for and by whom, and what is answered. */
@NullMarked
package io.licit.server.route;

import org.jspecify.annotations.NullMarked;
