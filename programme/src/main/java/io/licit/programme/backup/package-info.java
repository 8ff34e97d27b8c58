/**
 * A workspace in one file, and out of it again: definitions, state, log and key. What can be made again from these and from
 * the data, such as warehouses and audiences, is deliberately not there.
 */
@NullMarked
package io.licit.programme.backup;

import org.jspecify.annotations.NullMarked;
