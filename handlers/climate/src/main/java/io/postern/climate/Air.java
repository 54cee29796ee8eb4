package io.postern.climate;

/** Figures of the air, from its temperature in °C and its relative humidity in %. */
final class Air {

    private Air() {}

    /** Magnus' formula; NaN where there is no humidity at all. */
    static double dewPoint(double temperature, double humidity) {
        double gamma = Math.log(humidity / 100) + 17.62 * temperature / (243.12 + temperature);
        return 243.12 * gamma / (17.62 - gamma);
    }

    /** What it feels like, by the US weather service: Steadman's below 80 °F, Rothfusz's above. */
    static double heatIndex(double temperature, double humidity) {
        double t = temperature * 9 / 5 + 32;
        double h = humidity;
        double steadman = 0.5 * (t + 61 + (t - 68) * 1.2 + h * 0.094);
        double index = (steadman + t) / 2 < 80 ? steadman : rothfusz(t, h);
        return (index - 32) * 5 / 9;
    }

    private static double rothfusz(double t, double h) {
        double index =
                -42.379
                        + (2.04901523 * t)
                        + (10.14333127 * h)
                        - (0.22475541 * t * h)
                        - (6.83783e-3 * t * t)
                        - (5.481717e-2 * h * h)
                        + (1.22874e-3 * t * t * h)
                        + (8.5282e-4 * t * h * h)
                        - (1.99e-6 * t * t * h * h);
        if (h < 13 && t <= 112) {
            return index - (13 - h) / 4 * Math.sqrt((17 - Math.abs(t - 95)) / 17);
        }
        return h > 85 && t <= 87 ? index + (h - 85) / 10 * (87 - t) / 5 : index;
    }
}
