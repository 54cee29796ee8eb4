package io.postern.serial.talk;

import io.postern.api.testing.VirtualTime;
import io.postern.serial.port.Port;
import io.postern.serial.port.PortException;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A port whose device is a script: what it says by itself, and what it answers to each write. Time
 * stands still but for waiting in vain, and for babble.
 */
public final class PlayedPort implements Port {

    /** What something that the device says costs in time, and that it may be the end. */
    private record Said(byte[] bytes, Duration after) {}

    private final VirtualTime time;
    private final ArrayDeque<Said> coming = new ArrayDeque<>();
    private final ArrayDeque<List<Said>> answers = new ArrayDeque<>();
    private final List<String> written = new ArrayList<>();
    private Optional<byte[]> babble = Optional.empty();
    private boolean vanishes;
    private long taken;

    public PlayedPort(VirtualTime time) {
        this.time = time;
    }

    /** It says this by itself, so long after what it said before. */
    public PlayedPort says(Duration after, String hex) {
        coming.add(new Said(HexText.bytes(hex), after));
        return this;
    }

    /** It answers the next write like this, each piece so long after the one before. */
    public PlayedPort answers(Duration between, String... pieces) {
        var said = new ArrayList<Said>();
        for (var piece : pieces) {
            said.add(new Said(HexText.bytes(piece), between));
        }
        answers.add(said);
        return this;
    }

    public PlayedPort answers(String hex) {
        return answers(Duration.ZERO, hex);
    }

    /** It says nothing to the next write. */
    public PlayedPort keepsSilent() {
        answers.add(List.of());
        return this;
    }

    /** It says this without end, as fast as anybody reads. */
    public PlayedPort babbles(String hex) {
        babble = Optional.of(HexText.bytes(hex));
        return this;
    }

    /** It is unplugged as soon as everything is said. */
    public PlayedPort vanishes() {
        vanishes = true;
        return this;
    }

    public List<String> written() {
        return List.copyOf(written);
    }

    /** How many bytes were read. */
    public long taken() {
        return taken;
    }

    @Override
    public String name() {
        return "/dev/ttyACM0";
    }

    @Override
    public int read(byte[] into, int from, int most, Duration wait) throws PortException {
        if (babble.isPresent()) {
            time.advance(Duration.ofNanos(10_000));
            return fill(babble.get(), into, from, most);
        }
        if (coming.isEmpty() || coming.peek().after().compareTo(wait) > 0) {
            return silence(wait);
        }
        var said = coming.poll();
        time.advance(said.after());
        int count = Math.min(most, said.bytes().length);
        System.arraycopy(said.bytes(), 0, into, from, count);
        taken += count;
        return count;
    }

    private int silence(Duration wait) throws PortException {
        if (coming.isEmpty() && vanishes) {
            throw new PortException("/dev/ttyACM0: the device was unplugged");
        }
        time.advance(wait);
        if (!coming.isEmpty()) {
            var said = coming.poll();
            coming.addFirst(new Said(said.bytes(), said.after().minus(wait)));
        }
        return 0;
    }

    private int fill(byte[] pattern, byte[] into, int from, int most) {
        for (int i = 0; i < most; i++) {
            into[from + i] = pattern[(int) ((taken + i) % pattern.length)];
        }
        taken += most;
        return most;
    }

    @Override
    public void write(byte[] bytes) {
        written.add(Printable.of(bytes));
        var answer = answers.poll();
        if (answer != null) {
            coming.addAll(answer);
        }
    }

    @Override
    public int discard() {
        var gone = new ByteArrayOutputStream();
        while (!coming.isEmpty() && coming.peek().after().isZero()) {
            gone.writeBytes(coming.poll().bytes());
        }
        return gone.size();
    }

    @Override
    public void close() {}
}
