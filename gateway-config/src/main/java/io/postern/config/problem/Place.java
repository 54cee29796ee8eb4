package io.postern.config.problem;

/** A place in a file; line and column count from 1. */
public record Place(SourceFile file, int line, int column) {

    @Override
    public String toString() {
        return file.name() + ":" + line + ":" + column;
    }
}
