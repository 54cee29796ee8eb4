package io.postern.config.text;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words that only a message can fill in.
 *
 * @param offered what all carriers together offer, such as {@code device.uid}
 * @param complete false where a carrier's plugin is missing, so that nobody knows what it offers
 */
public record MessageWords(Set<String> offered, boolean complete) {

    static final String CONTENT = "content";
    private static final List<String> ALWAYS = List.of("msg_id", "msg_time");
    private static final String DEVICE = "device";

    public MessageWords {
        offered = new TreeSet<>(offered);
    }

    /** Whether it stands alone, such as {@code msg_id}. */
    boolean isWord(String word) {
        return ALWAYS.contains(word);
    }

    /** Whether something follows it after a point, such as {@code content}. */
    boolean isStem(String word) {
        return word.equals(CONTENT)
                || word.equals(DEVICE)
                || offered.stream().anyMatch(whole -> whole.startsWith(word + "."));
    }

    boolean knows(String path) {
        return path.startsWith(CONTENT + ".") || !complete || offered.contains(path);
    }

    /** All words and stems, for near misses. */
    void addTo(Collection<String> words) {
        words.addAll(ALWAYS);
        words.add(CONTENT);
        words.add(DEVICE);
    }
}
