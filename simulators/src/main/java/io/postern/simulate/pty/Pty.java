package io.postern.simulate.pty;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A pseudo-terminal: a pair of which one end looks like a serial port with a cable in it, and we
 * are the device at the other end. Java cannot make one, so a small helper holds it: {@code
 * script}, which is part of every Debian.
 */
public final class Pty implements AutoCloseable {

    private static final int LONGEST_LINE = 200;

    private final Process helper;
    private final Optional<ProcessHandle> holder;
    private final Path path;
    private final FileInputStream port;

    private Pty(Process helper, Optional<ProcessHandle> holder, Path path) throws IOException {
        this.helper = helper;
        this.holder = holder;
        this.path = path;
        // never becomes our controlling terminal: it is the helper's already
        port = new FileInputStream(path.toFile());
    }

    /**
     * @throws IOException when this system cannot make one, saying what to do
     */
    public static Pty open() throws IOException {
        return open("setsid", "script");
    }

    /**
     * A session of its own keeps the helper out of reach of the keyboard: Ctrl-C in a terminal is
     * for us, and we end the helper.
     */
    static Pty open(String... command) throws IOException {
        var helper = start(command);
        try {
            var said = line(helper.getInputStream());
            return new Pty(helper, holder(said), path(said));
        } catch (IOException broken) {
            end(helper);
            throw broken;
        }
    }

    private static Process start(String... command) throws IOException {
        var words = new ArrayList<>(List.of(command));
        words.addAll(List.of("-qfc", holding(), "/dev/null"));
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (IOException missing) {
            throw refused(command[0] + ": no such command", missing);
        }
    }

    /**
     * The terminal must pass on every byte as it is before anybody learns its name; and it ends
     * soon after us, however we end. {@code tail} waits for that without a process per look.
     */
    private static String holding() {
        return "stty raw -echo && echo \"$$ $(tty)\" && exec tail -s 2 --pid="
                + ProcessHandle.current().pid()
                + " -f /dev/null";
    }

    private static String line(InputStream in) throws IOException {
        var said = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n' && said.length() < LONGEST_LINE) {
            if (next >= ' ') {
                said.append((char) next);
            }
            next = in.read();
        }
        return said.toString();
    }

    /** The process behind the helper, by the number before the path. */
    private static Optional<ProcessHandle> holder(String said) throws IOException {
        try {
            return ProcessHandle.of(Long.parseLong(said.replaceFirst(" .*", "")));
        } catch (NumberFormatException other) {
            throw refused(said, other);
        }
    }

    private static Path path(String said) throws IOException {
        var path = Path.of(said.substring(said.indexOf(' ') + 1));
        if (!path.isAbsolute() || !Files.exists(path)) {
            throw refused(said, null);
        }
        return path;
    }

    private static IOException refused(String said, @Nullable Throwable cause) {
        return new IOException(
                "a pseudo-terminal: expected its path from the command \"script\", found \""
                        + said
                        + "\"; it is made on Linux with bsdutils, util-linux and coreutils"
                        + " installed: otherwise use a TCP port",
                cause);
    }

    /** The end that looks like a serial port. */
    public Path path() {
        return path;
    }

    /** What is written to the port. */
    public InputStream in() {
        return helper.getInputStream();
    }

    /**
     * What the port is to read; flush after each answer. The helper takes all that it is given and
     * keeps it in memory until it is read: who writes much looks at {@link #unread()} first.
     */
    public OutputStream out() {
        return helper.getOutputStream();
    }

    /** How many bytes the port has for its reader; it holds about 4000, then they pile up. */
    public int unread() throws IOException {
        return port.available();
    }

    /** The process that holds it. */
    public long pid() {
        return helper.pid();
    }

    /** The process behind that one. */
    Optional<ProcessHandle> holder() {
        return holder;
    }

    /** Pulls the cable: the port is gone at once, and its path too. */
    @Override
    public void close() {
        end(helper);
        // the hang-up has ended it, unless we were started to ignore one, as by nohup
        holder.ifPresent(ProcessHandle::destroyForcibly);
        quietly(port);
    }

    private static void end(Process helper) {
        try {
            // not politely: asked to end, it leaves the port behind as long as anybody has it open
            helper.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
        }
        quietly(helper.getOutputStream());
        quietly(helper.getInputStream());
    }

    private static void quietly(Closeable stream) {
        try {
            stream.close();
        } catch (IOException gone) {
            // what was not read by then is lost with the cable
        }
    }
}
