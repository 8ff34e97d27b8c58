/** An audit as JSON, JUnit, OSCAL assessment results and a page, and as a pack that an outsider can verify. */
@NullMarked
package io.licit.programme.audit.report;

import org.jspecify.annotations.NullMarked;
