/**
 * A small JSON value with one canonical print, so that output and digests are the same byte for byte.
 */
@NullMarked
package io.licit.core.json;

import org.jspecify.annotations.NullMarked;
