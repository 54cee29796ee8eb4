package io.postern.mqtt.testing;

import java.nio.file.Path;

/**
 * Who somebody is.
 *
 * @param certificate PEM
 * @param key PEM (PKCS 8), not encrypted
 * @param store both as PKCS12, under {@link Certificates#PASSWORD}
 */
public record Identity(Path certificate, Path key, Path store) {}
