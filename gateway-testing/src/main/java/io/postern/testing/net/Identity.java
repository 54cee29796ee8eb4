package io.postern.testing.net;

import java.nio.file.Path;

/**
 * Who somebody is.
 *
 * @param certificate PEM
 * @param key PEM (PKCS 8), not encrypted
 * @param store both as PKCS12, under {@link CertificateAuthority#PASSWORD}
 */
public record Identity(Path certificate, Path key, Path store) {}
