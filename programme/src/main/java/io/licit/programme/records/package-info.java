/** The record of processing of GDPR Article 30, as far as the workspace knows it. Assessments are not here: see core. */
@NullMarked
package io.licit.programme.records;

import org.jspecify.annotations.NullMarked;
