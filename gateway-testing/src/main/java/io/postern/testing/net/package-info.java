/** Ports that are free, certificates, and servers that do not do what clients hope for. */
@NullMarked
package io.postern.testing.net;

import org.jspecify.annotations.NullMarked;
