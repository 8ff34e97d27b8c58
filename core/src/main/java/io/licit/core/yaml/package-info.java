/**
 * YAML files read into nodes with places, and mappings read into typed values.
 *
 * <p>Deliberately not here: what any format's keys mean; each format's reader says that.
 */
@NullMarked
package io.licit.core.yaml;

import org.jspecify.annotations.NullMarked;
