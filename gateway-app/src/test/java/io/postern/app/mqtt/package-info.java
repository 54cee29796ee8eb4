/** The distribution between real brokers and real clients, over cuts, kills and restarts. */
@NullMarked
package io.postern.app.mqtt;

import org.jspecify.annotations.NullMarked;
