/** The web application: pages and an interface for programs over what the command line does. */
@NullMarked
package io.licit.server;

import org.jspecify.annotations.NullMarked;
