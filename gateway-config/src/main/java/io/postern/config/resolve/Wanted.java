package io.postern.config.resolve;

import io.postern.config.problem.Place;

/** A name or glob that says which objects are in effect, and where it stands. */
public record Wanted(String text, Place place) {

    public boolean isGlob() {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Whether the name is meant: {@code *} is any text, {@code ?} any one letter. */
    boolean matches(String name) {
        int at = 0;
        int glob = 0;
        int star = -1;
        int resume = 0;
        while (at < name.length()) {
            if (glob < text.length() && text.charAt(glob) == '*') {
                star = glob++;
                resume = at;
            } else if (glob < text.length()
                    && (text.charAt(glob) == '?' || text.charAt(glob) == name.charAt(at))) {
                glob++;
                at++;
            } else if (star >= 0) {
                glob = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return text.substring(glob).chars().allMatch(c -> c == '*');
    }
}
