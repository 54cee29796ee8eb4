package io.postern.benchlab.sensor;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.benchlab.sensor.PowerConnector.Part;
import java.util.Optional;

/** Writes an answer as the device's own publisher does: its names, its order, its digits. */
public final class Telemetry {

    private final Naming naming;
    private final ChipScale chip;

    public Telemetry(Naming naming, ChipScale chip) {
        this.naming = naming;
        this.chip = chip;
    }

    /** What makes an answer absurd, in words; nothing for one that may be true. */
    public Optional<String> objection(SensorAnswer answer) {
        return SensorLimits.objection(answer, chip);
    }

    /** Adds every sensor at the end. */
    public void append(SensorAnswer answer, JsonObject.Builder content) {
        sums(answer, content);
        connectors(answer, content);
        voltages(answer, content);
        climate(answer, content);
        fans(answer, content);
    }

    /** The sum is one of rounded doubles, in this order: 4797.2029999999995 is meant. */
    private static void sums(SensorAnswer answer, JsonObject.Builder content) {
        long cpu = PowerConnector.total(answer, Part.CPU);
        long graphics = PowerConnector.total(answer, Part.GRAPHICS);
        long mainboard = PowerConnector.total(answer, Part.MAINBOARD);
        content.put(
                "SYS_Power",
                Decimal.shortest(cpu / 1_000.0 + graphics / 1_000.0 + mainboard / 1_000.0));
        content.put("CPU_Power", Decimal.thousandths(cpu));
        content.put("GPU_Power", Decimal.thousandths(graphics));
        content.put("MB_Power", Decimal.thousandths(mainboard));
    }

    private static void connectors(SensorAnswer answer, JsonObject.Builder content) {
        for (var connector : PowerConnector.ALL) {
            content.put(connector.voltage, Decimal.thousandths(answer.volts(connector.index)));
            content.put(connector.current, Decimal.thousandths(answer.current(connector.index)));
            content.put(connector.power, Decimal.thousandths(answer.power(connector.index)));
        }
    }

    private static void voltages(SensorAnswer answer, JsonObject.Builder content) {
        for (int input = 0; input < SensorAnswer.VOLTAGES; input++) {
            content.put(Names.VOLTAGE.get(input), Decimal.thousandths(answer.voltage(input)));
        }
        content.put("Vdd", Decimal.thousandths(answer.vdd()));
        content.put("Vref", Decimal.thousandths(answer.vref()));
    }

    private void climate(SensorAnswer answer, JsonObject.Builder content) {
        content.put("Chip_Temp", chip.of(answer.chip()));
        content.put("Ambient_Temp", temperature(answer.ambient()));
        content.put("Humidity", Decimal.tenths(answer.humidity()));
        for (int sensor = 0; sensor < SensorAnswer.TEMPERATURES; sensor++) {
            content.put(naming.temperature(sensor), temperature(answer.temperature(sensor)));
        }
    }

    private static Json temperature(int tenths) {
        return SensorLimits.isUnplugged(tenths) ? Json.NULL : Decimal.tenths(tenths);
    }

    private static void fans(SensorAnswer answer, JsonObject.Builder content) {
        for (int fan = 0; fan < SensorAnswer.FANS; fan++) {
            content.put(Names.FAN_DUTY.get(fan), answer.fanDuty(fan));
            content.put(Names.FAN_SPEED.get(fan), answer.fanSpeed(fan));
            content.put(Names.FAN_STATUS.get(fan), answer.fanStatus(fan));
        }
        content.put("FanExtDuty", answer.externalFanDuty());
    }
}
