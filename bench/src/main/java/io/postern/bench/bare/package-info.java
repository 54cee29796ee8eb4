/** The least that a relay on the HiveMQ client can be: what Postern is measured against. */
@NullMarked
package io.postern.bench.bare;

import org.jspecify.annotations.NullMarked;
