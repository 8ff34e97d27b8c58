/**
 * Conditions and gate tests as DuckDB's SQL, text only.
 *
 * <p>Deliberately not here: a connection, and what any test means in law.
 */
@NullMarked
package io.licit.engine.sql;

import org.jspecify.annotations.NullMarked;
