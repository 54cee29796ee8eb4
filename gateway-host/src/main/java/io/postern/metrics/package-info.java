/** Figures for Prometheus: read when somebody looks, free while nobody does. */
@NullMarked
package io.postern.metrics;

import org.jspecify.annotations.NullMarked;
