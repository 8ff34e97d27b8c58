@NullMarked
package io.licit.server;

import org.jspecify.annotations.NullMarked;
