package io.postern.serial.expect;

import io.postern.api.json.Json;
import io.postern.serial.talk.Printable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression that is found somewhere in the answer; its named groups are captured. */
public final class ExpectPattern implements Expect {

    private static final Pattern NAMED = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private static final int LONGEST = 1_000;

    private final Pattern pattern;
    private final Set<String> names;

    /**
     * @throws IllegalArgumentException when it does not compile, saying where
     */
    public ExpectPattern(String regex) {
        // compiling a very long one takes very long
        if (regex.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "expected at most " + LONGEST + " characters, found " + regex.length());
        }
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "expected a regular expression, found "
                            + Printable.quoted(regex)
                            + ": "
                            + wrong.getDescription()
                            + (wrong.getIndex() < 0
                                    ? ""
                                    : ", near character " + (wrong.getIndex() + 1))
                            + "; names of groups have letters and digits only");
        } catch (StackOverflowError deep) {
            throw new IllegalArgumentException(
                    "expected a regular expression, found one nested too deep");
        }
        names = names(regex);
    }

    /** What looks like a group may be quoted: whether it is one is up to the pattern. */
    private static Set<String> names(String regex) {
        // an empty alternative in front always matches, and only then can groups be asked for
        var matcher = Pattern.compile("|" + regex).matcher("");
        matcher.find();
        var names = new LinkedHashSet<String>();
        for (var candidate = NAMED.matcher(regex); candidate.find(); ) {
            if (hasGroup(matcher, candidate.group(1))) {
                names.add(candidate.group(1));
            }
        }
        return Collections.unmodifiableSet(names);
    }

    private static boolean hasGroup(Matcher matcher, String name) {
        try {
            matcher.group(name);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    @Override
    public boolean matches(byte[] answer) {
        return !find(answer).isEmpty();
    }

    @Override
    public String words() {
        return "something like " + Printable.quoted(pattern.pattern());
    }

    @Override
    public Set<String> names() {
        return names;
    }

    /** A group that took no part is not captured. */
    @Override
    public Map<String, Json> captured(byte[] answer) {
        var groups = new LinkedHashMap<>(find(answer));
        groups.remove("");
        return groups;
    }

    /** The groups by name, the whole match under no name; empty when it is not found. */
    private Map<String, Json> find(byte[] answer) {
        var groups = new LinkedHashMap<String, Json>();
        var matcher = pattern.matcher(new BoundedText(AnswerText.read(answer)));
        try {
            if (matcher.find()) {
                groups.put("", Json.of(""));
                for (var name : names) {
                    if (matcher.start(name) >= 0) {
                        groups.put(name, Json.of(AnswerText.clean(matcher.group(name))));
                    }
                }
            }
        } catch (BoundedText.SpentException | StackOverflowError hostile) {
            // an answer made to keep the expression busy is not one that we expect
            return Map.of();
        }
        return groups;
    }
}
