/** Those who work with segments. */
@NullMarked
package io.licit.programme.people;

import org.jspecify.annotations.NullMarked;
