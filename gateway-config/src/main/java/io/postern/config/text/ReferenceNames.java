package io.postern.config.text;

import java.util.ArrayList;
import java.util.List;

/** Finds what a text refers to without looking it up. */
public final class ReferenceNames {

    private ReferenceNames() {}

    /** The paths of the files that a text refers to. */
    public static List<String> files(String text) {
        var prefix = Reference.Scheme.FILE.word() + " ";
        return text.contains("${" + Reference.Scheme.FILE.word())
                ? in(text).stream()
                        .filter(name -> name.startsWith(prefix))
                        .map(name -> name.substring(prefix.length()))
                        .toList()
                : List.of();
    }

    /** In words: {@code env NAME}, {@code file PATH}. */
    public static List<String> in(String text) {
        var names = new ArrayList<String>();
        int from = text.indexOf("${");
        while (from >= 0) {
            int close = text.indexOf('}', from);
            for (var scheme : Reference.Scheme.values()) {
                if (close > 0 && text.startsWith("${" + scheme.word() + ":", from)) {
                    names.add(scheme.word() + " " + Reference.of(scheme, text, from, close).name());
                }
            }
            from = text.indexOf("${", from + 2);
        }
        return names;
    }
}
