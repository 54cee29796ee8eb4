package io.postern.recovery.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.setting.Values;
import io.postern.api.task.Task;
import io.postern.api.task.TaskCall;
import io.postern.api.testing.FakeTaskContext;
import io.postern.api.testing.TestEnvelope;
import io.postern.api.testing.VirtualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several devices at one carrier, each a connection of its own. */
class DevicesTest {

    private final VirtualTime time = new VirtualTime(Instant.parse("2024-05-16T12:00:00Z"));
    private final FakeTaskContext context = new FakeTaskContext("recover", time);
    private final List<Draft> requests = new ArrayList<>();
    private final Task task = new RecoveryFactory().create(context);

    private void take(String device, String port, String status, String at) throws Exception {
        take(device, port, status, at, Values.NONE);
    }

    private void take(String device, String port, String status, String at, Values arguments)
            throws Exception {
        var content =
                JsonObject.EMPTY
                        .with("id", "serial")
                        .with("carrier", "benches")
                        .with("port", port)
                        .with("device", device)
                        .with("time", "2024-05-16T" + at + ".000000")
                        .with("connection_status", status);
        var message = TestEnvelope.of("connection_status", content);
        task.run(new TaskCall("recovery", arguments, Optional.of(message), requests::add));
    }

    @Test
    void eachIsAskedAboutOnItsOwn() throws Exception {
        take("A", "/dev/ttyACM0", "disconnect", "10:00:00");
        take("B", "/dev/ttyACM1", "disconnect", "10:30:00");
        take("A", "/dev/ttyACM0", "reconnect", "11:00:00");
        take("B", "/dev/ttyACM1", "reconnect", "11:30:00");

        assertThat(requests)
                .extracting(request -> request.id().orElseThrow())
                .containsExactly("benches/A", "benches/B");
        assertThat(requests)
                .extracting(request -> request.content().text("lost_connection_time").orElseThrow())
                .containsExactly("2024-05-16T10:00:00.000000", "2024-05-16T10:30:00.000000");
    }

    @Test
    void oneThatIsBackAtAnotherPortIsTheSame() throws Exception {
        take("A", "/dev/ttyACM0", "disconnect", "10:00:00");
        take("A", "/dev/ttyACM7", "reconnect", "11:00:00");

        assertThat(requests).hasSize(1);
        assertThat(requests.get(0).content().toString())
                .isEqualTo(
                        """
                        {"id":"test-system","time":"2024-05-16T12:00:00.000000","lost_connection_time":"2024-05-16T10:00:00.000000","restored_connection_time":"2024-05-16T11:00:00.000000","carrier":"benches","port":"/dev/ttyACM7","device":"A"}""");
    }

    @Test
    void theirCarriersNameChoosesThem() throws Exception {
        var others = Values.of(Map.<String, Object>of("carriers", List.of("cloud")));
        var theirs = Values.of(Map.<String, Object>of("carriers", List.of("benches")));
        take("A", "/dev/ttyACM0", "disconnect", "10:00:00", others);
        take("B", "/dev/ttyACM1", "disconnect", "10:00:00", theirs);
        take("A", "/dev/ttyACM0", "reconnect", "11:00:00", others);
        take("B", "/dev/ttyACM1", "reconnect", "11:00:00", theirs);

        assertThat(requests)
                .extracting(request -> request.id().orElseThrow())
                .containsExactly("benches/B");
    }

    @Test
    void thoseKeptAreBoundedAndTheOldestGoes() throws Exception {
        for (int device = 0; device < 2_001; device++) {
            var at = "%02d:%02d:%02d".formatted(device / 3600, device / 60 % 60, device % 60);
            take("D" + device, "/dev/ttyACM0", "disconnect", at);
        }

        assertThat(context.state().keys())
                .hasSize(2_000)
                .contains("benches/D1", "benches/D2000")
                .doesNotContain("benches/D0");
    }
}
