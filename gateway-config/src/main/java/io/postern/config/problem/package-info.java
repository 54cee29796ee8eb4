/** What is wrong with the files, and where. */
@NullMarked
package io.postern.config.problem;

import org.jspecify.annotations.NullMarked;
