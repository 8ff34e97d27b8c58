@NullMarked
package io.licit.server.build;

import org.jspecify.annotations.NullMarked;
