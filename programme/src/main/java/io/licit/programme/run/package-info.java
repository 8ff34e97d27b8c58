/** Runs of segments, proved: what each decided on everybody, behind salts. */
@NullMarked
package io.licit.programme.run;

import org.jspecify.annotations.NullMarked;
