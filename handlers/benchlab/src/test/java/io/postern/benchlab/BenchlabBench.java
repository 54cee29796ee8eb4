package io.postern.benchlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.handler.Batch;
import io.postern.api.handler.Handler;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.message.Origin;
import io.postern.api.message.Payload;
import io.postern.api.message.UnreadableException;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeHandlerContext;
import io.postern.api.testing.TestEnvelope;
import java.util.List;
import java.util.Map;

/** A handler as the gateway makes it, and messages as carriers bring them. */
final class BenchlabBench {

    static final String UID = "0123456789ABCDEF01234567";
    static final String PORT = "/dev/ttyACM0";
    static final Map<String, String> ORIGINAL =
            Map.of("device.uid", UID, "device.port", PORT, "device.product", "16");

    private final Handler handler;

    BenchlabBench(Map<String, Object> settings) {
        try {
            handler =
                    new BenchlabFactory()
                            .kind()
                            .create(new FakeHandlerContext("benchlab", Values.of(settings)));
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    static TestEnvelope answer(byte[] bytes, Map<String, String> words) {
        return TestEnvelope.of("benchlab_sensors", JsonObject.EMPTY)
                .withPayload(
                        Payload.of(
                                bytes,
                                unread -> {
                                    throw new UnreadableException("nobody should read them");
                                }))
                .withOrigin(new Origin("meters", "sensors", PORT, false, words));
    }

    static TestEnvelope asked(String topic, JsonObject content) {
        return TestEnvelope.of("benchlab_button", content)
                .withOrigin(new Origin("broker", "buttons", topic, false, Map.of()));
    }

    static TestEnvelope announced(JsonObject content) {
        return TestEnvelope.of("benchlab_info", content)
                .withOrigin(new Origin("meters", "info", PORT, false, ORIGINAL));
    }

    List<Draft> all(String function, Envelope message) throws Exception {
        return handler.handle(function, new Batch(message.type(), List.of(message), Values.NONE));
    }

    Draft one(String function, Envelope message) throws Exception {
        return all(function, message).get(0);
    }

    String refusal(String function, Envelope message) {
        try {
            throw new AssertionError("expected a refusal, found " + all(function, message));
        } catch (Exception e) {
            assertThat(e).isInstanceOf(UnreadableException.class);
            return e.getMessage();
        }
    }
}
