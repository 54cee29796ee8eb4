package io.postern.recovery.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.setting.Values;
import io.postern.api.task.Task;
import io.postern.api.task.TaskCall;
import io.postern.api.task.TaskFactory;
import io.postern.api.testing.FakeTaskContext;
import io.postern.api.testing.TestEnvelope;
import io.postern.api.testing.VirtualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTaskTest {

    private final VirtualTime time = new VirtualTime(Instant.parse("2024-05-16T12:00:00Z"));
    private final FakeTaskContext context = new FakeTaskContext("recover", time);
    private final List<Draft> requests = new ArrayList<>();
    private Task task = new RecoveryFactory().create(context);

    private void take(JsonObject content) throws Exception {
        take(content, Values.NONE);
    }

    private void take(JsonObject content, Values arguments) throws Exception {
        var message = TestEnvelope.of("connection_status", content);
        task.run(new TaskCall("recovery", arguments, Optional.of(message), requests::add));
    }

    private static JsonObject change(String carrier, String status, String at) {
        return JsonObject.EMPTY
                .with("id", "mqtt")
                .with("carrier", carrier)
                .with("time", "2024-05-16T" + at + ".000000")
                .with("connection_status", status);
    }

    private void lost(String at) throws Exception {
        take(change("cloud", "disconnect", at));
    }

    private void back(String at) throws Exception {
        take(change("cloud", "reconnect", at));
    }

    private List<String> gaps() {
        return requests.stream().map(RecoveryTaskTest::gap).toList();
    }

    private static String gap(Draft request) {
        return request.content().text("lost_connection_time").orElseThrow().substring(11, 19)
                + " to "
                + request.content()
                        .text("restored_connection_time")
                        .orElseThrow()
                        .substring(11, 19);
    }

    @Test
    void asksForWhatWasMissed() throws Exception {
        lost("10:00:00");
        back("11:00:00");

        assertThat(requests).hasSize(1);
        assertThat(requests.get(0).type()).isEqualTo("recovery_data_request");
        assertThat(requests.get(0).content().toString())
                .isEqualTo(
                        """
                        {"id":"test-system","time":"2024-05-16T12:00:00.000000","lost_connection_time":"2024-05-16T10:00:00.000000","restored_connection_time":"2024-05-16T11:00:00.000000","carrier":"cloud"}""");
    }

    @Test
    void keepsTheLossOverARestart() throws Exception {
        lost("10:00:00");

        task = new RecoveryFactory().create(context);
        back("11:00:00");

        assertThat(gaps()).containsExactly("10:00:00 to 11:00:00");
        assertThat(context.state().get("cloud"))
                .hasToString(
                        "Optional[{\"status\":\"reconnect\",\"time\":\"2024-05-16T11:00:00.000000\","
                                + "\"lost\":\"2024-05-16T10:00:00.000000\"}]");
    }

    /** The gateway was killed after it told the loss, before this task heard of it. */
    @Test
    void aReturnNamesALossThatWasNeverHeardOf() throws Exception {
        var again = change("cloud", "reconnect", "11:00:00");
        var named = again.with("lost_connection_time", "2024-05-16T10:00:00.000000");

        take(named);
        take(named);
        lost("10:00:00");
        take(named);

        assertThat(gaps()).containsExactly("10:00:00 to 11:00:00");
    }

    @Test
    void repeatedMessagesAskOnlyOnce() throws Exception {
        lost("10:00:00");
        lost("10:00:00");
        back("11:00:00");
        back("11:00:00");
        lost("10:00:00");
        back("11:00:00");

        assertThat(gaps()).containsExactly("10:00:00 to 11:00:00");
    }

    @Test
    void aGapOfNoLengthIsAskedForOnceToo() throws Exception {
        lost("10:00:00");
        back("10:00:00");
        lost("10:00:00");
        back("10:00:00");

        assertThat(gaps()).containsExactly("10:00:00 to 10:00:00");
    }

    @Test
    void oldMessagesThatComeLateChangeNothing() throws Exception {
        lost("09:00:00");
        back("09:30:00");
        lost("10:00:00");
        lost("09:00:00");
        back("09:30:00");
        back("11:00:00");
        lost("09:00:00");
        back("11:00:00");

        assertThat(gaps()).containsExactly("09:00:00 to 09:30:00", "10:00:00 to 11:00:00");
    }

    @Test
    void aReturnThatOvertakesItsLossLeavesNoLossBehind() throws Exception {
        back("11:00:00");
        lost("10:00:00");
        lost("11:30:00");
        back("11:45:00");

        assertThat(gaps()).containsExactly("11:30:00 to 11:45:00");
    }

    @Test
    void aReturnWithoutALossAsksForNothing() throws Exception {
        back("11:00:00");
        back("11:30:00");

        assertThat(requests).isEmpty();
    }

    @Test
    void ofTwoLossesWithoutAReturnBetweenThemTheFirstCounts() throws Exception {
        lost("10:00:00");
        lost("10:30:00");
        back("11:00:00");

        assertThat(gaps()).containsExactly("10:00:00 to 11:00:00");
    }

    @Test
    void carriersAreToldApart() throws Exception {
        take(change("cloud", "disconnect", "10:00:00"));
        take(change("barn", "disconnect", "10:10:00"));
        take(change("barn", "reconnect", "10:20:00"));
        take(change("cloud", "reconnect", "10:30:00"));

        assertThat(gaps()).containsExactly("10:10:00 to 10:20:00", "10:00:00 to 10:30:00");
    }

    @Test
    void asksOnlyAboutTheCarriersThatItsFileNames() throws Exception {
        var cloud = Values.of(Map.of("carriers", List.of("cloud")));
        take(change("barn", "disconnect", "10:00:00"), cloud);
        take(change("barn", "reconnect", "10:10:00"), cloud);
        take(change("cloud", "disconnect", "10:20:00"), cloud);
        take(change("cloud", "reconnect", "10:30:00"), cloud);

        assertThat(gaps()).containsExactly("10:20:00 to 10:30:00");
    }

    @Test
    void takesTheMessagesOfOtherGatewaysWhichNameNoCarrier() throws Exception {
        take(change("", "disconnect", "10:00:00").without("carrier"));
        take(change("", "reconnect", "10:30:00").without("carrier"));

        assertThat(gaps()).containsExactly("10:00:00 to 10:30:00");
        assertThat(requests.get(0).content().has("carrier")).isFalse();
    }

    @Test
    void aKeptTimeInTheFutureIsNotBelieved() throws Exception {
        take(change("cloud", "reconnect", "13:00:00").with("time", "2038-01-19T03:14:07.000000"));
        lost("10:00:00");
        back("11:00:00");

        assertThat(gaps()).containsExactly("10:00:00 to 11:00:00");
    }

    @Test
    void aGapNeverEndsBeforeItBegins() throws Exception {
        lost("14:00:00");
        back("11:00:00");

        assertThat(gaps()).containsExactly("14:00:00 to 14:00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "up", "DISCONNECT"})
    void saysWhichWordIsNoStatus(String word) {
        assertThatThrownBy(() -> take(change("cloud", word, "10:00:00")))
                .hasMessage(
                        "\"connection_status\": expected \"disconnect\" or \"reconnect\", found \""
                                + word
                                + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2024-05-16", "2024-13-16T00:00:00", "\u0000"})
    void saysWhichTimeIsNone(String garbage) {
        var content = change("cloud", "disconnect", "10:00:00").with("time", garbage);

        assertThatThrownBy(() -> take(content))
                .hasMessageStartingWith(
                        "\"time\": expected a time such as 2024-05-16T00:00:00.000000, found \"");
    }

    @Test
    void goesOnAfterGarbage() throws Exception {
        lost("10:00:00");
        assertThatThrownBy(() -> take(JsonObject.EMPTY)).hasMessageContaining("found nothing");
        assertThatThrownBy(() -> take(change("cloud", "x".repeat(1_000), "10:00:00")))
                .hasMessageEndingWith("x…");

        back("11:00:00");

        assertThat(gaps()).containsExactly("10:00:00 to 11:00:00");
    }

    @Test
    void garbageInItsMemoryCountsAsNothing() throws Exception {
        context.state().put("cloud", JsonObject.EMPTY.with("time", "yesterday"));
        lost("10:00:00");
        back("11:00:00");

        assertThat(gaps()).containsExactly("10:00:00 to 11:00:00");
    }

    @Test
    void saysWhatItsFileNeedsWhenNoMessageBringsIt() {
        assertThatThrownBy(
                        () ->
                                task.run(
                                        new TaskCall(
                                                "recovery",
                                                Values.NONE,
                                                Optional.empty(),
                                                requests::add)))
                .hasMessageContaining("\"message_type\": \"connection_status\"");
    }

    @Test
    void timesWithAnOffsetAreUnderstood() throws Exception {
        take(change("cloud", "disconnect", "x").with("time", "2024-05-16T12:00:00+02:00"));
        take(change("cloud", "reconnect", "x").with("time", "2024-05-16T11:00:00Z"));

        assertThat(gaps()).containsExactly("10:00:00 to 11:00:00");
    }

    @Test
    void isFoundByItsServicesFile() {
        var found =
                ServiceLoader.load(TaskFactory.class).stream()
                        .map(provider -> provider.get().kind().source())
                        .toList();

        assertThat(found).contains("recovery");
    }
}
