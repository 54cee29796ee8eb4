package io.postern.api.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Names that were read lately, each at a place of its own, where the next one puts it out. Any
 * thread may use it: at worst a name is made twice.
 */
final class KnownNames {

    private static final int PLACES = 512;
    private static final int LONGEST = 64;

    private final String[] names = new String[PLACES];

    KnownNames() {
        Arrays.fill(names, "");
    }

    /** Letters of ASCII. */
    String name(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + bytes[at];
        }
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        var known = names[place];
        return isSame(known, bytes, from, to) ? known : added(place, bytes, from, to);
    }

    private static boolean isSame(String known, byte[] bytes, int from, int to) {
        if (known.length() != to - from) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (known.charAt(at - from) != bytes[at]) {
                return false;
            }
        }
        return true;
    }

    private String added(int place, byte[] bytes, int from, int to) {
        var fresh = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        if (to - from <= LONGEST) {
            names[place] = fresh;
        }
        return fresh;
    }
}
