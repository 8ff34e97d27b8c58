/** What the organisation does, on pages: findings, audits, requests, persons, evidence. */
@NullMarked
package io.licit.server.programme;

import org.jspecify.annotations.NullMarked;
