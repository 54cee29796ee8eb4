package io.postern.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackingTest {

    private static byte[] messages() {
        var all = new StringBuilder();
        for (int n = 0; n < 1_000; n++) {
            all.append("{\"id\":\"pump\",\"moisture\":").append(n).append('}');
        }
        return all.toString().getBytes();
    }

    @Test
    void messagesThatAreLikeEachOtherTakeAQuarter() {
        var messages = messages();

        var packed = Packing.pack(ByteBuffer.wrap(messages)).orElseThrow();

        assertThat(packed.remaining()).isLessThan(messages.length / 4);
        assertThat(Packing.unpack(packed)).isEqualTo(ByteBuffer.wrap(messages));
    }

    @Test
    void whatWouldNotBecomeShorterIsLeft() {
        var noise = new byte[100_000];
        new Random(1).nextBytes(noise);

        assertThat(Packing.pack(ByteBuffer.wrap(noise))).isEmpty();
        assertThat(Packing.pack(ByteBuffer.allocate(4_056))).isEmpty();
        assertThat(Packing.pack(ByteBuffer.allocate(4_057))).isPresent();
    }

    @Test
    void whatIsNoneIsRefused() {
        var packed = Packing.pack(ByteBuffer.wrap(messages())).orElseThrow();
        var bytes = Arrays.copyOf(packed.array(), packed.limit());
        var chance = new Random(2);
        for (int n = 0; n < 5_000; n++) {
            var bad = Arrays.copyOf(bytes, chance.nextInt(bytes.length));
            if (bad.length > 0 && chance.nextBoolean()) {
                bad[chance.nextInt(bad.length)] ^= 1 << chance.nextInt(8);
            }
            assertThatThrownBy(() -> Packing.unpack(ByteBuffer.wrap(bad)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(
                        () ->
                                Packing.unpack(
                                        ByteBuffer.wrap(Arrays.copyOf(bytes, bytes.length + 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
