package io.postern.mqtt.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The head of an HTTP answer, from bytes that come in pieces. */
public final class HttpHead {

    private static final int LIMIT = 16 * 1024;
    private static final String BEGIN = "HTTP/1.";

    /** No control characters: the line is shown to people. */
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] \\d{3}( \\P{Cc}{0,200})?");

    private final Function<String, IOException> fault;
    private final StringBuilder line = new StringBuilder();
    private final List<String> lines = new ArrayList<>();
    private int size;
    private boolean whole;

    /**
     * @param fault makes what is thrown of the words that say what is wrong
     */
    public HttpHead(Function<String, IOException> fault) {
        this.fault = fault;
    }

    /** Takes what belongs to the head and leaves the rest; returns whether the head is whole. */
    public boolean take(ByteBuffer bytes) throws IOException {
        while (!whole && bytes.hasRemaining()) {
            take((char) (bytes.get() & 0xff));
        }
        return whole;
    }

    /** What is not HTTP is told by its first bytes: there may never be a whole line of it. */
    private void take(char one) throws IOException {
        if (size < BEGIN.length() && one != BEGIN.charAt(size)) {
            throw notHttp();
        }
        if (++size > LIMIT) {
            throw fault.apply("the head of the answer is longer than 16 KB");
        }
        if (one == '\n') {
            endLine();
        } else {
            line.append(one);
        }
    }

    private void endLine() throws IOException {
        var text = line.toString().stripTrailing();
        line.setLength(0);
        if (lines.isEmpty() && !STATUS.matcher(text).matches()) {
            throw notHttp();
        }
        whole = text.isEmpty();
        lines.add(text);
    }

    private IOException notHttp() {
        return fault.apply("the answer is not HTTP");
    }

    public String statusLine() {
        return lines.get(0);
    }

    public int status() {
        var digits = BEGIN.length() + 2;
        return Integer.parseInt(statusLine().substring(digits, digits + 3));
    }

    /** What a header says, with commas between where it came more than once. */
    public Optional<String> header(String name) {
        var begin = name + ":";
        return lines.stream()
                .filter(line -> line.regionMatches(true, 0, begin, 0, begin.length()))
                .map(line -> line.substring(begin.length()).strip())
                .reduce((first, second) -> first + "," + second);
    }
}
