/** The running gateway as commands, pages and operating plugins have it. */
@NullMarked
package io.postern.operate;

import org.jspecify.annotations.NullMarked;
