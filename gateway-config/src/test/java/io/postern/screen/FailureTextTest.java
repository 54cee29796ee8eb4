package io.postern.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.message.UnreadableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTextTest {

    /** Where plugins are called from, and what they are given is called through. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "chain.OpenChains",
                "event.EventHub",
                "gateway.object.PluginObjects",
                "message.Message",
                "office.TypeRouter",
                "operate.Operators"
            })
    void showsThePluginsOwnLinesOnly(String caller) {
        var failure = new IllegalStateException("no pump");
        failure.setStackTrace(
                new StackTraceElement[] {
                    new StackTraceElement("com.example.Pump", "confirm", "Pump.java", 7),
                    new StackTraceElement("io.postern." + caller, "call", "C.java", 1),
                    new StackTraceElement("com.example.Pump", "elsewhere", "Pump.java", 99)
                });

        assertThat(FailureText.where(failure, false))
                .isEqualTo("\nat com.example.Pump.confirm(Pump.java:7)");
    }

    @Test
    void saysOfAPayloadWhatIsWrongWithItAlone() {
        assertThat(
                        FailureText.words(
                                new UnreadableException("soil: expected a number, found none")))
                .isEqualTo("soil: expected a number, found none");
        assertThat(FailureText.words(new IllegalStateException("no pump")))
                .isEqualTo("IllegalStateException: no pump");
    }
}
