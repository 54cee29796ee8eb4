package io.postern.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.simulate.benchlab.RackPlan.Product;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {

    @Test
    void readsWhatIsAsked() {
        var order = Order.of(options(3, Optional.of(4000), "half:2", "flood", "11"));

        assertThat(order.plan().count()).isEqualTo(3);
        assertThat(order.plan().seed()).isEqualTo(7);
        assertThat(order.plan().product()).isEqualTo(Product.BENCHLAB_2);
        assertThat(order.changes())
                .containsExactly(new DeviceEvent("half", 2), new DeviceEvent("flood", 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3, 257})
    void refusesTooManyAndTooFew(int count) {
        refuses(
                options(count, Optional.empty(), "ok", "ok", "10"),
                "--count: expected a number from 1 to 256, found \"" + count + "\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_533, 70_000})
    void refusesPortsThatDoNotExist(int port) {
        refuses(
                options(4, Optional.of(port), "ok", "ok", "10"),
                "--tcp: expected a port from 0 to 65532 for 4 devices, found \"" + port + "\"");
    }

    @Test
    void takesTheLastPorts() {
        assertThat(Order.of(options(4, Optional.of(65_532), "ok", "ok", "10")).plan().count())
                .isEqualTo(4);
    }

    @Test
    void namesTheNearestMisbehaviour() {
        refuses(
                options(4, Optional.empty(), "ok", "silnce:2", "10"),
                "--misbehave: expected one of ok, silence, half, garbage, flood, disconnect, found"
                        + " \"silnce\"; did you mean \"silence\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"half:5", "half:0", "half:x", "half:"})
    void refusesDevicesThatAreNotThere(String misbehave) {
        var found = misbehave.substring(5);

        refuses(
                options(4, Optional.empty(), "ok", misbehave, "10"),
                "--misbehave: expected the number of a device, from 1 to 4, or all, found "
                        + (found.isEmpty() ? "nothing" : "\"" + found + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "", "12", "0x"})
    void refusesProductsThatDoNotExist(String product) {
        refuses(
                options(1, Optional.empty(), "ok", "ok", product),
                "--product: expected 10 or 11, found \"" + product + "\"");
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        refuses(
                new BenchlabOptions(
                        1,
                        Optional.empty(),
                        Optional.of("::1"),
                        Optional.empty(),
                        List.of(),
                        1,
                        "10",
                        "tenths"),
                "--bind: expected --tcp PORT with it, found none");
        refuses(
                new BenchlabOptions(
                        1,
                        Optional.of(0),
                        Optional.empty(),
                        Optional.of("x"),
                        List.of(),
                        1,
                        "10",
                        "tenths"),
                "--links: expected pseudo-terminals with it, found --tcp");
    }

    @Test
    void theChipSpeaksInOneOfTwoWays() {
        assertThat(Order.of(chip("tenths")).plan().chipInDegrees()).isFalse();
        assertThat(Order.of(chip("degrees")).plan().chipInDegrees()).isTrue();
        refuses(chip("kelvin"), "--chip: expected tenths or degrees, found \"kelvin\"");
    }

    private static BenchlabOptions chip(String word) {
        return new BenchlabOptions(
                1, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 1, "10", word);
    }

    private static void refuses(BenchlabOptions options, String why) {
        assertThatThrownBy(() -> Order.of(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    private static BenchlabOptions options(
            int count, Optional<Integer> tcp, String first, String second, String product) {
        return new BenchlabOptions(
                count,
                tcp,
                Optional.empty(),
                Optional.empty(),
                List.of(first, second),
                7,
                product,
                "tenths");
    }
}
