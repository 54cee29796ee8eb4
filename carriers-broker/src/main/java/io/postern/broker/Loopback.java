package io.postern.broker;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells by its text alone, without asking a name server, whether a host is this machine only. */
final class Loopback {

    private static final Pattern FOUR = Pattern.compile("127(\\.\\d{1,3}){1,3}");

    private Loopback() {}

    static boolean names(String host) {
        var bare = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        return bare.equals("localhost")
                || bare.equals("::1")
                || bare.equals("0:0:0:0:0:0:0:1")
                || FOUR.matcher(bare).matches();
    }
}
