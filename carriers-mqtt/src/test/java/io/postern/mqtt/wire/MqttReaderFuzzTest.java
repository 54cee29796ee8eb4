package io.postern.mqtt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mqtt.broker.MqttVersion;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever bytes come: packets, or an end that MQTT has a word for, and the same however they are
 * cut.
 */
@Timeout(120)
class MqttReaderFuzzTest {

    private static final int TIMES = 10_000;
    private static final int MOST_CHANGES = 4;

    /** Each that begins a packet of a broker. */
    private static final byte[] FIRST =
            WireBytes.bytes("20 30 31 32 33 34 35 3A 3C 40 50 62 70 90 B0 D0 E0");

    @ParameterizedTest
    @EnumSource
    void readsRandomBytes(MqttVersion version) {
        for (int seed = 0; seed < TIMES; seed++) {
            var random = new Random(seed);
            var bytes = new byte[1 + random.nextInt(60)];
            random.nextBytes(bytes);
            bytes[0] = FIRST[random.nextInt(FIRST.length)];
            if (bytes.length > 2) {
                bytes[1] = (byte) random.nextInt(bytes.length);
            }

            same(version, bytes, random, "seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsPacketsInWhichSomethingWasChanged(MqttVersion version) {
        var packets = BrokerWords.of(version).keySet().stream().map(WireBytes::bytes).toList();
        for (int seed = 0; seed < TIMES; seed++) {
            var random = new Random(seed);
            var bytes = some(packets, random);
            for (int left = 1 + random.nextInt(MOST_CHANGES); left > 0; left--) {
                bytes = changed(bytes, random);
            }

            same(version, bytes, random, "seed " + seed);
        }
    }

    private static byte[] some(List<byte[]> packets, Random random) {
        var all = new byte[0];
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            var next = packets.get(random.nextInt(packets.size()));
            int before = all.length;
            all = Arrays.copyOf(all, before + next.length);
            System.arraycopy(next, 0, all, before, next.length);
        }
        return all;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] = (byte) random.nextInt(256);
            case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> {
                return Arrays.copyOf(bytes, at + 1);
            }
            default -> {
                var longer = Arrays.copyOf(bytes, bytes.length + 1);
                System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                return longer;
            }
        }
        return bytes;
    }

    private static void same(MqttVersion version, byte[] bytes, Random random, String which) {
        var whole = told(version, bytes, bytes.length, random);
        var cut = told(version, bytes, 7, random);
        var single = told(version, bytes, 1, random);

        assertThat(cut).as(which).isEqualTo(whole);
        assertThat(single).as(which).isEqualTo(whole);
    }

    /** What was told, and the fault that ended it. */
    private static List<String> told(MqttVersion version, byte[] bytes, int most, Random random) {
        var heard = new HeardPackets(version);
        try {
            for (int at = 0; at < bytes.length; ) {
                int left = bytes.length - at;
                int size = most > left ? left : most == left ? left : 1 + random.nextInt(most);
                heard.read(Arrays.copyOfRange(bytes, at, at + size));
                at += size;
            }
        } catch (MalformedPacketException wrong) {
            heard.told.add(wrong.code() + " " + wrong.getMessage());
        } catch (IOException other) {
            throw new AssertionError("expected a malformed packet", other);
        }
        return heard.told;
    }
}
