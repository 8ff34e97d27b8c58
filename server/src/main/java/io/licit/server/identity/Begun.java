package io.licit.server.identity;

import java.io.Serializable;
import java.net.URI;
import java.time.Instant;

/**
 * Somebody is on her way to the provider. All but the address stays in her session, and counts once.
 *
 * @param address where she is sent
 * @param state that has to come back with her
 * @param nonce that has to stand in the token
 * @param verifier of PKCE, which no one else can show who has caught the code
 * @param redirect where the provider sends her back to
 */
public record Begun(URI address, String state, String nonce, String verifier, URI redirect, Instant at)
        implements Serializable {}
