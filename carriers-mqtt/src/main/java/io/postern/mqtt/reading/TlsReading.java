package io.postern.mqtt.reading;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import io.postern.mqtt.setting.TlsSettings;
import io.postern.mqtt.tls.TlsFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Reads {@code tls} where it is an object. Opens no file. */
final class TlsReading {

    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    private final Values values;
    private final Findings findings;

    private TlsReading(Values values, Findings findings) {
        this.values = values;
        this.findings = findings;
    }

    static Optional<TlsFiles> read(Optional<Object> tls, Findings findings) {
        return tls.filter(Values.class::isInstance)
                .map(Values.class::cast)
                .map(values -> new TlsReading(values, findings).files());
    }

    private TlsFiles files() {
        tellMixed();
        tellAlone();
        tellProtocols();
        return new TlsFiles(
                path(TlsSettings.CA),
                path(TlsSettings.CERTIFICATE),
                path(TlsSettings.KEY),
                values.find(TlsSettings.KEY_PASSWORD),
                path(TlsSettings.KEYSTORE),
                path(TlsSettings.TRUSTSTORE),
                values.find(TlsSettings.TRUSTSTORE_PASSWORD),
                values.get(TlsSettings.PROTOCOLS));
    }

    private void tellMixed() {
        if (values.has(TlsSettings.CA) && values.has(TlsSettings.TRUSTSTORE)) {
            problem(TlsSettings.TRUSTSTORE, "expected it instead of \"ca\", found both");
        }
        if (values.has(TlsSettings.KEYSTORE)
                && (values.has(TlsSettings.CERTIFICATE) || values.has(TlsSettings.KEY))) {
            problem(
                    TlsSettings.KEYSTORE,
                    "expected it instead of \"certificate\" and \"key\", found both");
        }
    }

    private void tellAlone() {
        needs(TlsSettings.CERTIFICATE, "its private key, ", TlsSettings.KEY);
        needs(TlsSettings.KEY, "its certificate, ", TlsSettings.CERTIFICATE);
        needs(TlsSettings.TRUSTSTORE_PASSWORD, "", TlsSettings.TRUSTSTORE);
        needs(TlsSettings.KEY_PASSWORD, "", TlsSettings.KEY, TlsSettings.KEYSTORE);
    }

    private void needs(Setting<?> given, String what, Setting<?>... others) {
        if (values.has(given) && Arrays.stream(others).noneMatch(values::has)) {
            var names = Arrays.stream(others).map(one -> "\"" + one.name() + "\"").toList();
            problem(
                    given,
                    "expected " + what + String.join(" or ", names) + " beside it, found nothing");
        }
    }

    private void tellProtocols() {
        for (var protocol : values.get(TlsSettings.PROTOCOLS)) {
            if (!PROTOCOLS.contains(protocol)) {
                problem(
                        TlsSettings.PROTOCOLS,
                        "expected \"TLSv1.2\" or \"TLSv1.3\", found \"" + protocol + "\"");
            }
        }
    }

    private Optional<Path> path(Setting<String> setting) {
        return values.find(setting).flatMap(text -> path(setting, text));
    }

    private Optional<Path> path(Setting<String> setting, String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException impossible) {
            problem(
                    setting,
                    "expected the name of a file, found one that no file can have: "
                            + impossible.getReason());
            return Optional.empty();
        }
    }

    private void problem(Setting<?> setting, String message) {
        findings.problem("tls." + setting.name(), message);
    }
}
