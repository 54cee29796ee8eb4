/** A carrier that writes messages to a file of JSON lines or to the gateway's log. */
@NullMarked
package io.postern.log;

import org.jspecify.annotations.NullMarked;
