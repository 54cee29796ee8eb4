package io.postern.benchlab.sensor;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;

/** How the JSON says when it was measured. */
public enum Timestamp {
    /** Seconds since 1970 as a decimal, to the microsecond. */
    SECONDS {
        @Override
        Json of(Instant time) {
            long micros = time.getNano() / 1_000;
            return Decimal.plain(
                    BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(micros, 6)));
        }
    },
    /** Milliseconds since 1970 as a whole number. */
    MILLISECONDS {
        @Override
        Json of(Instant time) {
            return Json.of(time.toEpochMilli());
        }
    };

    private static final String NAME = "timestamp";

    abstract Json of(Instant time);

    public void append(Instant time, JsonObject.Builder content) {
        content.put(NAME, of(time));
    }
}
