package io.postern.log;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import java.nio.file.Path;
import java.time.Duration;

/** What the {@code carriers/} file of a log and its send addresses may set. */
final class LogSettings {

    static final String NEVER = "never";
    static final String INTERVAL = "interval";
    static final String ALWAYS = "always";
    static final String MESSAGE = "message";
    static final String PAYLOAD = "payload";

    static final Setting<Path> FILE =
            Setting.path(
                            "file",
                            "The file to write to, such as \"/var/log/postern/$name.jsonl\"; its"
                                    + " folder must be there. A relative path starts at the"
                                    + " gateway's working folder. Without it each message is a"
                                    + " line in the gateway's log at level info.")
                    .checked(LogSettings::checkFile)
                    .optional();
    static final Setting<Long> ROTATE_SIZE =
            Setting.size(
                            "rotate_size",
                            "The size at which the file becomes FILE.1, FILE.1 becomes FILE.2 and a"
                                    + " new one begins; 0 for never. What arrives at once is kept"
                                    + " together, so a file may be a little larger.")
                    .orElse(10_000_000L);
    static final Setting<Integer> KEEP =
            Setting.whole("keep", "How many old files are kept beside the new one.", 0, 1_000)
                    .orElse(5);
    static final Setting<String> SYNC =
            Setting.choice(
                            "sync",
                            "When the disk is told to keep what was written, so that a power cut"
                                    + " costs nothing: \"always\" before a message counts as sent"
                                    + " (many at once where many arrive), \"interval\" again and"
                                    + " again, \"never\" when the system likes.",
                            NEVER,
                            INTERVAL,
                            ALWAYS)
                    .orElse(INTERVAL);
    static final Setting<Duration> SYNC_INTERVAL =
            Setting.span(
                            "sync_interval",
                            "How often, where \"sync\" is \"interval\".",
                            Duration.ofMillis(1),
                            Duration.ofDays(1))
                    .orElse(Duration.ofSeconds(1));

    static final Setting<String> FORMAT =
            Setting.choice(
                            "format",
                            "What a line holds: \"message\" is a JSON object with time, address,"
                                    + " type, id and content; \"payload\" is the payload alone.",
                            MESSAGE,
                            PAYLOAD)
                    .orElse(MESSAGE);

    private LogSettings() {}

    private static void checkFile(Path file, Findings findings) {
        if (file.getFileName() == null) {
            findings.problem("", "expected the name of a file, found \"" + file + "\"");
        }
    }
}
