package io.postern.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's log, each line at level info. */
final class LoggerSink implements Sink {

    private final Logger log;

    LoggerSink(String carrier) {
        log = LoggerFactory.getLogger("io.postern.log." + carrier);
    }

    @Override
    public String destination() {
        return "log";
    }

    @Override
    public void open() {}

    @Override
    public void write(List<byte[]> lines) {
        for (var line : lines) {
            var text = new String(line, 0, line.length - 1, StandardCharsets.UTF_8);
            log.info("{}", text.replace('\n', ' ').replace('\r', ' '));
        }
    }

    @Override
    public void sync() {}

    @Override
    public void close() {}
}
