package io.postern.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.testing.mqtt.Pub;
import io.postern.testing.wire.Direction;
import io.postern.testing.wire.WireRecording;
import io.postern.testing.wire.packet.MqttPacket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes of the journal are gone while messages wait in it: the log says exactly which are lost. */
class TornBytesIT {

    private static final int BURST = 300;

    @TempDir private Path folder;

    private final WireRecording wires = new WireRecording();

    /** What happens to the files while no gateway runs. */
    private interface Harm {
        void happen(Path data) throws IOException;
    }

    @Test
    void itsEndIsCutOff() throws Exception {
        assertToldExactly(data -> TornSegment.cut(data, 9_000));
    }

    @Test
    void aBlockIsWrittenOver() throws Exception {
        assertToldExactly(data -> TornSegment.writeOver(data, 9_000, new Random(1)));
    }

    private void assertToldExactly(Harm harm) throws Exception {
        try (var site = new TwoBrokers(folder, wires::add)) {
            site.start();
            site.cloud().stop();
            for (var source : TwoBrokers.WAYS) {
                publish(site, source);
            }
            await().atMost(WireLedger.PATIENCE)
                    .until(
                            () ->
                                    numbers(wires.confirmed(WireLedger.IN, Direction.TO_CLIENT))
                                            .equals(all()));
            site.station().kill();
            var before = NumberedRows.in(site.station().data());

            harm.happen(site.station().data());
            site.station().start();

            var told = before.lost(site.station().log());
            var lost = told.stream().flatMap(Optional::stream).collect(Collectors.toSet());
            assertThat(told).isNotEmpty().doesNotHaveDuplicates().doesNotContain(Optional.empty());
            site.cloud().startAgain();
            var left = new HashSet<>(all());
            left.removeAll(lost);
            await().atMost(WireLedger.PATIENCE)
                    .untilAsserted(() -> assertThat(confirmed()).containsAll(left));
            await().atMost(WireLedger.PATIENCE)
                    .until(() -> site.station().says("journal").contains("\n0 rows were read"));
            assertThat(confirmed()).isEqualTo(left);
            new WireLedger(wires).firstDeliveriesAreInOrder();
        }
    }

    private static void publish(TwoBrokers site, String source) {
        Pub.to(site.field())
                .qos(1)
                .lines(
                        source,
                        Numbered.range(source, 1, BURST).stream().map(Numbered::payload).toList());
    }

    private static Set<Numbered> all() {
        return TwoBrokers.WAYS.stream()
                .flatMap(source -> Numbered.range(source, 1, BURST).stream())
                .collect(Collectors.toSet());
    }

    private Set<Numbered> confirmed() {
        return numbers(wires.confirmed(WireLedger.OUT, Direction.TO_BROKER));
    }

    private static Set<Numbered> numbers(Collection<MqttPacket> packets) {
        return packets.stream()
                .map(packet -> Numbered.in(packet.payload()))
                .collect(Collectors.toSet());
    }
}
