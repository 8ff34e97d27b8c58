/** Four eyes: somebody other than the author approves a segment as it stands, by digest, for a time. */
@NullMarked
package io.licit.programme.approval;

import org.jspecify.annotations.NullMarked;
