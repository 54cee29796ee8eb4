package io.postern.config.json;

import io.postern.config.document.Mistake;
import io.postern.config.document.OffsetText;
import io.postern.config.problem.Place;
import io.postern.config.problem.SourceFile;

/** Walks through the text of a JSON file and knows where it is. One owner. */
final class JsonCursor {

    static final int END = -1;

    private final SourceFile file;
    private final String text;
    private int at;
    private int line = 1;
    private int column = 1;
    private int skippedTo;
    private int endLine = 1;
    private int endColumn = 1;

    JsonCursor(SourceFile file) {
        this.file = file;
        this.text = file.text();
    }

    int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** Columns count characters as people do: those outside the basic plane are one. */
    char next() {
        char c = text.charAt(at++);
        if (c == '\n' || (c == '\r' && peek() != '\n')) {
            line++;
            column = 1;
        } else if (c != '\r' && !Character.isLowSurrogate(c)) {
            column++;
        }
        return c;
    }

    boolean take(char wanted) {
        boolean there = peek() == wanted;
        if (there) {
            next();
        }
        return there;
    }

    /** Takes a word without quotes; empty where none begins. */
    String word() {
        int from = at;
        int end = OffsetText.wordEnd(text, at);
        while (at < end) {
            next();
        }
        return text.substring(from, end);
    }

    /** The rest of the line, as far as a message may want it. */
    String ahead(int most) {
        return text.substring(at, Math.min(text.length(), at + most));
    }

    Place place() {
        return new Place(file, line, column);
    }

    /** Goes to the next thing that is neither white space nor a comment. */
    void skip() {
        if (at != skippedTo) {
            endLine = line;
            endColumn = column;
        }
        while (true) {
            int c = peek();
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                next();
            } else if (c != '/' || !skipComment()) {
                break;
            }
        }
        skippedTo = at;
    }

    private boolean skipComment() {
        if (text.startsWith("//", at)) {
            while (!atEnd() && peek() != '\n' && peek() != '\r') {
                next();
            }
            return true;
        }
        if (!text.startsWith("/*", at)) {
            return false;
        }
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw new Mistake(
                    place(), "expected \"*/\" where this comment ends, found " + OffsetText.END);
        }
        while (at < end + 2) {
            next();
        }
        return true;
    }

    /** What is wrong here: an end of the file is shown where the last thing before it ends. */
    Mistake expected(String what) {
        String remedy = peek() == '#' ? "; write // for a comment" : "";
        return mistake("expected " + what + ", found " + OffsetText.at(text, at) + remedy);
    }

    Mistake mistake(String message) {
        return new Mistake(atEnd() ? new Place(file, endLine, endColumn) : place(), message);
    }

    /** The same inside brackets, which somebody may have forgotten to close. */
    Mistake expected(String what, char bracket, Place opened) {
        if (!atEnd()) {
            return expected(what);
        }
        return mistake(
                String.format(
                        "expected %s, found %s; the '%c' in line %d, column %d is not closed",
                        what, OffsetText.END, bracket, opened.line(), opened.column()));
    }
}
