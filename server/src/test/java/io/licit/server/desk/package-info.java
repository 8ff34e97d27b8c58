@NullMarked
package io.licit.server.desk;

import org.jspecify.annotations.NullMarked;
