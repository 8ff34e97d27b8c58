/** What is done goes into the evidence log, in the transaction of the state that it proves. */
@NullMarked
package io.licit.programme.journal;

import org.jspecify.annotations.NullMarked;
