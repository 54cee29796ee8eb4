package io.postern.mqtt.setting;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.mqtt.tls.TlsFiles;
import java.util.Optional;

/**
 * What a file says of encryption.
 *
 * @param on empty where the port decides
 * @param files with certificates, where it names any
 */
public record WantedTls(Optional<Boolean> on, Optional<TlsFiles> files) {

    static WantedTls read(Object tls, Findings findings) {
        if (tls instanceof Values values) {
            return new WantedTls(
                    Optional.of(true), Optional.of(TlsSettings.read(values, findings)));
        }
        return new WantedTls(
                tls instanceof Boolean flag ? Optional.of(flag) : Optional.empty(),
                Optional.empty());
    }
}
