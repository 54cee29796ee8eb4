/** The gateway's one HTTP server: metrics, health, and what operating plugins add. */
@NullMarked
package io.postern.http;

import org.jspecify.annotations.NullMarked;
