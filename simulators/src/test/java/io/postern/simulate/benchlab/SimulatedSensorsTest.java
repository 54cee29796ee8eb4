package io.postern.simulate.benchlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Read as the host reads it: by the offsets of the protocol. */
class SimulatedSensorsTest {

    private static final int READINGS = 2_000;
    private static final int POWER = 48;
    private static final int FANS = 180;

    @Test
    void isAsLongAsTheProtocolSays() {
        assertThat(new SimulatedSensors(1, false).read()).hasSize(216);
    }

    @Test
    void theChipSaysTenthsOrDegrees() {
        assertThat(chip(new SimulatedSensors(1, false))).isBetween((short) 300, (short) 450);
        assertThat(chip(new SimulatedSensors(1, true))).isBetween((short) 30, (short) 45);
    }

    private static short chip(SimulatedSensors board) {
        return ByteBuffer.wrap(board.read()).order(ByteOrder.LITTLE_ENDIAN).getShort(30);
    }

    @Test
    void railsStayNearTheirVoltage() {
        readings()
                .forEach(
                        answer -> {
                            assertThat(answer.getShort(POWER))
                                    .isBetween((short) 11_600, (short) 12_600);
                            assertThat(rail(answer, 2)).isBetween(3_200, 3_400);
                            assertThat(rail(answer, 3)).isBetween(4_900, 5_100);
                            assertThat(rail(answer, 4)).isBetween(4_900, 5_100);
                            assertThat(rail(answer, 5)).isBetween(11_600, 12_600);
                            assertThat(answer.getShort(26)).isBetween((short) 3_200, (short) 3_400);
                            assertThat(answer.getShort(28)).isBetween((short) 2_450, (short) 2_550);
                        });
    }

    @Test
    void powerIsVoltageTimesCurrent() {
        readings()
                .forEach(
                        answer ->
                                IntStream.range(0, 11)
                                        .forEach(
                                                i -> {
                                                    int at = POWER + 12 * i;
                                                    long product =
                                                            (long) answer.getShort(at)
                                                                    * answer.getInt(at + 4);
                                                    assertThat(answer.getShort(at + 2)).isZero();
                                                    assertThat(answer.getInt(at + 8))
                                                            .isEqualTo((int) (product / 1_000))
                                                            .isBetween(0, 500_000);
                                                }));
    }

    @Test
    void whatIsNotPluggedInReadsAsTheDeviceHasIt() {
        readings()
                .forEach(
                        answer -> {
                            assertThat(answer.getShort(36)).isEqualTo((short) 0x7FFF);
                            assertThat(answer.getShort(38)).isEqualTo((short) 0x7FFF);
                            assertThat(answer.getInt(POWER + 12 * 10 + 8)).isZero();
                            assertThat(answer.getInt(FANS + 4 * 8)).isZero();
                        });
    }

    @Test
    void temperaturesAndHumidityArePlausible() {
        readings()
                .forEach(
                        answer -> {
                            for (int at : new int[] {30, 32, 34}) {
                                assertThat(answer.getShort(at)).isBetween((short) 200, (short) 750);
                            }
                            assertThat(answer.getShort(40)).isBetween((short) 200, (short) 260);
                            assertThat(answer.getShort(42)).isBetween((short) 390, (short) 560);
                        });
    }

    @Test
    void fansTurnAsTheyAreDriven() {
        readings()
                .forEach(
                        answer -> {
                            assertThat(answer.get(FANS)).isEqualTo((byte) 1);
                            assertThat(answer.get(FANS + 1)).isBetween((byte) 25, (byte) 100);
                            assertThat(answer.getShort(FANS + 2))
                                    .isBetween((short) 400, (short) 2_000);
                        });
    }

    @Test
    void everythingMoves() {
        for (int at : new int[] {0, 30, 32, 34, 40, 42, POWER, POWER + 4, POWER + 8, FANS + 2}) {
            assertThat(readings().map(answer -> answer.getShort(at)).distinct().count())
                    .as("at " + at)
                    .isGreaterThan(3);
        }
    }

    @Test
    void theSameSeedGivesTheSameReadings() {
        assertThat(readings(5)).containsExactlyElementsOf(readings(5).toList());
        assertThat(readings(5)).isNotEqualTo(readings(6).toList());
    }

    private static int rail(ByteBuffer answer, int index) {
        return answer.getShort(POWER + 12 * index);
    }

    private static Stream<ByteBuffer> readings() {
        return readings(1);
    }

    private static Stream<ByteBuffer> readings(long seed) {
        var board = new SimulatedSensors(seed, false);
        return Stream.generate(board::read)
                .limit(READINGS)
                .map(answer -> ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN));
    }
}
