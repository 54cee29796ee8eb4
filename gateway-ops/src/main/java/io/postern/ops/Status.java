package io.postern.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the gateway is, at one moment: what {@code postern status} prints. */
public record Status(
        String systemId,
        String version,
        Instant since,
        boolean ready,
        ConfigurationStatus configuration,
        List<CarrierStatus> carriers,
        List<AddressStatus> addresses,
        List<TaskStatus> tasks,
        long deadLetters) {

    /**
     * @param appliedAt when the configuration that runs was applied
     * @param lastGood whether it is the kept one, because the files have problems
     * @param findings the problems, waiting objects and notes of the files as they are now, as
     *     text; before them what is wrong beside the files, such as a jar or the HTTP port
     * @param idle the addresses that have a file and do not run
     */
    public record ConfigurationStatus(
            Instant appliedAt, boolean lastGood, List<String> findings, List<IdleAddress> idle) {

        /** One of which every address runs. */
        public ConfigurationStatus(Instant appliedAt, boolean lastGood, List<String> findings) {
            this(appliedAt, lastGood, findings, List.of());
        }
    }

    /**
     * @param why in words, such as that its file parks it
     */
    public record IdleAddress(String name, String why) {}

    /**
     * @param waiting whether no plugin offers its source yet
     * @param trouble why it is not there although its plugin is
     */
    public record CarrierStatus(
            String name,
            String source,
            boolean waiting,
            Optional<String> trouble,
            List<LinkStatus> links) {

        /** One whose plugin made it, or is absent. */
        public CarrierStatus(String name, String source, boolean waiting, List<LinkStatus> links) {
            this(name, source, waiting, Optional.empty(), links);
        }
    }

    /**
     * @param state {@code down}, {@code opening}, {@code up} or {@code closing}
     * @param since when it came up; where it is not up, when it was lost, or first opened
     * @param trouble why it is not up, in words
     * @param remark what it shows of itself while it is up, such as what it waits for
     * @param device the device that it led to when it was up last, where that is not its name
     * @param attempts to open it since then; none while it is up
     * @param losses how often it was lost since its carrier was made
     */
    public record LinkStatus(
            String name,
            String state,
            Instant since,
            Optional<String> trouble,
            Optional<String> remark,
            Optional<String> device,
            Optional<Attempts> attempts,
            long losses) {

        /** One that shows nothing of itself. */
        public LinkStatus(String name, String state, Instant since, Optional<String> trouble) {
            this(name, state, since, trouble, Optional.empty(), Optional.empty());
        }

        /** One that was not tried. */
        public LinkStatus(
                String name,
                String state,
                Instant since,
                Optional<String> trouble,
                Optional<String> remark,
                Optional<String> device) {
            this(name, state, since, trouble, remark, device, Optional.empty(), 0);
        }
    }

    /**
     * @param last when the last of them began
     */
    public record Attempts(int count, Instant last) {}

    /**
     * @param direction {@code receive} or {@code send}
     * @param waiting what it waits for, such as a plugin
     * @param counts {@code in}, {@code handled}, {@code queued}, {@code on_disk} (of these), {@code
     *     sent}, {@code acknowledged}, {@code dead}
     * @param dropped by reason
     * @param last the last message in short
     * @param notNow that the other end takes no message for now
     * @param fullIn when no more can wait on disk, if it grows on as it does now
     */
    public record AddressStatus(
            String name,
            String direction,
            String messageType,
            String carrier,
            String trigger,
            Optional<String> waiting,
            Map<String, Long> counts,
            Map<String, Long> dropped,
            Optional<LastMessage> last,
            Optional<NotNow> notNow,
            Optional<Duration> fullIn) {

        /** One whose other end takes what comes. */
        public AddressStatus(
                String name,
                String direction,
                String messageType,
                String carrier,
                String trigger,
                Optional<String> waiting,
                Map<String, Long> counts,
                Map<String, Long> dropped,
                Optional<LastMessage> last) {
            this(
                    name,
                    direction,
                    messageType,
                    carrier,
                    trigger,
                    waiting,
                    counts,
                    dropped,
                    last,
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * @param why in the other end's words
     */
    public record NotNow(Instant since, String why) {}

    public record LastMessage(Instant at, String id, String text) {}

    /**
     * @param runs how many came to a good end
     * @param failures how often its code failed
     * @param trouble why its last run failed, or why it is not there
     */
    public record TaskStatus(
            String name,
            String source,
            String trigger,
            long runs,
            long failures,
            Optional<String> trouble) {

        /** One that never failed. */
        public TaskStatus(
                String name, String source, String trigger, long runs, Optional<String> trouble) {
            this(name, source, trigger, runs, 0, trouble);
        }
    }
}
