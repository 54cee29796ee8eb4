package io.postern.simulate.benchlab;

import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/** The other end of the cable, whatever kind it is. */
record Host(InputStream in, OutputStream out, Closeable line) implements AutoCloseable {

    static Host at(String port) throws IOException {
        if (port.startsWith("tcp:")) {
            var address = URI.create(port);
            var socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout(10_000);
            return new Host(socket.getInputStream(), socket.getOutputStream(), socket);
        }
        var file = new RandomAccessFile(port, "rw");
        return new Host(
                new BufferedInputStream(new FileInputStream(file.getFD())),
                new FileOutputStream(file.getFD()),
                file);
    }

    void write(String hex) throws IOException {
        out.write(HexFormat.of().parseHex(hex));
        out.flush();
    }

    String ask(String hex, int length) throws IOException {
        write(hex);
        return read(length);
    }

    String read(int length) throws IOException {
        return HexFormat.of().withUpperCase().formatHex(in.readNBytes(length));
    }

    /** Whether the cable is pulled. The name may be another device's by now: it tells nothing. */
    boolean isCutOff() {
        try {
            return in.read() < 0;
        } catch (IOException gone) {
            return true;
        }
    }

    /** Reads until nothing more comes; how much it was. */
    int drain() {
        var all = new AtomicInteger();
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(50))
                .until(() -> all.get() == all.addAndGet(in.readNBytes(in.available()).length));
        return all.get();
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
