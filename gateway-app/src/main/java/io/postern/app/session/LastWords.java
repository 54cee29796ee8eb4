package io.postern.app.session;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The line of a process that has no memory left: all that it needs is there beforehand. */
public final class LastWords {

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.err);
    private final byte[] line = new byte[400];
    private final byte[] before = ascii("postern: expected enough memory, found \"");
    private final byte[] amid = ascii("\" in thread \"");
    private final byte[] after =
            ascii(
                    "\"; ends with exit code 3, to be started again: nothing acknowledged is lost."
                            + " More memory: POSTERN_JAVA_OPTS=-Xmx512m\n");
    private int length;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public synchronized void say(Thread thread, Throwable failure) {
        length = 0;
        add(before);
        add(failure.getMessage() == null ? "an error of Java" : failure.getMessage(), 80);
        add(amid);
        add(thread.getName(), 80);
        add(after);
        try {
            out.write(line, 0, length);
        } catch (IOException nobodyListens) {
            return;
        }
    }

    private void add(byte[] text) {
        System.arraycopy(text, 0, line, length, text.length);
        length += text.length;
    }

    @SuppressWarnings("deprecation") // the one call that needs no memory
    private void add(String text, int most) {
        int count = Math.min(text.length(), most);
        text.getBytes(0, count, line, length);
        length += count;
    }
}
