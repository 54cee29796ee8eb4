package io.postern.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process of ours that answers each line with a line, and ends with its input. */
public final class Partner implements AutoCloseable {

    private static final long MOST_SECONDS = 20;

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final Path errors;

    /**
     * @param errors where everything goes that is no answer
     */
    public Partner(ProcessCommand command, Path errors) throws IOException {
        this.errors = errors;
        process = command.builder().redirectError(errors.toFile()).start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    public long pid() {
        return process.pid();
    }

    /** Says a line and waits for the answer. */
    public String ask(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        return answer();
    }

    /** The next line. */
    public String answer() throws IOException {
        var answer = answers.readLine();
        if (answer == null) {
            throw new IOException(
                    "process "
                            + process.pid()
                            + ": expected an answer, found its end; it said:\n"
                            + Files.readString(errors));
        }
        return answer;
    }

    /** Ends its input and waits for it; only where that is not enough, it is ended. */
    @Override
    public void close() {
        try (questions;
                answers) {
            questions.close();
            process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (IOException ended) {
            // it did so before it was asked
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
        }
        Child.end(process);
    }
}
