/** The server: connections, and what they ask. */
@NullMarked
package io.postern.http.server;

import org.jspecify.annotations.NullMarked;
