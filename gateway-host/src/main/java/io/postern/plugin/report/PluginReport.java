package io.postern.plugin.report;

import java.util.List;
import java.util.Optional;

/**
 * One plugin that runs, or one file that does not run and why.
 *
 * @param id as its manifest says; empty where it could not be read
 * @param version the same
 * @param file where it comes from, such as {@code plugins/climate.jar}
 * @param offers what it offers while it runs
 * @param trouble one line that begins with the file; empty where all is well
 */
public record PluginReport(
        String id,
        String version,
        String file,
        State state,
        List<Offering> offers,
        Optional<String> trouble) {

    public PluginReport {
        offers = List.copyOf(offers);
    }

    /** What is wrong with any, a line each. */
    public static List<String> troubles(List<PluginReport> reports) {
        return reports.stream().flatMap(report -> report.trouble().stream()).toList();
    }

    /** How a plugin is. */
    public enum State {
        RUNNING("running"),
        /** Its file still changes; it is looked at again. */
        COPYING("being copied"),
        /** It takes effect when the gateway starts again. */
        NEXT_START("at next start"),
        REFUSED("refused");

        private final String words;

        State(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * Something it offers.
     *
     * @param sort {@code carrier}, {@code handler}, {@code task} or {@code operator}
     * @param source what files call it
     */
    public record Offering(
            String sort, String source, String description, List<OfferedFunction> functions) {

        public Offering {
            functions = List.copyOf(functions);
        }
    }

    public record OfferedFunction(String name, String description) {}
}
