@NullMarked
package io.licit.programme.account;

import org.jspecify.annotations.NullMarked;
