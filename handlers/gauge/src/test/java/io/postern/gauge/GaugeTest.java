package io.postern.gauge;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.handler.Batch;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Origin;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeHandlerContext;
import io.postern.api.testing.TestEnvelope;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaugeTest {

    private static final JsonObject AIR =
            JsonObject.EMPTY.with("id", "north").with("temperature", 21.5).with("state", "ok");

    private static TestEnvelope message(String topic, JsonObject content) {
        return TestEnvelope.of("air", content)
                .withOrigin(new Origin("broker", "figures", topic, false, Map.of()));
    }

    private static FakeHandlerContext context(Map<String, Object> settings) {
        return new FakeHandlerContext("gauge", Values.of(settings));
    }

    private static List<Draft> handle(FakeHandlerContext context, TestEnvelope... messages)
            throws Exception {
        try (var handler = new GaugeFactory().kind().create(context)) {
            return handler.handle("gauge", new Batch("air", List.of(messages), Values.NONE));
        }
    }

    private static double shown(Map<String, Object> settings, String topic, String gauge)
            throws Exception {
        var context = context(settings);
        handle(context, message(topic, AIR));
        return context.meters().gauge(gauge);
    }

    @Test
    void showsNumbersUnderTheTopicAndTheField() throws Exception {
        var context = context(Map.of());
        var content = AIR.with("humidity", Json.of("55 %")).with("Wind-Speed (m/s)", 3);

        handle(context, message("greenhouse/North Side", content));

        assertThat(context.meters().gauge("message_greenhouse_north_side_temperature"))
                .isEqualTo(21.5);
        assertThat(context.meters().gauge("message_greenhouse_north_side_humidity")).isEqualTo(55);
        assertThat(context.meters().gauge("message_greenhouse_north_side_wind_speed_m_s"))
                .isEqualTo(3);
    }

    @Test
    void leavesTheFieldOutThatAPlainPayloadHas() throws Exception {
        var context = context(Map.of("name", Template.of("broker")));

        handle(
                context,
                message("$SYS/broker/uptime", JsonObject.EMPTY.with("value", "34 seconds")));

        assertThat(context.meters().gauge("broker_sys_broker_uptime")).isEqualTo(34);
    }

    @Test
    void theNamesAreMadeAsTold() throws Exception {
        var byId = Map.<String, Object>of("by", "id");
        var byNothing = Map.<String, Object>of("by", "nothing", "name", Template.of("air $msg_id"));

        assertThat(shown(byId, "a/b", "message_north_temperature")).isEqualTo(21.5);
        assertThat(shown(Map.of(), "", "message_north_temperature")).isEqualTo(21.5);
        assertThat(shown(byNothing, "a/b", "air_north_temperature")).isEqualTo(21.5);
    }

    @Test
    void theLatestNumberIsShown() throws Exception {
        var context = context(Map.of());

        handle(context, message("a", AIR), message("a", AIR.with("temperature", -3)));

        assertThat(context.meters().gauge("message_a_temperature")).isEqualTo(-3);
    }

    @Test
    void messagesPassAsTheyAre() throws Exception {
        var first = message("a", AIR);
        var second = message("b", JsonObject.EMPTY);

        assertThat(handle(context(Map.of()), first, second))
                .containsExactly(first.draft(), second.draft());
    }

    @Test
    void aMessageWithoutAWordOfTheNamePassesUnshown() throws Exception {
        var context = context(Map.of("name", Template.of("x_$content.room")));
        var message = message("a", AIR);

        assertThat(handle(context, message)).containsExactly(message.draft());
        assertThat(context.meters().count("hidden")).isEqualTo(1);
    }

    @Test
    void aNameWithoutALetterIsOneYet() throws Exception {
        var context = context(Map.of("name", Template.of("é"), "by", "nothing"));

        handle(context, message("a", JsonObject.EMPTY.with("value", 5)));

        assertThat(context.meters().gauge("unnamed")).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "12.3, 12.3",
        "-0.5, -0.5",
        "'1234 seconds', 1234",
        "' 7 ', 7",
        "'21.5 °C', 21.5",
        "1e3, 1000",
        "+5, 5",
        "'', NaN",
        "e, NaN",
        "1.2.3, NaN",
        "1e999, NaN",
        "12:34, NaN",
        "2024-05-16, NaN",
        "2024-05-16T00:00:00.000000, NaN",
        "'10 of 20', NaN",
        "'10 m2', NaN",
        "0x10, NaN",
        "Infinity, NaN",
        "NaN, NaN",
        "5d, NaN",
        "mosquitto version 2.0.11, NaN",
    })
    void readsTheNumberThatATextSays(String text, Double number) {
        assertThat(FigureFinder.of(Json.of(text))).isEqualTo(number);
    }

    @Test
    void knowsNoNumberInAnythingElse() {
        assertThat(List.of(Json.NULL, Json.of(true), AIR, Json.of("1".repeat(5_000))))
                .allSatisfy(value -> assertThat(FigureFinder.of(value)).isNaN());
    }

    @Test
    void offersItselfAsAService() {
        assertThat(ServiceLoader.load(HandlerFactory.class))
                .hasAtLeastOneElementOfType(GaugeFactory.class);
    }
}
