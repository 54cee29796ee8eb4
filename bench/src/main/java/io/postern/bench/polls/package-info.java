/** What a poll costs, beside a bare loop that does the same polls. */
@NullMarked
package io.postern.bench.polls;

import org.jspecify.annotations.NullMarked;
