/** A handler that changes messages by steps which its file names. */
@NullMarked
package io.postern.transform;

import org.jspecify.annotations.NullMarked;
