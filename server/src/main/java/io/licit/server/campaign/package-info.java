/** Pages on campaigns: written, held against the law of where their recipients live, and looked at as these get them. */
@NullMarked
package io.licit.server.campaign;

import org.jspecify.annotations.NullMarked;
