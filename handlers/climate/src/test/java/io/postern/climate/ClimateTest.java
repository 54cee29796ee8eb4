package io.postern.climate;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.handler.Batch;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeHandlerContext;
import io.postern.api.testing.TestEnvelope;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClimateTest {

    private final FakeHandlerContext context = new FakeHandlerContext("climate", Values.NONE);

    private String handle(String function, JsonObject content) throws Exception {
        var batch = new Batch("air", List.of(TestEnvelope.of("air", content)), Values.NONE);
        return new ClimateFactory().kind().create(context).handle(function, batch).get(0).content()
                + "";
    }

    private static JsonObject air(String temperature, String humidity) {
        return JsonObject.EMPTY
                .with("temperature", new JsonNumber(temperature))
                .with("humidity", new JsonNumber(humidity));
    }

    @ParameterizedTest
    @CsvSource({
        "dew_point, 20, 50, 9.3",
        "dew_point, 0, 100, 0.0",
        "dew_point, -10.0, 80, -12.8",
        "heat_index, 20, 50, 19.4",
        "heat_index, 32.2, 70, 41.0",
        "heat_index, 40, 10, 36.7",
        "heat_index, 28, 95, 35.2",
    })
    void addsItsFigure(String function, String t, String h, String figure) throws Exception {
        assertThat(handle(function, air(t, h)))
                .isEqualTo(air(t, h).with(function, new JsonNumber(figure)).toString());
    }

    @ParameterizedTest
    @CsvSource({"20, 0", "-243.12, 50", "20, -3", "1e999, 50"})
    void passesOnWhatHasNoFigure(String t, String h) throws Exception {
        assertThat(handle("dew_point", air(t, h))).isEqualTo(air(t, h).toString());
        assertThat(context.meters().count("incomplete")).isEqualTo(1);
    }

    @Test
    void passesOnWhatLacksAField() throws Exception {
        var content = JsonObject.EMPTY.with("temperature", 20).with("humidity", "n/a");

        assertThat(handle("heat_index", content)).isEqualTo(content.toString());
        assertThat(context.meters().count("incomplete")).isEqualTo(1);
    }

    @Test
    void readsTheFieldsAndWritesTheDigitsItIsTold() throws Exception {
        var settings = Values.of(Map.of("temperature", "t", "humidity", "rh", "digits", 3));
        var content = JsonObject.EMPTY.with("t", 20).with("rh", 50);
        var batch = new Batch("air", List.of(TestEnvelope.of("air", content)), Values.NONE);
        var handler =
                new ClimateFactory().kind().create(new FakeHandlerContext("climate", settings));

        assertThat(handler.handle("dew_point", batch).get(0).content())
                .hasToString("{\"t\":20,\"rh\":50,\"dew_point\":9.255}");
    }

    @Test
    void offersItselfAsAService() {
        assertThat(ServiceLoader.load(HandlerFactory.class))
                .hasAtLeastOneElementOfType(ClimateFactory.class);
    }
}
