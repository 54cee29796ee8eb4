/**
 * An hour of faults under numbered messages: what the gateway acknowledged is at the other side.
 */
@NullMarked
package io.postern.bench.ledger;

import org.jspecify.annotations.NullMarked;
