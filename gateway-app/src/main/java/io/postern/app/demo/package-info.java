/** The demonstration: a gateway on simulated sensors, and a live picture of it. */
@NullMarked
package io.postern.app.demo;

import org.jspecify.annotations.NullMarked;
