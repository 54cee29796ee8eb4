package io.postern.config.yaml;

import io.postern.config.document.Mistake;
import io.postern.config.problem.Place;
import io.postern.config.problem.SourceFile;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns the marks of a YAML parser, which count from 0, into places. One owner. */
final class YamlPlaces {

    private final SourceFile file;
    private final List<String> lines;
    private final int[] lengths;
    private int checkedLine;

    YamlPlaces(SourceFile file) {
        this.file = file;
        this.lines = file.text().lines().toList();
        this.lengths =
                lines.stream().mapToInt(line -> line.codePointCount(0, line.length())).toArray();
    }

    /** An end of the file is shown where the last thing before it ends. */
    Place at(Mark mark) {
        int line = mark.getLine() + 1;
        if (line <= lines.size()) {
            // The parser counts a carriage return at the end of the file as a column.
            return new Place(file, line, Math.min(mark.getColumn(), lengths[line - 1]) + 1);
        }
        int last = lines.size();
        while (last > 1 && lines.get(last - 1).isBlank()) {
            last--;
        }
        String end = last == 0 ? "" : lines.get(last - 1).stripTrailing();
        return new Place(file, Math.max(1, last), end.codePointCount(0, end.length()) + 1);
    }

    /** What stands in the line of a place before it. */
    String before(Place place) {
        String line = line(place);
        return line.substring(0, offset(line, place));
    }

    /** What stands in the line from a place on. */
    String from(Place place) {
        String line = line(place);
        return line.substring(offset(line, place));
    }

    /**
     * Refuses a line that is indented with a tab, also where YAML itself lets it pass. To be called
     * with the places of values as they come: the first of each line tells.
     */
    void checkIndent(Place place) {
        if (place.line() == checkedLine) {
            return;
        }
        checkedLine = place.line();
        String before = before(place);
        int tab = before.indexOf('\t');
        if (tab >= 0 && before.isBlank()) {
            throw new Mistake(new Place(file, place.line(), tab + 1), YamlAdvice.TAB);
        }
    }

    private String line(Place place) {
        return place.line() <= lines.size() ? lines.get(place.line() - 1) : "";
    }

    private static int offset(String line, Place place) {
        return line.offsetByCodePoints(0, place.column() - 1);
    }
}
