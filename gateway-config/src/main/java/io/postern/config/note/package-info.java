/** What is noticed of files that are right. */
@NullMarked
package io.postern.config.note;

import org.jspecify.annotations.NullMarked;
