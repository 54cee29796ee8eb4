package io.postern.config.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlPasswordTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"mqtt_url\": \"mqtt://farm:s3cret@broker\"|\"mqtt_url\": \"mqtt://farm:••••••@broker\"",
                "mqtt_url: wss://:a@b@broker/path|mqtt_url: wss://:•••@broker/path",
                "proxy: http://me:$1\\@host:80, x: y://a:b@c|proxy: http://me:•••@host:80, x: y://a:•@c",
                "\"mqtt_url\": \"mqtt://broker:1883\"|\"mqtt_url\": \"mqtt://broker:1883\"",
                "mail: me@example.org|mail: me@example.org",
            })
    void coversPasswordsInAddresses(String line, String shown) {
        assertThat(UrlPassword.covered(line)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"20", "60"})
    void leavesTheCaretWhereItWas(int column) {
        var plain = Excerpt.of("{ \"mqtt_url\": \"mqtt://farm:abc@broker\", \"x\": 1 }", column);
        var other = Excerpt.of("{ \"mqtt_url\": \"mqtt://farm-abc-broker\", \"x\": 1 }", column);

        assertThat(plain.caret()).isEqualTo(other.caret());
        assertThat(plain.line()).doesNotContain("abc");
    }
}
