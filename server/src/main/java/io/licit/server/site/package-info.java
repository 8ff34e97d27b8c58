/** Who visits, and what surrounds every page: signing in, accounts, tokens, limits, assets, health. */
@NullMarked
package io.licit.server.site;

import org.jspecify.annotations.NullMarked;
