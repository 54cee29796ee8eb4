/** Commands that read the files, without a gateway. */
@NullMarked
package io.postern.app.cli.files;

import org.jspecify.annotations.NullMarked;
