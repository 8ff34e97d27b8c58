/**
 * One person's rows in every source: found, set right, taken out; and the search that shows that nothing of her is left.
 * What a law obliges to is decided elsewhere.
 */
@NullMarked
package io.licit.engine.erase;

import org.jspecify.annotations.NullMarked;
