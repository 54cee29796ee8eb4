package io.postern.journal.disk;

import java.io.IOException;

/** Files that nobody reads any more, kept under another name for people to look at. */
public final class Aside {

    private static final String DAMAGED = "damaged-";
    private static final String FOREIGN = "foreign-";
    private static final int MOST_DAMAGED = 2;

    private final Disk disk;

    public Aside(Disk disk) {
        this.disk = disk;
    }

    /**
     * For one that lost something: the two with the highest numbers are kept.
     *
     * @return its name from now on
     */
    public String damaged(String name) throws IOException {
        disk.rename(name, DAMAGED + name);
        var all = disk.names().stream().filter(any -> any.startsWith(DAMAGED)).sorted().toList();
        for (var older : all.subList(0, Math.max(0, all.size() - MOST_DAMAGED))) {
            disk.delete(older);
        }
        return DAMAGED + name;
    }

    /**
     * For one that somebody put there: it is his.
     *
     * @return its name from now on
     */
    public String foreign(String name) throws IOException {
        disk.rename(name, FOREIGN + name);
        return FOREIGN + name;
    }
}
