/**
 * How far one thing known of persons tells another, protected one.
 *
 * <p>Deliberately not here: whether that is justified; a person signs that.
 */
@NullMarked
package io.licit.fairness.proxy;

import org.jspecify.annotations.NullMarked;
