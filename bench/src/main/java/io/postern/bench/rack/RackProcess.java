package io.postern.bench.rack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Holds the devices; what happens to them is said line by line. Ends with its input. */
public final class RackProcess {

    private final Path folder;
    private final List<Device> devices;

    private RackProcess(Path folder, int count) {
        this.folder = folder;
        devices = IntStream.range(0, count).mapToObj(Device::new).toList();
    }

    /**
     * @param arguments the folder of the devices' names, and how many there are
     */
    public static void main(String[] arguments) throws Exception {
        var rack = new RackProcess(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(rack.obey(List.of(line.split(" "))));
            }
        } finally {
            rack.devices.forEach(Device::close);
        }
    }

    private String obey(List<String> words) throws IOException, InterruptedException {
        return switch (words.get(0)) {
            case "plug" -> {
                device(words).plug(folder.resolve(words.get(2)));
                yield "done";
            }
            case "pull" -> {
                device(words).pull();
                yield "done";
            }
            case "mute" -> {
                device(words).becomes(Mood.MUTE);
                yield "done";
            }
            case "flood" -> {
                device(words).floods(Double.parseDouble(words.get(2)));
                yield "done";
            }
            case "await" -> String.valueOf(device(words).awaitPoll(Long.parseLong(words.get(2))));
            case "polls" -> all(Device::polls);
            case "noise" -> all(Device::noise);
            case "times" -> joined(device(words).takeTimes());
            default -> throw new IllegalArgumentException("no such command: " + words);
        };
    }

    private Device device(List<String> words) {
        return devices.get(Integer.parseInt(words.get(1)));
    }

    private String all(ToLongFunction<Device> figure) {
        return joined(devices.stream().map(figure::applyAsLong).toList());
    }

    private static String joined(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
