/** The post office: messages, their chains, the table of the newest, dead letters. */
@NullMarked
package io.postern.office;

import org.jspecify.annotations.NullMarked;
