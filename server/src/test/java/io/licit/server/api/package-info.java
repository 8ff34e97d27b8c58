@NullMarked
package io.licit.server.api;

import org.jspecify.annotations.NullMarked;
