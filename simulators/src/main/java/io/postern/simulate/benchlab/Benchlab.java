package io.postern.simulate.benchlab;

import io.postern.simulate.benchlab.RackPlan.Product;
import io.postern.simulate.plug.Chip;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** The logic of one BENCHLAB: commands in, answers out. Bytes that are no command are ignored. */
final class Benchlab implements Chip {

    private static final byte[] NOTHING = new byte[0];
    private static final byte[] GREETING = "BENCHLAB\0".getBytes(StandardCharsets.US_ASCII);
    private static final int VENDOR = 0xEE;
    private static final int FIRMWARE = 1;
    private static final int BUTTON_ACTION = 1;

    private final Product product;
    private final SimulatedUid uid;
    private final Consumer<SimulatedPress> pressed;
    private final SimulatedSensors board;
    private final DeviceMemory memory;
    private final LongAdder readings = new LongAdder();
    private Optional<BenchlabCommand> begun = Optional.empty();
    private byte[] parameters = NOTHING;
    private int taken;

    Benchlab(
            Product product,
            SimulatedUid uid,
            String name,
            SimulatedSensors board,
            Consumer<SimulatedPress> pressed) {
        this.product = product;
        this.uid = uid;
        this.pressed = pressed;
        this.board = board;
        memory = new DeviceMemory(name);
    }

    /** How often its sensors were read; any thread may ask. */
    long readings() {
        return readings.sum();
    }

    @Override
    public byte[] feed(byte next) {
        if (begun.isEmpty()) {
            begun = BenchlabCommand.of(next);
            parameters = new byte[begun.map(BenchlabCommand::parameters).orElse(0)];
            taken = 0;
        } else {
            parameters[taken++] = next;
        }
        if (begun.isEmpty() || taken < parameters.length) {
            return NOTHING;
        }
        var whole = begun.get();
        begun = Optional.empty();
        return answer(whole, parameters);
    }

    @Override
    public boolean isInsideCommand() {
        return begun.isPresent();
    }

    @Override
    public void startAfresh() {
        begun = Optional.empty();
    }

    private byte[] answer(BenchlabCommand command, byte[] with) {
        switch (command) {
            case WELCOME:
                return GREETING;
            case READ_SENSORS:
                return sensors();
            case READ_NAME:
                return memory.name();
            case READ_FAN:
                return memory.fan(with[0] & 0xFF, with[1] & 0xFF);
            case READ_RGB:
                return memory.rgb(with[0] & 0xFF);
            case READ_UID:
                return uid.bytes();
            case READ_VENDOR:
                return new byte[] {(byte) VENDOR, (byte) product.id(), FIRMWARE};
            default:
                obey(command, with);
                return NOTHING;
        }
    }

    private byte[] sensors() {
        if (product != Product.BENCHLAB) {
            return NOTHING;
        }
        readings.increment();
        return board.read();
    }

    private void obey(BenchlabCommand command, byte[] with) {
        switch (command) {
            case ACTION -> press(with);
            case WRITE_NAME -> memory.rename(with);
            case WRITE_FAN -> memory.setFan(with[0] & 0xFF, with[1] & 0xFF, after(2, with));
            case WRITE_RGB -> memory.setRgb(with[0] & 0xFF, after(1, with));
            default -> throw new IllegalStateException(command + " has an answer");
        }
    }

    private static byte[] after(int start, byte[] with) {
        return Arrays.copyOfRange(with, start, with.length);
    }

    private void press(byte[] with) {
        var buttons = SimulatedPress.Button.values();
        int button = with[1] & 0xFF;
        if (with[0] == BUTTON_ACTION && button < buttons.length) {
            var length = Duration.ofMillis((with[3] & 0xFF) * 100L);
            pressed.accept(new SimulatedPress(buttons[button], with[2] != 0, length));
        }
    }
}
