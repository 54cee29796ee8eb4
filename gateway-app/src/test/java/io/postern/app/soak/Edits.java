package io.postern.app.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Edits files as people, editors and scripts do; knows which of them are broken. */
final class Edits {

    private static final int SLOTS = 12;
    private static final String BEAT = "messages/edit_beat.json";

    private final SoakSite site;
    private final Random random;
    private final Map<String, String> valid = new TreeMap<>();
    private final Map<String, String> broken = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private int fresh;
    private int done;

    Edits(SoakSite site, long seed) {
        this.site = site;
        this.random = new Random(seed);
    }

    /** Says how many edits of each sort were made. */
    Map<String, Integer> counts() {
        return counts;
    }

    int done() {
        return done;
    }

    boolean isBroken() {
        return !broken.isEmpty();
    }

    /** The objects that addresses lean on: changed again and again, always there. */
    void begin() throws IOException {
        for (int i = 0; i < 3; i++) {
            put(carrier(i), carrierText(i));
            put("handlers/edit_" + i + ".json", handlerText());
        }
        for (int i = 0; i < SLOTS / 2; i++) {
            put(address(i), addressText(i));
        }
    }

    /** One edit; some leave a file broken. */
    void next() throws IOException {
        int slot = random.nextInt(SLOTS);
        switch (random.nextInt(10)) {
            case 0, 1 -> count("address added or changed", address(slot), addressText(slot));
            case 2 -> count("address saved in place", slot);
            case 3 -> delete(slot);
            case 4 -> rename(slot);
            case 5 -> count("carrier changed", carrier(slot % 3), carrierText(slot % 3));
            case 6 -> count("handler changed", handler(slot % 3), handlerText());
            case 7 ->
                    count("task added or changed", "tasks/edit_" + slot % 2 + ".json", taskText());
            default -> spoil(slot);
        }
        done++;
    }

    /** Changes something in any case, so that there is something to hear of. */
    void beat() throws IOException {
        site.save(BEAT, "{\"id_field\": \"id_%d\"}".formatted(++fresh));
    }

    /** Puts right what is broken. */
    void mend() throws IOException {
        for (var file : List.copyOf(broken.keySet())) {
            counts.merge("mended", 1, Integer::sum);
            put(file, broken.remove(file));
            done++;
        }
    }

    /** Takes every file of its own away. */
    void end() throws IOException {
        mend();
        for (var file : List.copyOf(valid.keySet())) {
            Files.delete(path(file));
            valid.remove(file);
        }
        Files.deleteIfExists(path(BEAT));
    }

    private void count(String what, String file, String text) throws IOException {
        counts.merge(what, 1, Integer::sum);
        broken.remove(file);
        put(file, text);
    }

    private void count(String what, int slot) throws IOException {
        counts.merge(what, 1, Integer::sum);
        var file = address(slot);
        var text = addressText(slot);
        broken.remove(file);
        valid.put(file, text);
        Files.writeString(path(file), text);
    }

    private void delete(int slot) throws IOException {
        counts.merge("address deleted", 1, Integer::sum);
        Files.deleteIfExists(path(address(slot)));
        valid.remove(address(slot));
        broken.remove(address(slot));
    }

    private void rename(int slot) throws IOException {
        var from = address(slot);
        var to = "addresses/moved_" + slot + ".json";
        if (valid.containsKey(from) && !valid.containsKey(to) && !broken.containsKey(from)) {
            counts.merge("address renamed", 1, Integer::sum);
            Files.move(path(from), path(to));
            valid.put(to, valid.remove(from));
        } else {
            count("address added or changed", from, addressText(slot));
        }
    }

    /** As a person leaves a file who is not done yet, or mistyped. */
    private void spoil(int slot) throws IOException {
        var file = pick(valid.keySet().stream().filter(name -> !broken.containsKey(name)).toList());
        var text = valid.get(file);
        counts.merge("broken", 1, Integer::sum);
        broken.put(file, text);
        Files.writeString(path(file), bad(slot, text));
    }

    private static String bad(int how, String text) {
        return switch (how % 6) {
            case 0 -> text.substring(0, text.length() / 2);
            case 1 -> text.replaceFirst(",", "");
            case 2 -> text.replaceFirst("\\{", "{\"colour\": \"blue\",");
            case 3 -> "";
            case 4 -> text.replaceFirst("\\{", "{\"inheritance\": \"nobody\",");
            default -> text + text;
        };
    }

    private void put(String file, String text) throws IOException {
        valid.put(file, text);
        site.save(file, text);
    }

    private Path path(String file) {
        return site.configs.resolve(file);
    }

    private String addressText(int slot) {
        int type = slot % 3;
        return slot % 2 == 0
                ? """
                {"message_type": "edit_%d", "send_or_receive": "receive", "carrier": "field", %s
                 "duration": "always", "additional_info": {"rate": 20, "seed": %d,
                 "fields": {"n": {"type": "sequence"}}}}
                """
                        .formatted(type, pick(uses()), ++fresh)
                : """
                {"message_type": "edit_%d", "send_or_receive": "send", "carrier": "%s", %s
                 "duration": "%s", "additional_info": {"format": "%s"}, "inheritance": []}
                """
                        .formatted(
                                type,
                                pick(List.of("journal", "edit_0", "edit_1", "edit_2")),
                                pick(uses()),
                                pick(List.of("on_message", "as_needed", ++fresh + " s")),
                                pick(List.of("message", "payload")));
    }

    private static List<String> uses() {
        var uses = new ArrayList<>(List.of("", ""));
        for (int i = 0; i < 3; i++) {
            uses.add(Steady.use("edit_" + i, "inline"));
            uses.add(Steady.use("edit_" + i, "lane"));
        }
        return uses;
    }

    private String carrierText(int number) {
        return """
        {"source": "log", "file": "%s", "rotate_size": %d}
        """
                .formatted(site.data.resolve("edit_" + number + ".jsonl"), 1_000_000 + ++fresh);
    }

    private String handlerText() {
        return "{\"source\": \"soak\", \"note\": \"%d\"}".formatted(++fresh);
    }

    private String taskText() {
        return """
        {"source": "soak", "function": "count", "duration": "on_message",
         "message_type": "%s"}
        """
                .formatted(pick(List.of("plain", "lane", "cannot_wait", "edit_0", "edit_1")));
    }

    private static String address(int slot) {
        return "addresses/edit_" + slot + ".json";
    }

    private static String carrier(int number) {
        return "carriers/edit_" + number + ".json";
    }

    private static String handler(int number) {
        return "handlers/edit_" + number + ".json";
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
