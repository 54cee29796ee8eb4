package io.postern.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.file.DocumentReader;
import io.postern.config.problem.Finding;
import io.postern.config.problem.FindingText;
import io.postern.config.problem.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Damaged configuration files. The system property {@code postern.fuzz.mutants} says how many, and
 * {@code postern.fuzz.seed} repeats a run.
 */
class DocumentFuzzTest {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final String JSON =
            """
            // an address
            {
              "inheritance": [],
              "message_type": ["meter_teros10", "é漢😀"],
              "handler": null, /* none */
              "carrier": "mqtt_cloud", "duration": 1.5e3, "enabled": true,
              "additional_info": {"topic": "sites/$system_id/\\u00e9\\n", "qos": 1,},
            }
            """;

    private static final String YAML =
            """
            # an address
            ---
            inheritance: []
            message_type:
              - meter_teros10
              - "é漢\\u00e9"
            handler: null   # none
            duration: 1.5e3
            note: |
              two
                lines
            folded: >-
              a
              b
            additional_info: {topic: 'sites/$system_id', "qos": 1, on: true}
            """;

    @Test
    void damagedFilesGiveATreeOrFindingsThatLieInTheFile() {
        int mutants = Integer.getInteger("postern.fuzz.mutants", 5_000);
        long seed = Long.getLong("postern.fuzz.seed", new Random().nextLong());
        var random = new Random(seed);
        var mutations = new Mutations(random);

        for (int i = 0; i < mutants; i++) {
            boolean json = random.nextBoolean();
            byte[] mutant = mutations.mutate((json ? JSON : YAML).getBytes(StandardCharsets.UTF_8));
            String name = json ? "a.json" : "a.yaml";
            try {
                Assertions.assertTimeout(LONGEST, () -> check(DocumentReader.read(name, mutant)));
            } catch (RuntimeException | AssertionError | StackOverflowError failure) {
                throw new AssertionError(
                        "mutant " + i + " of postern.fuzz.seed=" + seed + ":\n" + text(mutant),
                        failure);
            }
        }
    }

    private static void check(DocumentResult reading) {
        List<String> lines = reading.file().text().lines().toList();
        assertThat(reading.root().isPresent()).isEqualTo(reading.findings().isEmpty());
        for (Finding finding : reading.findings()) {
            assertThat(finding.message()).startsWith("expected ");
            checkInside(lines, finding.place());
        }
        assertThat(FindingText.of(reading.findings())).doesNotContain("\r", "\t", "\0");
        reading.root().ifPresent(root -> checkTree(lines, root));
    }

    private static void checkInside(List<String> lines, Place place) {
        int last = Math.max(1, lines.size());
        String line =
                place.line() >= 1 && place.line() <= lines.size()
                        ? lines.get(place.line() - 1)
                        : "";
        boolean inside =
                place.line() >= 1
                        && place.line() <= last
                        && place.column() >= 1
                        && place.column() <= line.codePointCount(0, line.length()) + 1;
        if (!inside) {
            throw new AssertionError(place + " lies outside its file");
        }
    }

    private static void checkTree(List<String> lines, Node node) {
        checkInside(lines, node.place());
        if (node instanceof Node.ListNode list) {
            list.values().forEach(value -> checkTree(lines, value));
        }
        if (node instanceof Node.ObjectNode object) {
            object.entries().values().forEach(entry -> checkInside(lines, entry.place()));
            object.entries().values().forEach(entry -> checkTree(lines, entry.value()));
        }
    }

    private static String text(byte[] mutant) {
        return new String(mutant, StandardCharsets.ISO_8859_1);
    }
}
