package io.postern.transform.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The units that are known: how much of the first of its kind one of each is, as a fraction of
 * whole numbers or decimals, and where its zero is.
 */
enum Unit {
    KELVIN(Kind.TEMPERATURE, "K"),
    CELSIUS(Kind.TEMPERATURE, "C", "1", "1", "273.15"),
    FAHRENHEIT(Kind.TEMPERATURE, "F", "5", "9", "459.67"),
    PASCAL(Kind.PRESSURE, "Pa"),
    HECTOPASCAL(Kind.PRESSURE, "hPa", "100"),
    MILLIBAR(Kind.PRESSURE, "mbar", "100"),
    KILOPASCAL(Kind.PRESSURE, "kPa", "1000"),
    BAR(Kind.PRESSURE, "bar", "100000"),
    PSI(Kind.PRESSURE, "psi", "6894.757293168361"),
    INCH_OF_MERCURY(Kind.PRESSURE, "inHg", "3386.389"),
    METRE(Kind.LENGTH, "m"),
    MILLIMETRE(Kind.LENGTH, "mm", "0.001"),
    CENTIMETRE(Kind.LENGTH, "cm", "0.01"),
    KILOMETRE(Kind.LENGTH, "km", "1000"),
    INCH(Kind.LENGTH, "in", "0.0254"),
    FOOT(Kind.LENGTH, "ft", "0.3048"),
    MILE(Kind.LENGTH, "mi", "1609.344"),
    METRE_PER_SECOND(Kind.SPEED, "m/s"),
    KILOMETRE_PER_HOUR(Kind.SPEED, "km/h", "10", "36"),
    MILE_PER_HOUR(Kind.SPEED, "mph", "0.44704"),
    KNOT(Kind.SPEED, "kn", "1852", "3600"),
    LITRE(Kind.VOLUME, "l"),
    MILLILITRE(Kind.VOLUME, "ml", "0.001"),
    CUBIC_METRE(Kind.VOLUME, "m3", "1000"),
    GALLON(Kind.VOLUME, "gal", "3.785411784"),
    KILOGRAM(Kind.MASS, "kg"),
    GRAM(Kind.MASS, "g", "0.001"),
    POUND(Kind.MASS, "lb", "0.45359237"),
    OUNCE(Kind.MASS, "oz", "0.028349523125"),
    JOULE(Kind.ENERGY, "J"),
    WATT_HOUR(Kind.ENERGY, "Wh", "3600"),
    KILOWATT_HOUR(Kind.ENERGY, "kWh", "3600000"),
    WATT(Kind.POWER, "W"),
    MILLIWATT(Kind.POWER, "mW", "0.001"),
    KILOWATT(Kind.POWER, "kW", "1000"),
    VOLT(Kind.VOLTAGE, "V"),
    MILLIVOLT(Kind.VOLTAGE, "mV", "0.001"),
    AMPERE(Kind.CURRENT, "A"),
    MILLIAMPERE(Kind.CURRENT, "mA", "0.001"),
    SECOND(Kind.TIME, "s"),
    MILLISECOND(Kind.TIME, "ms", "0.001"),
    MINUTE(Kind.TIME, "min", "60"),
    HOUR(Kind.TIME, "h", "3600");

    /** What units of each can be converted into each other. */
    private enum Kind {
        TEMPERATURE,
        PRESSURE,
        LENGTH,
        SPEED,
        VOLUME,
        MASS,
        ENERGY,
        POWER,
        VOLTAGE,
        CURRENT,
        TIME
    }

    private final Kind kind;
    private final String sign;
    private final BigDecimal size;
    private final BigDecimal part;
    private final BigDecimal zero;

    Unit(Kind kind, String sign) {
        this(kind, sign, "1");
    }

    Unit(Kind kind, String sign, String size) {
        this(kind, sign, size, "1");
    }

    Unit(Kind kind, String sign, String size, String part) {
        this(kind, sign, size, part, "0");
    }

    Unit(Kind kind, String sign, String size, String part, String zero) {
        this.kind = kind;
        this.sign = sign;
        this.size = new BigDecimal(size);
        this.part = new BigDecimal(part);
        this.zero = new BigDecimal(zero);
    }

    static Optional<Unit> of(String sign) {
        var plain = sign.startsWith("°") ? sign.substring(1) : sign;
        return Arrays.stream(values()).filter(unit -> unit.sign.equals(plain)).findFirst();
    }

    static List<String> signs() {
        return Arrays.stream(values()).map(unit -> unit.sign).toList();
    }

    /** All of them for people, those that go together side by side. */
    static String words() {
        return Arrays.stream(values())
                .collect(
                        Collectors.groupingBy(
                                unit -> unit.kind,
                                LinkedHashMap::new,
                                Collectors.mapping(unit -> unit.sign, Collectors.joining(", "))))
                .values()
                .stream()
                .collect(Collectors.joining("; ", "Known are ", "."));
    }

    boolean isLike(Unit other) {
        return kind == other.kind;
    }

    /** How much of it a value of another is: to 16 digits where it does not come out even. */
    BigDecimal from(Unit other, BigDecimal value) {
        var above = value.add(other.zero).multiply(other.size).multiply(part);
        var into = above.divide(other.part.multiply(size), MathContext.DECIMAL64);
        return DecimalEdits.plain(into.subtract(zero));
    }
}
