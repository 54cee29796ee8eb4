package io.postern.mqtt.setting;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import io.postern.mqtt.tls.TlsFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The keys inside {@code tls}. */
public final class TlsSettings {

    private static final Setting<Path> CA =
            Setting.path(
                            "ca",
                            "A PEM file with the certificates of the authorities to trust instead"
                                    + " of those that Java trusts.")
                    .optional();
    private static final Setting<Path> CERTIFICATE =
            Setting.path(
                            "certificate",
                            "A PEM file with the gateway's own certificate, and after it those"
                                    + " between it and the authority.")
                    .optional();
    private static final Setting<Path> KEY =
            Setting.path("key", "A PEM file with the private key of \"certificate\".").optional();
    private static final Setting<String> KEY_PASSWORD =
            Setting.text("key_password", "The password of \"key\" or of \"keystore\".")
                    .optional()
                    .secret();
    private static final Setting<Path> KEYSTORE =
            Setting.path(
                            "keystore",
                            "A PKCS12 file (.p12, .pfx) with the gateway's own certificate and"
                                    + " key, instead of \"certificate\" and \"key\".")
                    .optional();
    private static final Setting<Path> TRUSTSTORE =
            Setting.path(
                            "truststore",
                            "A PKCS12 file with the certificates of the authorities to trust,"
                                    + " instead of \"ca\".")
                    .optional();
    private static final Setting<String> TRUSTSTORE_PASSWORD =
            Setting.text("truststore_password", "The password of \"truststore\".")
                    .optional()
                    .secret();
    private static final Setting<List<String>> PROTOCOLS =
            Setting.texts(
                            "protocols",
                            "The protocols to allow, such as \"TLSv1.3\"; none for Java's own"
                                    + " choice.")
                    .orElse(List.of())
                    .checked(TlsSettings::checkProtocols);

    static final Settings ALL =
            Settings.of(
                    CA,
                    CERTIFICATE,
                    KEY,
                    KEY_PASSWORD,
                    KEYSTORE,
                    TRUSTSTORE,
                    TRUSTSTORE_PASSWORD,
                    PROTOCOLS);

    private static final Set<String> KNOWN = Set.of("TLSv1.2", "TLSv1.3");

    private TlsSettings() {}

    /** Opens no file. */
    static TlsFiles read(Values values, Findings findings) {
        tellMixed(values, findings);
        needs(values, CERTIFICATE, "its private key, ", findings, KEY);
        needs(values, KEY, "its certificate, ", findings, CERTIFICATE);
        needs(values, TRUSTSTORE_PASSWORD, "", findings, TRUSTSTORE);
        needs(values, KEY_PASSWORD, "", findings, KEY, KEYSTORE);
        return new TlsFiles(
                values.find(CA),
                values.find(CERTIFICATE),
                values.find(KEY),
                values.find(KEY_PASSWORD),
                values.find(KEYSTORE),
                values.find(TRUSTSTORE),
                values.find(TRUSTSTORE_PASSWORD),
                values.get(PROTOCOLS));
    }

    private static void tellMixed(Values values, Findings findings) {
        if (values.has(CA) && values.has(TRUSTSTORE)) {
            findings.problem("truststore", "expected it instead of \"ca\", found both");
        }
        if (values.has(KEYSTORE) && (values.has(CERTIFICATE) || values.has(KEY))) {
            findings.problem(
                    "keystore", "expected it instead of \"certificate\" and \"key\", found both");
        }
    }

    private static void needs(
            Values values, Setting<?> given, String what, Findings findings, Setting<?>... others) {
        if (values.has(given) && Arrays.stream(others).noneMatch(values::has)) {
            var names = Arrays.stream(others).map(one -> "\"" + one.name() + "\"").toList();
            findings.problem(
                    given.name(),
                    "expected " + what + String.join(" or ", names) + " beside it, found nothing");
        }
    }

    private static void checkProtocols(List<String> protocols, Findings findings) {
        for (var protocol : protocols) {
            if (!KNOWN.contains(protocol)) {
                findings.problem(
                        "", "expected \"TLSv1.2\" or \"TLSv1.3\", found \"" + protocol + "\"");
            }
        }
    }
}
