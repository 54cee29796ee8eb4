package io.postern.config.text;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words that only a message can fill in.
 *
 * @param offered what all carriers together offer, such as {@code device.uid}
 * @param stems what comes before the point in words that any carrier might offer
 * @param open stems after which any word is accepted, since what a carrier offers cannot be told
 * @param complete false where a carrier's plugin is missing, so that nobody knows what it offers
 */
public record MessageWords(
        Set<String> offered, Set<String> stems, Set<String> open, boolean complete) {

    /** Nobody knows what is offered: every word is accepted. */
    public static final MessageWords ANY = new MessageWords(Set.of(), Set.of(), Set.of(), false);

    static final String CONTENT = "content";
    private static final List<String> ALWAYS = List.of("msg_id", "msg_time");
    private static final String DEVICE = "device";

    public MessageWords {
        offered = new TreeSet<>(offered);
        stems = withDevice(stems);
        open = Set.copyOf(open);
    }

    /** Where nobody offers any either: it is an example in every page. */
    private static Set<String> withDevice(Set<String> stems) {
        var all = new TreeSet<>(stems);
        all.add(DEVICE);
        return Set.copyOf(all);
    }

    /** What comes before the point in a word such as {@code device.uid}. */
    public static String stem(String word) {
        int point = word.indexOf('.');
        return point < 0 ? word : word.substring(0, point);
    }

    /** Whether it stands alone, such as {@code msg_id}. */
    boolean isWord(String word) {
        return ALWAYS.contains(word);
    }

    /** Whether something follows it after a point, such as {@code content}. */
    boolean isStem(String word) {
        return word.equals(CONTENT) || stems.contains(word);
    }

    boolean knows(String path) {
        return path.startsWith(CONTENT + ".")
                || !complete
                || offered.contains(path)
                || open.contains(stem(path));
    }

    /** All words and stems, for near misses. */
    void addTo(Collection<String> words) {
        words.addAll(ALWAYS);
        words.add(CONTENT);
        words.add(DEVICE);
    }
}
