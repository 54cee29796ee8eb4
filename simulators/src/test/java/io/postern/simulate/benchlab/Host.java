package io.postern.simulate.benchlab;

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
import java.util.HexFormat;

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

    /** Reads until this has come, whatever comes before it; how much it was. */
    int readUpTo(String hex) throws IOException {
        var newest = "";
        int all = 0;
        while (!newest.endsWith(hex)) {
            newest += read(1);
            newest = newest.substring(Math.max(0, newest.length() - hex.length()));
            all++;
        }
        return all;
    }

    /** Whether the cable is pulled. The name may be another device's by now: it tells nothing. */
    boolean isCutOff() {
        try {
            return in.read() < 0;
        } catch (IOException gone) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
