/**
 * A campaign held against the law: the message as its recipients read it, and findings on its very words. Pure: texts and
 * counts in, findings out.
 */
@NullMarked
package io.licit.core.campaign;

import org.jspecify.annotations.NullMarked;
