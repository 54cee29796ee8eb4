/**
 * How text that came from files, senders and strangers, and what plugins' code threw, is shown to
 * people.
 */
@NullMarked
package io.postern.screen;

import org.jspecify.annotations.NullMarked;
