/** What is counted for whoever watches the application, in the form of Prometheus; no person is in it. */
@NullMarked
package io.licit.server.measure;

import org.jspecify.annotations.NullMarked;
