/** What templates show: values that are ready to be written, with nothing left to look up. */
@NullMarked
package io.licit.server.view;

import org.jspecify.annotations.NullMarked;
