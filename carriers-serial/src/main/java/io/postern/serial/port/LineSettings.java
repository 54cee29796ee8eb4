package io.postern.serial.port;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How bytes go over a serial line.
 *
 * @param baud bits a second
 * @param parity {@code none}, {@code even}, {@code odd}, {@code mark} or {@code space}
 * @param stopBits 1, 1.5 or 2
 * @param flowControl {@code none}, {@code rts_cts}, {@code dsr_dtr} or {@code xon_xoff}
 * @param dtr how the line is set at opening; left as it is where empty
 * @param rts the same
 * @param writeTimeout how long a write may take beyond what its bytes need on the line
 */
public record LineSettings(
        int baud,
        int dataBits,
        String parity,
        double stopBits,
        String flowControl,
        Optional<Boolean> dtr,
        Optional<Boolean> rts,
        Duration writeTimeout) {

    private static final Setting<Integer> BAUD =
            Setting.whole("baud", "Bits a second, as the device's manual says.", 50, 12_000_000)
                    .orElse(115_200);
    private static final Setting<Integer> DATA_BITS =
            Setting.whole("data_bits", "Bits in a character.", 5, 8).orElse(8);
    private static final Setting<String> PARITY =
            Setting.choice(
                            "parity",
                            "The check bit of each character.",
                            "none",
                            "even",
                            "odd",
                            "mark",
                            "space")
                    .orElse("none");
    private static final Setting<Double> STOP_BITS =
            Setting.decimal("stop_bits", "Bits after each character: 1, 1.5 or 2.", 1, 2)
                    .orElse(1.0)
                    .checked(LineSettings::checkStopBits);
    private static final Setting<String> FLOW_CONTROL =
            Setting.choice(
                            "flow_control",
                            "How each end tells the other to pause.",
                            "none",
                            "rts_cts",
                            "dsr_dtr",
                            "xon_xoff")
                    .orElse("none");
    private static final Setting<Boolean> DTR =
            Setting.flag(
                            "dtr",
                            "Whether the DTR line is on after opening; without it, as the system"
                                    + " sets it. Many boards start anew when it changes.")
                    .optional();
    private static final Setting<Boolean> RTS =
            Setting.flag(
                            "rts",
                            "Whether the RTS line is on after opening; without it, as the system"
                                    + " sets it.")
                    .optional();
    private static final Setting<Duration> WRITE_TIMEOUT =
            Setting.span(
                            "write_timeout",
                            "How long writing may take, beyond what the bytes need at this"
                                    + " speed, before the port counts as lost.",
                            Duration.ofMillis(1),
                            Duration.ofDays(1))
                    .orElse(Duration.ofSeconds(2));

    /** The keys of a carrier's file. */
    public static final List<Setting<?>> ALL =
            List.of(BAUD, DATA_BITS, PARITY, STOP_BITS, FLOW_CONTROL, DTR, RTS, WRITE_TIMEOUT);

    private static void checkStopBits(double stopBits, Findings findings) {
        if (stopBits * 2 != Math.rint(stopBits * 2)) {
            findings.problem("", "expected 1, 1.5 or 2, found " + stopBits);
        }
    }

    public static LineSettings of(Values settings) {
        return new LineSettings(
                settings.get(BAUD),
                settings.get(DATA_BITS),
                settings.get(PARITY),
                settings.get(STOP_BITS),
                settings.get(FLOW_CONTROL),
                settings.find(DTR),
                settings.find(RTS),
                settings.get(WRITE_TIMEOUT));
    }
}
