package io.postern.serial.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.serial.checksum.Checksum;
import io.postern.serial.frame.packet.LengthField;
import io.postern.serial.frame.packet.Packet;
import io.postern.serial.frame.packet.PacketDecoder;
import io.postern.serial.frame.packet.PacketFraming;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Noise in which a long packet seems to begin at every byte. */
class WorstCaseTest {

    private static final int LONGEST = 64_000;
    private static final int NOISE = 1_000_000;

    @ParameterizedTest
    @EnumSource
    void longPacketsInNoiseCostAFewStepsAByte(Checksum checksum) {
        var field = new LengthField(0, 2, false, 2);
        var decoder = decoder(Optional.of(field), checksum);

        var heard = feed(decoder, noise(0x7F));

        assertThat(heard.heard()).isGreaterThan(NOISE - 2 * LONGEST);
        assertThat(decoder.steps()).isBetween((long) NOISE, 70L * NOISE);
    }

    @ParameterizedTest
    @EnumSource
    void fixedPacketsInNoiseCostAFewStepsAByte(Checksum checksum) {
        var decoder = decoder(Optional.empty(), checksum);

        var heard = feed(decoder, noise(0xFF));

        assertThat(heard.heard()).isGreaterThan(NOISE - 2 * LONGEST);
        assertThat(decoder.steps()).isBetween((long) NOISE / 16, 70L * NOISE);
    }

    @ParameterizedTest
    @EnumSource
    void longPacketsBetweenNoiseAreFound(Checksum checksum) {
        var packet =
                new Packet(
                        new byte[] {'<', '<', '<'},
                        Optional.of(new LengthField(3, 2, true, 0)),
                        3,
                        new FramingLimits(LONGEST, Optional.of(checksum)));
        var framing = new PacketFraming(packet, Optional.empty());
        var noise = new byte[NOISE];
        var random = new Random(3);
        var decoder = new PacketDecoder(packet, false);
        var heard = new Heard();

        for (int i = 0; i < 40; i++) {
            var some = new byte[1 + random.nextInt(50_000)];
            random.nextBytes(some);
            var wire = framing.encode(some);
            decoder.feed(noise, 0, random.nextInt(50_000), heard);
            decoder.feed(wire, 0, wire.length - 1 - random.nextInt(wire.length - 5), heard);
            feedInPieces(decoder, wire, heard);
        }
        decoder.feed(noise, 0, LONGEST, heard);

        assertThat(heard.frames()).hasSize(40);
        assertThat(decoder.steps()).isLessThan(70L * heard.heard());
    }

    @Test
    void aLineThatNeverEndsTakesNoMemory() {
        var decoder = Framings.framing("line").decoder();
        var heard = new Heard();
        var piece = new byte[100_000];

        for (int i = 0; i < 100; i++) {
            decoder.feed(piece, 0, piece.length, heard);

            assertThat(decoder.retained()).isLessThan(GrowingBytes.KEPT);
        }

        assertThat(heard.skipped(Skip.TOO_LONG)).isEqualTo(10_000_000);
    }

    @Test
    void anIdleLineKeepsLittleAfterALongFrame() {
        var framing = Framings.framing("length", "size", 4);
        var decoder = framing.decoder();
        var wire = framing.encode(new byte[60_000]);
        var heard = new Heard();

        decoder.feed(wire, 0, wire.length, heard);

        assertThat(heard.frames()).hasSize(1);
        assertThat(decoder.retained()).isZero();
        assertThat(framing.decoder().retained()).isZero();
    }

    private static PacketDecoder decoder(Optional<LengthField> field, Checksum checksum) {
        var limits = new FramingLimits(LONGEST, Optional.of(checksum));
        return new PacketDecoder(new Packet(new byte[0], field, 0, limits), false);
    }

    private static Heard feed(PacketDecoder decoder, byte[] noise) {
        var heard = new Heard();
        for (int at = 0; at < noise.length; at += 4_000) {
            decoder.feed(noise, at, 4_000, heard);
            assertThat(decoder.retained()).isLessThan(LONGEST + LONGEST / 2);
        }
        return heard;
    }

    private static void feedInPieces(PacketDecoder decoder, byte[] wire, Heard heard) {
        for (int at = 0; at < wire.length; at += 1_000) {
            decoder.feed(wire, at, Math.min(1_000, wire.length - at), heard);
        }
    }

    private static byte[] noise(int mask) {
        var noise = new byte[NOISE];
        new Random(9).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] &= (byte) mask;
        }
        return noise;
    }
}
