/** What a BENCHLAB answers when it is asked for its sensors, and how that is written as JSON. */
@NullMarked
package io.postern.benchlab.sensor;

import org.jspecify.annotations.NullMarked;
