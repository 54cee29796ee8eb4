/** The addresses of a carrier, as it sees them. */
@NullMarked
package io.postern.api.address;

import org.jspecify.annotations.NullMarked;
