/** What an organisation does around its segments: who approves, who is trained, what is asked for, audited and logged. */
@NullMarked
package io.licit.programme;

import org.jspecify.annotations.NullMarked;
