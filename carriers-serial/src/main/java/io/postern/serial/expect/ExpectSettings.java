package io.postern.serial.expect;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import java.util.stream.Stream;

/** The setting {@code expect} of a step. */
public final class ExpectSettings {

    private static final Setting<String> TEXT =
            Setting.text(
                            "text",
                            "The whole answer. NULs that fill up the answer's end do not count.")
                    .withoutKeywords()
                    .optional();
    private static final Setting<String> HEX =
            Setting.text(
                            "hex",
                            "The bytes that the answer begins with, ?? for any byte, such as EE ??"
                                    + " ??.")
                    .withoutKeywords()
                    .optional();
    private static final Setting<String> PATTERN =
            Setting.text(
                            "pattern",
                            "A regular expression of Java, to be found anywhere in the answer's"
                                    + " first "
                                    + AnswerText.MOST_READ
                                    + " bytes; ^ and $ stand for its ends. The text of named"
                                    + " groups is captured under their names.")
                    .withoutKeywords()
                    .optional();

    public static final Setting<Expect> EXPECT =
            Setting.group(
                            "expect",
                            "What the answer must look like; a device with another answer is left"
                                    + " alone.",
                            TEXT,
                            HEX,
                            PATTERN)
                    .as(ExpectSettings::read)
                    .optional();

    private ExpectSettings() {}

    private static Expect read(Values expect, Findings findings) {
        var kinds = Stream.of(TEXT, HEX, PATTERN).filter(expect::has).toList();
        if (kinds.size() != 1) {
            findings.problem(
                    "",
                    "expected one of \"text\", \"hex\" and \"pattern\", found "
                            + (kinds.isEmpty() ? "none" : kinds.size()));
            return new ExpectText("");
        }
        try {
            return of(expect);
        } catch (IllegalArgumentException wrong) {
            findings.problem(kinds.get(0).name(), wrong.getMessage());
            return new ExpectText("");
        }
    }

    private static Expect of(Values expect) {
        if (expect.has(HEX)) {
            return new ExpectHex(expect.find(HEX).orElseThrow());
        }
        if (expect.has(PATTERN)) {
            return new ExpectPattern(expect.find(PATTERN).orElseThrow());
        }
        return new ExpectText(expect.find(TEXT).orElseThrow());
    }
}
