/** BENCHLAB power meters: what they measure, who they are, and their buttons. */
@NullMarked
package io.postern.benchlab;

import org.jspecify.annotations.NullMarked;
