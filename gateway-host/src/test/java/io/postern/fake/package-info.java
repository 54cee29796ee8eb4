/** Stand-ins written by hand for the tests of the operating side. */
@NullMarked
package io.postern.fake;

import org.jspecify.annotations.NullMarked;
