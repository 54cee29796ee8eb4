/** A carrier and its addresses, as they were set up. */
@NullMarked
package io.postern.mqtt.config;

import org.jspecify.annotations.NullMarked;
