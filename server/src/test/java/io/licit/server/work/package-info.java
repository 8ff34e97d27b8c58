@NullMarked
package io.licit.server.work;

import org.jspecify.annotations.NullMarked;
