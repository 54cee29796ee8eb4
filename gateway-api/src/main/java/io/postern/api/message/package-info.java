/** What travels: envelopes, drafts and where they came from. */
@NullMarked
package io.postern.api.message;

import org.jspecify.annotations.NullMarked;
