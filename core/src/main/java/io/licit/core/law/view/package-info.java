/**
 * Law as people look at it: what is covered, what changes when, how two states of it differ, and every rule in plain
 * words.
 *
 * <p>Deliberately not here: what a rule does to a person or a segment; and files, which the command line writes.
 */
@NullMarked
package io.licit.core.law.view;

import org.jspecify.annotations.NullMarked;
