package io.postern.api.setting;

/**
 * Where a kind's own check says what the descriptions of its settings cannot: contradictions,
 * forbidden combinations. The gateway adds the file, line and column of the setting named.
 */
public interface Findings {

    /** Where nobody wants to know: the same was checked before. */
    Findings UNHEARD =
            new Findings() {
                @Override
                public void problem(String setting, String message) {}

                @Override
                public void note(String setting, String message) {}
            };

    /**
     * The file is wrong and nothing of it will be applied.
     *
     * @param setting the key it is about, with points for keys inside, such as {@code tls.ca}, and
     *     numbers from 1 for the elements of lists, such as {@code steps[2].write}
     * @param message what was expected and what was found, such as {@code expected no "#" in a send
     *     topic, found "a/#"}
     */
    void problem(String setting, String message);

    /** Worth knowing, but no reason to refuse the file. */
    void note(String setting, String message);
}
