/** Addresses: split, and checked with what they refer to. */
@NullMarked
package io.postern.config.address;

import org.jspecify.annotations.NullMarked;
