/** The connections of a carrier, and what goes over them. */
@NullMarked
package io.postern.api.link;

import org.jspecify.annotations.NullMarked;
