package io.postern.bench.relay;

import io.postern.bench.process.ProcessCommand;
import java.io.IOException;
import java.util.List;

/** A program that takes from one broker and sends to another. */
interface Relay {

    /** What the table calls it. */
    String name();

    /**
     * The command that runs it, with whatever files it reads already written.
     *
     * @param javaOptions more options where it is a Java program
     */
    ProcessCommand command(Way way, List<String> javaOptions) throws IOException;

    /** Whether it runs on Java, so that a recording can be taken. */
    default boolean onJava() {
        return true;
    }
}
