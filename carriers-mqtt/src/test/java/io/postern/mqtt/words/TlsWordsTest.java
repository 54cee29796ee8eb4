package io.postern.mqtt.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mqtt.broker.Broker;
import io.postern.mqtt.broker.MqttVersion;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Newer Javas put the alert that they send in front of what went wrong. */
class TlsWordsTest {

    private static final PortWords PORT =
            new PortWords(
                    new Broker(
                            "broker.farm",
                            8883,
                            Optional.empty(),
                            Optional.empty(),
                            false,
                            Optional.empty()),
                    MqttVersion.V5);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "No subject alternative DNS name matching b found.  | for another host name",
                "(certificate_unknown) No name matching b found     | for another host name",
                "(bad_certificate) No subject alternative names     | for another host name",
                "(handshake_failure) PKIX path building failed      | signed by nobody we trust",
                "Received fatal alert: bad_certificate              | our client certificate; look",
                "(bad_certificate) Received fatal alert: unknown_ca | who signed our client",
                "(internal_error) no idea                           | TLS failed: no idea",
            })
    void saysWhatIsWrongWhateverAlertStandsBeforeIt(String failure, String words) {
        assertThat(TlsWords.of(new SSLHandshakeException(failure), PORT)).contains(words);
    }
}
