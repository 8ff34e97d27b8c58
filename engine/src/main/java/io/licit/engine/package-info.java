/**
 * The warehouse: a workspace's customer data on an embedded DuckDB, and what plans say of it. The only package that
 * speaks SQL to customer data.
 *
 * <p>Deliberately not here: the law; a plan already says which test excludes whom.
 */
@NullMarked
package io.licit.engine;

import org.jspecify.annotations.NullMarked;
