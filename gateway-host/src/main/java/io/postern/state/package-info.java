/** Small stores on disk that outlive restarts. */
@NullMarked
package io.postern.state;

import org.jspecify.annotations.NullMarked;
