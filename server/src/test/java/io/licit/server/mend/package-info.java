@NullMarked
package io.licit.server.mend;

import org.jspecify.annotations.NullMarked;
