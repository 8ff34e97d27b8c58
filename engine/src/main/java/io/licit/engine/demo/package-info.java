/**
 * Aurora Retail, a company that does not exist: a complete workspace to look at Licit with, and to test it on.
 *
 * <p>Deliberately not here: any knowledge of the law; what Licit should say of each segment stands in the workspace's own
 * {@code README.md}.
 */
@NullMarked
package io.licit.engine.demo;

import org.jspecify.annotations.NullMarked;
