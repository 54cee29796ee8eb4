package io.postern.mqtt.tls;

import io.postern.api.link.LinkException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads certificates, and says which are out of date. */
final class Certificates {

    private Certificates() {}

    static List<X509Certificate> read(TlsFile file) throws LinkException {
        var certificates = new ArrayList<X509Certificate>();
        for (var block : Pem.read(file)) {
            if (block.label().endsWith("CERTIFICATE")) {
                certificates.add(parsed(file, block.bytes()));
            }
        }
        if (certificates.isEmpty()) {
            throw file.fault("expected a certificate (BEGIN CERTIFICATE), found none in it");
        }
        return certificates;
    }

    private static X509Certificate parsed(TlsFile file, byte[] bytes) throws LinkException {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            var read = factory.generateCertificate(new ByteArrayInputStream(bytes));
            return (X509Certificate) read;
        } catch (CertificateException | RuntimeException garbled) {
            throw file.fault("expected a certificate, found a damaged one", garbled);
        }
    }

    /** Refuses our own certificate when nobody would take it. */
    static void checkDates(TlsFile file, X509Certificate certificate) throws LinkException {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException expired) {
            throw file.fault(
                    "the certificate expired on "
                            + certificate.getNotAfter().toInstant()
                            + "; put a new one there",
                    expired);
        } catch (CertificateNotYetValidException early) {
            throw file.fault(
                    "the certificate is valid only from "
                            + certificate.getNotBefore().toInstant()
                            + " on; is this machine's clock right?",
                    early);
        }
    }

    /** Refuses authorities of which none can vouch for anybody any more. */
    static void checkAnyValid(TlsFile file, List<X509Certificate> authorities)
            throws LinkException {
        for (var authority : authorities) {
            if (isValid(authority)) {
                return;
            }
        }
        checkDates(file, authorities.get(0));
    }

    private static boolean isValid(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return true;
        } catch (CertificateExpiredException | CertificateNotYetValidException outOfDate) {
            return false;
        }
    }
}
