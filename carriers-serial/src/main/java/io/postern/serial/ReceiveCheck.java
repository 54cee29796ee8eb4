package io.postern.serial;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.serial.device.SerialReceiveSettings;
import io.postern.serial.framing.FramingSettings;
import io.postern.serial.talk.WriteSettings;
import java.time.Duration;
import java.util.Map;

/** Finds what does not fit together in a receive address. */
final class ReceiveCheck {

    private static final String FRAMING = FramingSettings.FRAMING.name();
    private static final String WRITE = WriteSettings.WRITE.name();
    private static final String ANNOUNCE = SerialReceiveSettings.ANNOUNCE.name();
    private static final String SUCH_AS =
            ", such as {\"type\": \"line\"} or {\"type\": \"fixed\", \"length\": 9}";

    private final Values settings;
    private final boolean always;
    private final boolean onMessage;
    private final boolean writes;
    private final boolean frames;
    private final DeviceWords words;
    private final Findings findings;

    ReceiveCheck(ReceiveAddress address, DeviceWords words, Findings findings) {
        this.settings = address.settings();
        this.always = address.trigger().kind() == Trigger.Kind.ALWAYS;
        this.onMessage = address.trigger().kind() == Trigger.Kind.ON_MESSAGE;
        this.writes = settings.has(WriteSettings.WRITE);
        this.frames = settings.has(FramingSettings.FRAMING);
        this.words = words;
        this.findings = findings;
    }

    void check() {
        if (settings.get(SerialReceiveSettings.ANNOUNCE)) {
            checkAnnouncing();
        } else if (always) {
            checkListening();
        } else {
            checkAsking();
        }
        settings.find(WriteSettings.WRITE)
                .ifPresent(write -> words.checkWords(WRITE, write.words(), onMessage, findings));
        words.checkNames(settings.get(SerialReceiveSettings.DEVICE), findings);
        checkTemplates(
                SerialReceiveSettings.DEVICE.name(), settings.get(SerialReceiveSettings.DEVICE));
        settings.get(SerialReceiveSettings.ADD)
                .forEach(
                        (field, template) ->
                                words.checkWords(
                                        SerialReceiveSettings.ADD.name() + "." + field,
                                        template.words(),
                                        false,
                                        findings));
    }

    private void checkAnnouncing() {
        if (!always) {
            findings.problem(
                    ANNOUNCE, "expected the address's duration to be \"always\", found another");
        }
        if (writes) {
            findings.problem(WRITE, "expected none beside \"announce\", found one");
        }
        if (frames) {
            findings.problem(FRAMING, "expected none beside \"announce\", found one");
        }
    }

    private void checkListening() {
        if (writes) {
            findings.problem(
                    WRITE,
                    "expected none where the duration is \"always\", since nothing is asked, found"
                            + " one: to ask again and again, make the duration a number of"
                            + " seconds");
        }
        if (!frames) {
            findings.problem(
                    FRAMING,
                    "expected how frames are told apart"
                            + SUCH_AS
                            + ", or \"announce\": true, found neither");
        }
    }

    private void checkAsking() {
        if (!frames) {
            findings.problem(
                    writes ? FRAMING : WRITE,
                    writes
                            ? "expected how the answer to \"write\" ends"
                                    + SUCH_AS
                                    + ", found nothing"
                            : "expected what to ask, and beside it \"framing\": how the answer"
                                    + " ends"
                                    + SUCH_AS
                                    + ", found neither");
        }
        settings.find(SerialReceiveSettings.TIMEOUT)
                .filter(timeout -> timeout.compareTo(Duration.ofMillis(1)) < 0)
                .ifPresent(
                        timeout ->
                                findings.problem(
                                        SerialReceiveSettings.TIMEOUT.name(),
                                        "expected at least 1 ms, found none"));
    }

    private void checkTemplates(String path, Map<String, Template> templates) {
        templates.forEach(
                (name, template) ->
                        words.checkWords(path + "." + name, template.words(), onMessage, findings));
    }
}
