@NullMarked
package io.licit.server.view;

import org.jspecify.annotations.NullMarked;
