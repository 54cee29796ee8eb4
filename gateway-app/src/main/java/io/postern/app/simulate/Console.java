package io.postern.app.simulate;

import io.postern.simulate.benchlab.BenchlabRack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Does what is typed while the devices run, one command a line. */
final class Console {

    private static final List<String> HELP =
            List.of(
                    "silence N     answers nothing           half N        answers only half",
                    "garbage N     noise around answers      flood N       noise all the time",
                    "disconnect N  comes and goes            ok N          good again",
                    "unplug N      pulls its cable           plug N        puts it in",
                    "rename N      comes back elsewhere      list          all devices",
                    "N is a device's number, or all          quit          the end, as Ctrl-C");

    private final BenchlabRack rack;
    private final Reporter reporter;
    private final Lines lines;
    private final Runnable quit;

    /** Where it answers. */
    interface Lines {
        void say(String line);
    }

    Console(BenchlabRack rack, Reporter reporter, Lines lines, Runnable quit) {
        this.rack = rack;
        this.reporter = reporter;
        this.lines = lines;
        this.quit = quit;
    }

    void obey(String line) {
        var words = line.strip().split("\\s+", 2);
        try {
            obey(words[0], words.length == 1 ? "" : words[1]);
        } catch (IllegalArgumentException wrong) {
            lines.say(String.valueOf(wrong.getMessage()));
        }
    }

    private void obey(String verb, String rest) {
        switch (verb) {
            case "" -> {}
            case "help" -> HELP.forEach(lines::say);
            case "list" -> rack.devices().forEach(reporter::describe);
            case "quit" -> quit.run();
            default -> change(verb, rest);
        }
    }

    private void change(String verb, String rest) {
        if (!DeviceEvent.VERBS.contains(verb)) {
            var known = new ArrayList<>(DeviceEvent.VERBS);
            known.addAll(List.of("list", "help", "quit"));
            throw DeviceEvent.unknown("commands", verb, known);
        }
        make(DeviceEvent.ofWords(verb, rest, rack.devices().size()));
    }

    void make(DeviceEvent change) {
        for (var device : rack.devices()) {
            if (change.isFor(device)) {
                try {
                    change.doTo(device);
                } catch (IOException refused) {
                    reporter.failed(device, String.valueOf(refused.getMessage()));
                }
            }
        }
    }
}
