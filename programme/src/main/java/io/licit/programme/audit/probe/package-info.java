/** The automated tests that a control can choose among: one enum a family. None of them changes anything. */
@NullMarked
package io.licit.programme.audit.probe;

import org.jspecify.annotations.NullMarked;
