/** The record of processing on a page. */
@NullMarked
package io.licit.server.records;

import org.jspecify.annotations.NullMarked;
