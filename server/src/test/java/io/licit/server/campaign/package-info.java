@NullMarked
package io.licit.server.campaign;

import org.jspecify.annotations.NullMarked;
