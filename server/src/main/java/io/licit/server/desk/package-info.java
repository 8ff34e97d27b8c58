/** The workspace as all visitors see it, and the files that they change. */
@NullMarked
package io.licit.server.desk;

import org.jspecify.annotations.NullMarked;
