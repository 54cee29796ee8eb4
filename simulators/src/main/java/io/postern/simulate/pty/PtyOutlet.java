package io.postern.simulate.pty;

import io.postern.simulate.plug.Plug;
import io.postern.simulate.plug.PlugPoint;
import java.io.IOException;
import java.nio.file.Path;

/** Pseudo-terminals: the system gives the lowest number that is free. Has one owner thread. */
public final class PtyOutlet implements PlugPoint {

    private Path last = Path.of("");

    @Override
    public Plug plugIn() throws IOException {
        return keep(Pty.open());
    }

    @Override
    public Plug plugInElsewhere() throws IOException {
        var first = Pty.open();
        if (!first.path().equals(last)) {
            return keep(first);
        }
        try (first) {
            // while the first is open, the next has another number
            return keep(Pty.open());
        }
    }

    private Plug keep(Pty pty) {
        last = pty.path();
        return new PtyPlug(pty);
    }
}
