/** What people can ask of a running gateway. */
@NullMarked
package io.postern.command;

import org.jspecify.annotations.NullMarked;
