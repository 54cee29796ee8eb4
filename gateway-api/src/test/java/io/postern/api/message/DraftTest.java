package io.postern.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.JsonObject;
import io.postern.api.testing.TestEnvelope;
import org.junit.jupiter.api.Test;

class DraftTest {

    private final JsonObject content = JsonObject.EMPTY.with("id", "a").with("value", 1);

    @Test
    void remembersTheMessageItWasMadeFrom() {
        var message = TestEnvelope.of("climate", content);

        var draft = message.with(JsonObject.EMPTY.with("value", 2));

        assertThat(draft.type()).isEqualTo("climate");
        assertThat(draft.source()).containsSame(message);
        assertThat(draft.content()).hasToString("{\"value\":2}");
        assertThat(draft.id()).isEmpty();
        assertThat(draft.time()).isEmpty();
    }

    @Test
    void keepsThePayloadOfAMessageThatPassesUnchanged() {
        var message = TestEnvelope.of("climate", content);

        assertThat(message.draft().payload()).isSameAs(message.payload());
    }

    @Test
    void changesOneThingAtATime() {
        var draft = Draft.of("climate", content).withId("b").withTime("now").withType("weather");

        assertThat(draft.type()).isEqualTo("weather");
        assertThat(draft.id()).hasValue("b");
        assertThat(draft.time()).hasValue("now");
        assertThat(draft.source()).isEmpty();
        assertThat(draft.content()).isEqualTo(content);
    }
}
