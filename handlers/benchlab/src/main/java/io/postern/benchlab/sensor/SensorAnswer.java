package io.postern.benchlab.sensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The sensors of a BENCHLAB as it sends them: whole numbers, little endian, laid out as a C
 * compiler does. Immutable as long as the bytes are.
 */
public final class SensorAnswer {

    /** How many bytes an answer has. */
    public static final int LENGTH = 216;

    static final int VOLTAGES = 13;
    static final int TEMPERATURES = 4;
    static final int FANS = 9;

    private static final int VDD = 26;
    private static final int VREF = 28;
    private static final int CHIP = 30;
    private static final int TEMPERATURE = 32;
    private static final int AMBIENT = 40;
    private static final int HUMIDITY = 42;
    private static final int EXTERNAL_FAN = 47;
    private static final int POWER = 48;
    private static final int POWER_SIZE = 12;
    private static final int FAN = 180;
    private static final int FAN_SIZE = 4;

    private final ByteBuffer bytes;

    /** Reads the bytes where they are: nobody may change them afterwards. */
    public SensorAnswer(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException(
                    "expected " + LENGTH + " bytes, found " + bytes.length);
        }
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** In mV. */
    int voltage(int input) {
        return bytes.getShort(input * Short.BYTES);
    }

    /** What supplies the chip, in mV. */
    int vdd() {
        return Short.toUnsignedInt(bytes.getShort(VDD));
    }

    /** What the chip measures against, in mV. */
    int vref() {
        return Short.toUnsignedInt(bytes.getShort(VREF));
    }

    /** In tenths of a °C, as all temperatures. */
    int chip() {
        return bytes.getShort(CHIP);
    }

    int temperature(int sensor) {
        return bytes.getShort(TEMPERATURE + sensor * Short.BYTES);
    }

    int ambient() {
        return bytes.getShort(AMBIENT);
    }

    /** In tenths of a percent. */
    int humidity() {
        return bytes.getShort(HUMIDITY);
    }

    int externalFanDuty() {
        return Byte.toUnsignedInt(bytes.get(EXTERNAL_FAN));
    }

    /** In mV; the connector is counted as the device does. */
    int volts(int connector) {
        return bytes.getShort(POWER + connector * POWER_SIZE);
    }

    /** In mA. */
    int current(int connector) {
        return bytes.getInt(POWER + connector * POWER_SIZE + 4);
    }

    /** In mW. */
    int power(int connector) {
        return bytes.getInt(POWER + connector * POWER_SIZE + 8);
    }

    int fanStatus(int fan) {
        return Byte.toUnsignedInt(bytes.get(FAN + fan * FAN_SIZE));
    }

    int fanDuty(int fan) {
        return Byte.toUnsignedInt(bytes.get(FAN + fan * FAN_SIZE + 1));
    }

    /** In turns a minute. */
    int fanSpeed(int fan) {
        return Short.toUnsignedInt(bytes.getShort(FAN + fan * FAN_SIZE + 2));
    }
}
