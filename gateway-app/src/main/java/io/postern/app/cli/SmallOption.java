package io.postern.app.cli;

import picocli.CommandLine.Option;

/** Stands in the help; the launcher takes it before Java starts, for it chooses Java's options. */
final class SmallOption {

    @Option(
            names = "--small",
            description =
                    "Less memory, at the cost of speed: Java's quick compiler only. Chosen by itself"
                            + " where there are 512 MB or less.")
    private boolean small;
}
