package io.postern.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import io.postern.api.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;

/** A line for machines: a JSON object with time, level, logger, thread, message. */
final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line =
                JsonObject.builder()
                        .put("time", event.getInstant().toString())
                        .put("level", event.getLevel().toString().toLowerCase(Locale.ROOT))
                        .put("logger", event.getLoggerName())
                        .put("thread", event.getThreadName())
                        .put("message", event.getFormattedMessage());
        event.getMDCPropertyMap().forEach((name, value) -> putNew(line, name, value));
        if (event.getThrowableProxy() != null) {
            putNew(line, "error", ThrowableProxyUtil.asString(event.getThrowableProxy()).strip());
        }
        var json = line.build().bytes();
        var bytes = Arrays.copyOf(json, json.length + 1);
        bytes[json.length] = '\n';
        return bytes;
    }

    private static void putNew(JsonObject.Builder line, String name, String value) {
        if (!line.has(name)) {
            line.put(name, value);
        }
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
