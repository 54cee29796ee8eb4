package io.postern.config.yaml;

import io.postern.api.text.Quote;
import io.postern.config.document.Mistake;
import io.postern.config.document.OffsetText;
import io.postern.config.problem.Place;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** A YAML parser's complaint, and the plain words for it. */
final class YamlComplaint {

    private final YamlPlaces places;
    private final String problem;
    private final String context;
    private final Place place;
    private final Place start;

    /**
     * @param last where the parser was when its complaint does not say
     */
    YamlComplaint(MarkedYamlEngineException complaint, YamlPlaces places, Place last) {
        this.places = places;
        this.problem = String.valueOf(complaint.getProblem());
        this.context = String.valueOf(complaint.getContext());
        this.place = complaint.getProblemMark().map(places::at).orElse(last);
        this.start = complaint.getContextMark().map(places::at).orElse(place);
    }

    Mistake mistake() {
        if (context.endsWith("an alias") || context.endsWith("an anchor")) {
            return new Mistake(start, beginsBadly(places.from(start)));
        }
        if (context.endsWith("a quoted scalar") && !problem.contains("escape")) {
            return new Mistake(
                    start, "expected a quote where this text ends, found " + OffsetText.END);
        }
        if (problem.startsWith("could not find expected ':'")) {
            String key = Quote.of(places.from(start).strip());
            return new Mistake(start, "expected ':' after " + key + ", found the end of the line");
        }
        return new Mistake(place, message());
    }

    private String message() {
        if (problem.startsWith("found character '")) {
            return cannotBegin();
        }
        if (problem.startsWith("mapping values")) {
            return secondColon();
        }
        if (problem.startsWith("expected ',' or")) {
            return flowEnd();
        }
        if (problem.startsWith("expected <block end>")) {
            return blockEnd();
        }
        if (problem.startsWith("expected the node content")) {
            return "expected a value, found " + found();
        }
        if (problem.startsWith("expected '<document start>'")) {
            return documentStart();
        }
        return lessCommon();
    }

    private String lessCommon() {
        if (problem.startsWith("sequence entries")) {
            return "expected '-' at the beginning of a line, found it behind other text";
        }
        if (problem.startsWith("found unknown escape")) {
            return "expected an escape such as \\n or \\\\ after a backslash, found "
                    + found()
                    + "; write \\\\ for a backslash, or use single quotes";
        }
        if (context.endsWith("a block scalar")) {
            return "expected the end of the line after | or >, found " + found();
        }
        return "expected YAML, found " + found() + "; the parser says: " + OffsetText.bare(problem);
    }

    private String cannotBegin() {
        String rest = places.from(place);
        if (!rest.startsWith("\t")) {
            return beginsBadly(rest);
        }
        return places.before(place).isBlank() ? YamlAdvice.TAB : "expected a space, found a tab";
    }

    private static String beginsBadly(String rest) {
        return "expected a value, found "
                + OffsetText.character(rest.isEmpty() ? ' ' : rest.codePointAt(0))
                + "; put text that begins with it in quotes";
    }

    private String secondColon() {
        return places.before(place).contains(": ")
                ? "expected one ':' in this line, found a second one; put text that has one in quotes"
                : column();
    }

    private String column() {
        return "expected this key in the same column as the keys beside it, found it in column "
                + (places.before(place).length()
                        - places.before(place).stripLeading().length()
                        + 1);
    }

    private String flowEnd() {
        String close = problem.substring(0, problem.indexOf(", but"));
        char bracket = close.contains("]") ? '[' : '{';
        return String.format(
                "%s, found %s; the '%c' in line %d, column %d is not closed",
                close, found(), bracket, start.line(), start.column());
    }

    private String blockEnd() {
        if (problem.contains("mapping start") || problem.contains("sequence start")) {
            return column();
        }
        if (problem.endsWith("'-'")) {
            return "expected a key, found '-'; an object cannot be a list as well";
        }
        if (problem.endsWith("':'") && places.before(place).isBlank()) {
            return "expected a key before ':', found none";
        }
        if (context.endsWith("a block collection")) {
            return "expected '-' as in the lines above, found " + found();
        }
        String comma = problem.endsWith("','") ? "; YAML has no comma here" : "";
        return "expected the end of the line, found " + found() + comma;
    }

    private String documentStart() {
        String rest = places.from(place);
        boolean colon = rest.length() > 1 && rest.charAt(0) == ':' && rest.charAt(1) > ' ';
        return colon
                ? "expected a space after ':', found " + OffsetText.at(rest, 1)
                : "expected one object, found " + found() + " before or after it";
    }

    private String found() {
        if (problem.contains("stream end") || problem.contains("end of stream")) {
            return OffsetText.END;
        }
        String rest = places.from(place);
        return rest.isEmpty() ? "the end of the line" : OffsetText.at(rest, 0);
    }
}
