package io.postern.serial.identify;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.serial.expect.ExpectSettings;
import io.postern.serial.frame.Framing;
import io.postern.serial.talk.Printable;
import io.postern.serial.talk.Write;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds what is wrong with the steps, one after the other. */
final class StepCheck {

    private static final String STEM = "device.";

    private final Findings findings;
    private final Set<String> known = new LinkedHashSet<>(Set.of(DeviceIdentity.PORT));

    StepCheck(Findings findings) {
        this.findings = findings;
    }

    /**
     * @param path where the step is, such as {@code identify[2]}
     */
    void check(String path, Values step) {
        checkParts(path, step);
        step.find(StepSettings.WRITE).ifPresent(write -> checkWrite(path + ".write", write));
        var expect = path + "." + ExpectSettings.EXPECT.name();
        step.find(ExpectSettings.EXPECT)
                .ifPresent(wanted -> wanted.names().forEach(name -> add(expect, name)));
        step.find(CaptureSettings.CAPTURE)
                .orElse(Map.of())
                .forEach((name, values) -> checkCapture(path + ".capture." + name, name, values));
        step.find(StepSettings.FRAMING)
                .flatMap(Framing::length)
                .ifPresent(
                        length ->
                                CaptureSettings.of(
                                                step.find(CaptureSettings.CAPTURE).orElse(Map.of()))
                                        .forEach(capture -> checkEnd(path, capture, length)));
    }

    private void checkParts(String path, Values step) {
        boolean answered = step.has(StepSettings.FRAMING);
        if (!answered && !step.has(StepSettings.WRITE)) {
            findings.problem(
                    path,
                    "expected \"write\", or \"framing\" for what the device says by itself, found"
                            + " neither");
        } else if (!answered
                && (step.has(ExpectSettings.EXPECT) || step.has(CaptureSettings.CAPTURE))) {
            findings.problem(
                    path,
                    "expected \"framing\", which says where the answer ends, found \"expect\" or"
                            + " \"capture\" without it");
        }
        if (step.get(StepSettings.RETRIES) > 0 && !step.has(StepSettings.WRITE)) {
            findings.note(
                    path + ".retries",
                    "without \"write\" a retry only waits longer; a longer \"timeout\" says the"
                            + " same");
        }
    }

    private void checkWrite(String path, Write write) {
        for (var word : write.words()) {
            if (!word.startsWith(STEM) || !known.contains(word.substring(STEM.length()))) {
                findings.problem(
                        path,
                        "expected only words that are known by then ("
                                + String.join(
                                        ", ",
                                        new TreeSet<>(known)
                                                .stream().map(name -> "$" + STEM + name).toList())
                                + "), found $"
                                + word);
            }
        }
    }

    private void checkEnd(String path, Capture capture, int length) {
        int end = capture.at() + capture.length().orElse(1);
        if (end > length) {
            findings.problem(
                    path + ".capture." + capture.name(),
                    "expected it within the "
                            + length
                            + " bytes of the answer, found it to end at "
                            + end);
        }
    }

    private void checkCapture(String path, String name, Values capture) {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            findings.problem(
                    path,
                    "expected a name of letters, digits, - and _, found " + Printable.quoted(name));
        }
        add(path, name);
        CaptureSettings.check(path, capture, findings);
    }

    private void add(String path, String name) {
        if (!known.add(name)) {
            findings.problem(
                    path,
                    name.equals(DeviceIdentity.PORT)
                            ? "expected another name than \"port\", which is where the device is"
                                    + " plugged in"
                            : "expected each name once, found \"" + name + "\" again");
        }
    }
}
