package io.postern.status;

import io.postern.ops.Status.IdleAddress;
import io.postern.screen.Screen;
import io.postern.screen.Wrap;
import java.util.ArrayList;
import java.util.List;

/** The addresses that exist and do not run, each with the reason. */
final class IdleLines {

    private static final int MOST = 20;

    private IdleLines() {}

    static List<String> of(List<IdleAddress> addresses) {
        var lines = new ArrayList<String>();
        addresses.stream().limit(MOST).forEach(address -> add(lines, address));
        if (addresses.size() > MOST) {
            lines.add(
                    "  … and "
                            + (addresses.size() - MOST)
                            + " more (see: postern explain ADDRESS)");
        }
        return lines;
    }

    private static void add(List<String> lines, IdleAddress address) {
        lines.add("  " + Screen.cut(address.name(), Wrap.WIDTH - 2));
        lines.addAll(ColumnText.wrap("    ", address.why()));
    }
}
