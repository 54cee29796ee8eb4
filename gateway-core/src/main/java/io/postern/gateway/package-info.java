/** The gateway as a whole: what runs, and how a new configuration takes its place. */
@NullMarked
package io.postern.gateway;

import org.jspecify.annotations.NullMarked;
