/** What is simulated, as settings say it. */
@NullMarked
package io.postern.simulator.setting;

import org.jspecify.annotations.NullMarked;
