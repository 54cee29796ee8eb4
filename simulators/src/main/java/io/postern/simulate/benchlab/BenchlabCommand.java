package io.postern.simulate.benchlab;

import java.util.Optional;

/** What a host may ask: one byte, and the parameters after it. */
enum BenchlabCommand {
    WELCOME(0x00, 0),
    READ_SENSORS(0x01, 0),
    ACTION(0x02, 4),
    READ_NAME(0x03, 0),
    WRITE_NAME(0x04, DeviceMemory.NAME),
    READ_FAN(0x05, 2),
    WRITE_FAN(0x06, 2 + DeviceMemory.FAN),
    READ_RGB(0x07, 1),
    WRITE_RGB(0x08, 1 + DeviceMemory.RGB),
    READ_UID(0x0D, 0),
    READ_VENDOR(0x0E, 0);

    private static final Optional<BenchlabCommand> NONE = Optional.empty();

    private final int code;
    private final int parameters;

    BenchlabCommand(int code, int parameters) {
        this.code = code;
        this.parameters = parameters;
    }

    /** How many bytes come after it. */
    int parameters() {
        return parameters;
    }

    static Optional<BenchlabCommand> of(byte code) {
        for (var command : values()) {
            if (command.code == (code & 0xFF)) {
                return Optional.of(command);
            }
        }
        return NONE;
    }
}
