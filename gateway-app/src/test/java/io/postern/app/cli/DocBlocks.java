package io.postern.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code blocks of a page that a comment before them marks, such as {@code <!-- file
 * configs/addresses/air.json -->} or {@code <!-- check -->}, and the headings they stand under.
 */
final class DocBlocks {

    private static final Pattern PARTS =
            Pattern.compile(
                    "(?m)^(?<heading>#+ .*)$|^<!-- (?<word>\\S+) ?(?<argument>.*?) -->\\n"
                            + "(?<fence>```\\w*\\n)(?<text>(?s:.*?))(?<end>^```$)");

    private DocBlocks() {}

    /**
     * @param heading the heading it stands under
     * @param word what the comment begins with
     * @param argument the rest of the comment
     */
    record Block(String heading, String word, String argument, String text) {}

    static List<Block> of(String page) {
        var blocks = new ArrayList<Block>();
        rewrite(
                page,
                block -> {
                    blocks.add(block);
                    return block;
                });
        return blocks;
    }

    /** The page with the text of each block as the operator wants it. */
    static String rewrite(String page, UnaryOperator<Block> operator) {
        var heading = new StringBuilder();
        return PARTS.matcher(page)
                .replaceAll(
                        part -> {
                            var found = (Matcher) part;
                            if (found.group("heading") != null) {
                                heading.setLength(0);
                                heading.append(found.group("heading"));
                                return Matcher.quoteReplacement(part.group());
                            }
                            var block = block(heading.toString(), found);
                            var text = operator.apply(block).text();
                            return Matcher.quoteReplacement(
                                    part.group().substring(0, start(found))
                                            + text
                                            + found.group("end"));
                        });
    }

    private static Block block(String heading, Matcher found) {
        return new Block(
                heading, found.group("word"), found.group("argument"), found.group("text"));
    }

    private static int start(Matcher found) {
        return found.start("text") - found.start();
    }
}
