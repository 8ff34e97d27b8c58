/**
 * Those who sign in to the web application, and the programs that they let in. Sessions, cookies and what a role may do are
 * the server's; who works here, and under which name, {@code people} in licit.yaml says.
 */
@NullMarked
package io.licit.programme.account;

import org.jspecify.annotations.NullMarked;
