/** Commands to the gateway that runs. */
@NullMarked
package io.postern.app.cli.remote;

import org.jspecify.annotations.NullMarked;
