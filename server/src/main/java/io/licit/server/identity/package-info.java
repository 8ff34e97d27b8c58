/** Who somebody is, as an identity provider says (OpenID Connect): the protocol, and nothing of accounts. */
@NullMarked
package io.licit.server.identity;

import org.jspecify.annotations.NullMarked;
