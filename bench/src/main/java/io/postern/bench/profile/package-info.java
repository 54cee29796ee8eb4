/** Where the time of a process goes. */
@NullMarked
package io.postern.bench.profile;

import org.jspecify.annotations.NullMarked;
