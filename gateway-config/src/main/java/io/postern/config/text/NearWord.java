package io.postern.config.text;

import io.postern.api.setting.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words that somebody surely meant to be a keyword. */
final class NearWord {

    /** One letter in so short a word is another word; shorter ones are not judged at all. */
    private static final int SHORTEST = 3;

    private NearWord() {}

    static Optional<String> of(String word, MessageWords messageWords) {
        var keywords =
                new ArrayList<>(
                        List.of(
                                KeywordValues.NAME,
                                KeywordValues.MESSAGE_TYPE,
                                KeywordValues.SYSTEM_ID));
        messageWords.addTo(keywords);
        if (word.length() < SHORTEST) {
            return Optional.empty();
        }
        return keywords.stream()
                .filter(keyword -> keyword.contains("_") && word.startsWith(keyword + "_"))
                .findFirst()
                .or(() -> Nearest.nearest(word, keywords).filter(near -> isMeant(word, near)));
    }

    /** A short keyword is near to many honest words: "frame" is none that was meant as "name". */
    private static boolean isMeant(String word, String near) {
        return near.length() > KeywordValues.NAME.length()
                || Character.toLowerCase(word.charAt(0)) == near.charAt(0);
    }

    static Optional<String> scheme(String word) {
        return Nearest.nearest(word, List.of("env", "file"));
    }
}
