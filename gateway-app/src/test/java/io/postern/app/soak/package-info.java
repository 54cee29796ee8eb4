/**
 * Gateways that really run, for long: short in every build, at full length by {@code bench/soak}.
 */
@NullMarked
package io.postern.app.soak;

import org.jspecify.annotations.NullMarked;
