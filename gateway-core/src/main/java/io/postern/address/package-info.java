/** Addresses in effect: how messages are taken in and written out. */
@NullMarked
package io.postern.address;

import org.jspecify.annotations.NullMarked;
