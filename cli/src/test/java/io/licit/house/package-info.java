/**
 * Tests of the repository itself: which part may know which, and what a tool can tell of tidiness.
 */
@NullMarked
package io.licit.house;

import org.jspecify.annotations.NullMarked;
