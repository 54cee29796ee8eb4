/**
 * The test kit for authors of carriers, handlers and tasks: a virtual clock, fakes made by hand,
 * and the contract that every carrier's test extends.
 */
@NullMarked
package io.postern.api.testing;

import org.jspecify.annotations.NullMarked;
