/** Ports of ours, in Artemis's place: who comes in, and how much. */
@NullMarked
package io.postern.broker.artemis.port;

import org.jspecify.annotations.NullMarked;
