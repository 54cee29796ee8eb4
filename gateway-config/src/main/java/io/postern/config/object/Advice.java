package io.postern.config.object;

import io.postern.api.setting.Nearest;
import io.postern.api.text.Quote;
import java.util.Collection;
import java.util.stream.Collectors;

/** The ends of messages about names that are not there: what was meant, or what there is. */
public final class Advice {

    /** More names than this do not help anybody. */
    private static final int MOST_NAMES = 12;

    private Advice() {}

    /** The nearest name, or all names. */
    public static String names(String wanted, Collection<String> there) {
        return Nearest.nearest(wanted, there)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElseGet(() -> "; there " + list(there));
    }

    /** That no plugin offers a source, and what to do about it. */
    public static String noSource(String what, String source, Collection<String> offered) {
        return "no plugin offers "
                + what
                + " source "
                + Quote.of(source)
                + "; offered are: "
                + (offered.isEmpty() ? "none" : some(offered))
                + Nearest.nearest(source, offered)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("; put a plugin that offers it into plugins/");
    }

    private static String list(Collection<String> names) {
        return names.isEmpty() ? "is none" : "are: " + some(names);
    }

    private static String some(Collection<String> names) {
        var shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
