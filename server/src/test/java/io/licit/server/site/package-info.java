@NullMarked
package io.licit.server.site;

import org.jspecify.annotations.NullMarked;
