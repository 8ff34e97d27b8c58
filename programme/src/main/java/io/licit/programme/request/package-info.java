/**
 * Persons' requests about their own data: opened, due by the law of their place, met or refused with a reason. An access is
 * answered with everything that is held; an erasure reaches every place and shows it.
 */
@NullMarked
package io.licit.programme.request;

import org.jspecify.annotations.NullMarked;
