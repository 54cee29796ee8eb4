package com.example.@name@;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.handler.Batch;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeHandlerContext;
import io.postern.api.testing.TestEnvelope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class @Name@Test {

    @Test
    void multipliesTheField() throws Exception {
        var context = new FakeHandlerContext("@name@", Values.of(Map.of("factor", 3.0)));
        var message = TestEnvelope.of("weather", JsonObject.EMPTY.with("value", 7));
        var batch = new Batch("weather", List.of(message), Values.NONE);

        try (var handler = new @Name@().kind().create(context)) {
            var drafts = handler.handle("convert", batch);

            assertThat(drafts.get(0).content()).hasToString("{\"value\":21}");
        }
    }
}
