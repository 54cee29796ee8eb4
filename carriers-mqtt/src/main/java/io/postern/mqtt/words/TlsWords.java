package io.postern.mqtt.words;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Map;
import java.util.regex.Pattern;

/** What a failed TLS handshake means for who set it up. */
final class TlsWords {

    private static final Map<String, String> BY_TEXT =
            Map.ofEntries(
                    Map.entry(
                            "PKIX path",
                            "the broker's certificate is signed by nobody we trust; name the"
                                    + " authority's file in \"tls\" under \"ca\""),
                    Map.entry(
                            "unable to find valid certification path",
                            "the broker's certificate is signed by nobody we trust; name the"
                                    + " authority's file in \"tls\" under \"ca\""),
                    Map.entry(
                            "subject alternative",
                            "the broker's certificate is for another host name; use the name that"
                                    + " is in it as \"mqtt_url\""),
                    Map.entry(
                            "No name matching",
                            "the broker's certificate is for another host name; use the name that"
                                    + " is in it as \"mqtt_url\""),
                    Map.entry(
                            "certificate_required",
                            "the broker wants a client certificate; name \"certificate\" and"
                                    + " \"key\" in \"tls\""),
                    Map.entry(
                            "bad_certificate",
                            "the broker does not accept our client certificate; look at"
                                    + " \"certificate\" and \"key\" in \"tls\""),
                    Map.entry(
                            "unknown_ca",
                            "the broker does not know who signed our client certificate"),
                    Map.entry(
                            "certificate_expired",
                            "our client certificate is too old for the broker"),
                    Map.entry(
                            "protocol_version",
                            "the broker does not speak the TLS \"protocols\" that are set"),
                    Map.entry(
                            "handshake_failure",
                            "TLS could not be agreed; perhaps the broker wants a client certificate"
                                    + " or other \"protocols\""));

    private static final Pattern OUR_ALERT = Pattern.compile("^\\([a-z_]+\\) ");

    private TlsWords() {}

    static String of(Throwable failure, PortWords port) {
        for (var one = failure; one != null; one = one.getCause()) {
            if (one instanceof CertificateExpiredException) {
                return "the broker's certificate has run out; renew it, or look at this machine's"
                        + " clock";
            }
            if (one instanceof CertificateNotYetValidException) {
                return "the broker's certificate is not valid yet; look at this machine's clock";
            }
        }
        return byText(failure, port);
    }

    private static String byText(Throwable failure, PortWords port) {
        for (var one = failure; one != null; one = one.getCause()) {
            var text = words(one);
            if (text.contains("nrecognized SSL message")) {
                return port.noTls();
            }
            if (text.contains("handshake timed out")) {
                return "no TLS answer in time; perhaps " + port.noTls();
            }
            for (var known : BY_TEXT.entrySet()) {
                if (text.contains(known.getKey())) {
                    return known.getValue();
                }
            }
        }
        return "TLS failed: " + words(failure);
    }

    /** Newer Javas begin with the alert that we sent, which is not what went wrong. */
    private static String words(Throwable failure) {
        return OUR_ALERT.matcher(Outcomes.words(failure)).replaceFirst("");
    }
}
