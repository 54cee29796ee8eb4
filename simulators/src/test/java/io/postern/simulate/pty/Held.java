package io.postern.simulate.pty;

import java.io.IOException;

/** A process that holds a pseudo-terminal until it is killed, or told to close it. */
final class Held {

    private Held() {}

    public static void main(String[] none) throws IOException {
        var pty = Pty.open();
        System.out.println(pty.path());
        System.out.println(pty.pid());
        System.out.println(pty.holder().map(ProcessHandle::pid).orElse(-1L));
        System.out.flush();
        while (System.in.read() >= 0) {
            pty.close();
        }
    }
}
