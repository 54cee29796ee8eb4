package io.postern.config.problem;

import io.postern.screen.Paint;
import io.postern.screen.Screen;
import io.postern.screen.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The text of a finding on a terminal: broken between words, with its place and caret painted. */
public final class FindingLines {

    private static final int LONGEST = 2_000;

    /** The place and the grade, or what else something is about. */
    private static final Pattern HEAD =
            Pattern.compile("(?<place>.+?:\\d+:\\d+)(: (?<grade>note|waiting))?: .*|(.+?): .*");

    private FindingLines() {}

    public static boolean isNote(String finding) {
        return grade(finding).equals("note");
    }

    /**
     * @param finding as {@link FindingText} has it, or another line that begins with what it is
     *     about
     * @param indent how many spaces stand before it
     */
    public static List<String> of(String finding, int indent, Paint paint) {
        var all = finding.lines().toList();
        var head = Screen.cut(all.get(0), LONGEST);
        var painted = painted(finding, paint);
        var lines = new ArrayList<>(Wrap.led(indent, subject(head), head, painted));
        for (var line : all.subList(1, all.size())) {
            int caret = line.endsWith("^") ? line.length() - 1 : line.length();
            lines.add(
                    " ".repeat(indent)
                            + line.substring(0, caret)
                            + painted.apply(line.substring(caret)));
        }
        return lines;
    }

    private static UnaryOperator<String> painted(String finding, Paint paint) {
        return switch (grade(finding)) {
            case "note" -> paint::heading;
            case "waiting" -> paint::doubtful;
            default -> paint::bad;
        };
    }

    private static String grade(String finding) {
        var head = HEAD.matcher(finding.lines().findFirst().orElse(""));
        return head.matches() && head.group("grade") != null ? head.group("grade") : "";
    }

    private static String subject(String line) {
        var head = HEAD.matcher(line);
        if (!head.matches()) {
            return "";
        }
        return head.group("place") == null ? head.group(4) : head.group("place");
    }
}
