package io.postern.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import io.postern.api.text.Quote;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.TimeZone;

/** A line for people: time, level, short name, message. */
final class LineEncoder extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};
    private static final String OWN = "io.postern.";
    private static final String RED = "\u001B[31m";
    private static final String YELLOW = "\u001B[33m";
    private static final String FAINT = "\u001B[2m";
    private static final String PLAIN = "\u001B[0m";

    private final boolean colour;
    // not ZoneId: its rules search every jar for more of them
    private final TimeZone zone = TimeZone.getDefault();

    LineEncoder(boolean colour) {
        this.colour = colour;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new StringBuilder(128);
        appendTime(line, local(event.getInstant()));
        appendLevel(line.append(' '), event.getLevel());
        line.append(' ').append(shortName(event.getLoggerName())).append(": ");
        appendOnePiece(line, event.getFormattedMessage());
        if (event.getThrowableProxy() != null) {
            line.append('\n');
            appendOnePiece(line, ThrowableProxyUtil.asString(event.getThrowableProxy()).strip());
        }
        return line.append('\n').toString().getBytes(UTF_8);
    }

    private LocalDateTime local(Instant time) {
        int seconds = zone.getOffset(time.toEpochMilli()) / 1000;
        return LocalDateTime.ofInstant(time, ZoneOffset.ofTotalSeconds(seconds));
    }

    // by hand, as the level below: a formatter would be the dearest part of the log at start
    private static void appendTime(StringBuilder line, LocalDateTime time) {
        line.append(time.getYear());
        appendDigits(line.append('-'), time.getMonthValue(), 10);
        appendDigits(line.append('-'), time.getDayOfMonth(), 10);
        appendDigits(line.append(' '), time.getHour(), 10);
        appendDigits(line.append(':'), time.getMinute(), 10);
        appendDigits(line.append(':'), time.getSecond(), 10);
        appendDigits(line.append('.'), time.getNano() / 1_000_000, 100);
    }

    private static void appendDigits(StringBuilder line, int number, int highest) {
        for (int place = highest; place > 0; place /= 10) {
            line.append((char) ('0' + number / place % 10));
        }
    }

    private void appendLevel(StringBuilder line, Level level) {
        var word = level.toString() + " ".repeat(Math.max(0, 5 - level.toString().length()));
        line.append(colour ? paint(level) + word + PLAIN : word);
    }

    private static String paint(Level level) {
        if (level.isGreaterOrEqual(Level.ERROR)) {
            return RED;
        }
        return level.isGreaterOrEqual(Level.WARN) ? YELLOW : FAINT;
    }

    private static String shortName(String logger) {
        return logger.startsWith(OWN)
                ? logger.substring(OWN.length())
                : logger.substring(logger.lastIndexOf('.') + 1);
    }

    // a message may quote what came from outside: it must not look like another line of the log,
    // nor drive the terminal
    private static void appendOnePiece(StringBuilder line, String text) {
        text.codePoints()
                .forEach(
                        c -> {
                            if (c == '\n') {
                                line.append("\n    ");
                            } else if (c == '\t') {
                                line.append("    ");
                            } else if (c != '\r') {
                                line.appendCodePoint(Quote.shown(c));
                            }
                        });
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
