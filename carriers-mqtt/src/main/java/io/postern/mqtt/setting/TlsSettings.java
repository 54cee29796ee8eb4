package io.postern.mqtt.setting;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import java.util.List;

/** The keys inside {@code tls}. */
public final class TlsSettings {

    public static final Setting<String> CA =
            Setting.text(
                            "ca",
                            "A PEM file with the certificates of the authorities to trust instead"
                                    + " of those that Java trusts.")
                    .optional();
    public static final Setting<String> CERTIFICATE =
            Setting.text(
                            "certificate",
                            "A PEM file with the gateway's own certificate, and after it those"
                                    + " between it and the authority.")
                    .optional();
    public static final Setting<String> KEY =
            Setting.text("key", "A PEM file with the private key of \"certificate\".").optional();
    public static final Setting<String> KEY_PASSWORD =
            Setting.text("key_password", "The password of \"key\" or of \"keystore\".")
                    .optional()
                    .secret();
    public static final Setting<String> KEYSTORE =
            Setting.text(
                            "keystore",
                            "A PKCS12 file (.p12, .pfx) with the gateway's own certificate and"
                                    + " key, instead of \"certificate\" and \"key\".")
                    .optional();
    public static final Setting<String> TRUSTSTORE =
            Setting.text(
                            "truststore",
                            "A PKCS12 file with the certificates of the authorities to trust,"
                                    + " instead of \"ca\".")
                    .optional();
    public static final Setting<String> TRUSTSTORE_PASSWORD =
            Setting.text("truststore_password", "The password of \"truststore\".")
                    .optional()
                    .secret();
    public static final Setting<List<String>> PROTOCOLS =
            Setting.texts(
                            "protocols",
                            "The protocols to allow, such as \"TLSv1.3\"; none for Java's own"
                                    + " choice.")
                    .orElse(List.of());

    public static final Settings ALL =
            Settings.of(
                    CA,
                    CERTIFICATE,
                    KEY,
                    KEY_PASSWORD,
                    KEYSTORE,
                    TRUSTSTORE,
                    TRUSTSTORE_PASSWORD,
                    PROTOCOLS);

    private TlsSettings() {}
}
