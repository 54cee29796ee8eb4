package com.example.fahrenheit;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.handler.Batch;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeHandlerContext;
import io.postern.api.testing.TestEnvelope;
import java.util.List;
import org.junit.jupiter.api.Test;

class FahrenheitTest {

    @Test
    void waterBoilsAtAHundredDegrees() throws Exception {
        var context = new FakeHandlerContext("fahrenheit", Values.NONE);
        var message = TestEnvelope.of("weather", JsonObject.EMPTY.with("temperature", 212));
        var batch = new Batch("weather", List.of(message), Values.NONE);

        try (var handler = new Fahrenheit().kind().create(context)) {
            var drafts = handler.handle("to_celsius", batch);

            assertThat(drafts.get(0).content()).hasToString("{\"temperature\":100}");
        }
    }
}
