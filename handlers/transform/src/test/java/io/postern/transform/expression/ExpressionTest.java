package io.postern.transform.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postern.api.json.Json;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private static final Json CONTENT =
            Json.read(
                    """
                    {"t": 21.50, "h": 41, "id": "a1", "on": true, "none": null, "battery":
                    {"volts": 3.7, "cells": [{"v": 1, "n": "x"}, {"v": 2}, {"v": 3, "n": "z"}]},
                    "list": [3, 1, 2], "one": [7], "words": ["b", "a"], "csv": "12.5;kg;OK",
                    "odd name": 5, "deep": [{"in": [1, 2]}, {"in": [3]}], "empty": {}, "big":
                    12345678901234567890}""");

    private static String of(String expression) throws ExpressionException {
        return Expression.of(expression).evaluate(CONTENT).map(Json::toString).orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "t | 21.50",
                "big | 12345678901234567890",
                "battery.volts | 3.7",
                "`odd name` + 1 | 6",
                "battery.cells.v | [1,2,3]",
                "battery.cells.n | [~x~,~z~]",
                "battery.cells[0].v | 1",
                "battery.cells[-1].n | ~z~",
                "battery.cells[v > 1].v | [2,3]",
                "battery.cells[v = 2] | {~v~:2}",
                "battery.cells[[0, 2]].v | [1,3]",
                "battery.cells[5] | nothing",
                "deep.in | [1,2,3]",
                "deep.in[0] | [1,3]",
                "one | [7]",
                "battery.* | [3.7,{~v~:1,~n~:~x~},{~v~:2},{~v~:3,~n~:~z~}]",
                "$.t | 21.50",
                "battery.cells.($$.h + v) | [42,43,44]",
                "t * 9 / 5 + 32 | 70.7",
                "1 - 2 - 3 | -4",
                "2 * (3 + 4) | 14",
                "-t | -21.50",
                "7 % 4 | 3",
                "-7 % 4 | -3",
                "0.1 + 0.2 | 0.3",
                "1 / 3 | 0.3333333333333333",
                "10 / 4 | 2.5",
                "1e3 + 1 | 1001",
                "t > 20 and h < 50 | true",
                "t > 20 and h > 50 or on | true",
                "h = 41.0 | true",
                "id != 'a1' | false",
                "id < 'b' | true",
                "h in [40..42] | true",
                "'a' in words | true",
                "t > 30 ? 'hot' : 'cold' | ~cold~",
                "t > 30 ? 'hot' | nothing",
                "nothing ?? 'x' | ~x~",
                "none ?? 0 | 0",
                "t ?? 0 | 21.50",
                "id & '-' & h | ~a1-41~",
                "'it\\'s' & '\\n\\u0041' | ~it's\\nA~",
                "[1..3, 5] | [1,2,3,5]",
                "[3..1] | []",
                "[[1], 2, list] | [[1],2,3,1,2]",
                "{'id': id, 'f': t * 2} | {~id~:~a1~,~f~:43.00}",
                "($x := t + 1; $y := $x * 2; $y) | 45.00",
                "($f := function($a, $b) { $a + $b }; $f(1, 2)) | 3",
                "($f := function($n) { $n < 2 ? 1 : $n * $f($n - 1) }; $f(10)) | 3628800",
                "list ~> $sum | 6",
                "($f := function($l, $n) { $l[$n] }; list ~> $f(1)) | 1",
                "($f := function($v) { $v * 2 }; $map(list, $f)) | [6,2,4]",
                "list[$x := 1] | 1",
                "battery.($x := volts; $x * 2) | 7.4",
                "list ~> $map(function($v) { $v * 2 }) ~> $sum() | 12",
                "$sum(list) | 6",
                "$max(list) - $min(list) | 2",
                "$average(list) | 2",
                "$count(battery.cells) | 3",
                "$count(nowhere) | 0",
                "$round(2.5) | 2",
                "$round(-3.55, 1) | -3.6",
                "$floor(-1.5) | -2",
                "$ceil(1.2) | 2",
                "$abs(-3) | 3",
                "$power(2, 10) | 1024",
                "$power(2, -1) | 0.5",
                "$sqrt(2) | 1.414213562373095",
                "$number('12.50') + 1 | 13.50",
                "$number(on) | 1",
                "$string(t) & 'C' | ~21.50C~",
                "$split(csv, ';') | [~12.5~,~kg~,~OK~]",
                "$number($split(csv, ';')[0]) | 12.5",
                "$join(words, '-') | ~b-a~",
                "$uppercase(id) | ~A1~",
                "$lowercase('ÄB') | ~äb~",
                "$length('äö😀') | 3",
                "$substring('hello', 1, 3) | ~ell~",
                "$substring('hello', -3) | ~llo~",
                "$substringBefore('a=b', '=') | ~a~",
                "$substringAfter('a=b', '=') | ~b~",
                "$contains(csv, 'kg') | true",
                "$pad('7', -3, '0') | ~007~",
                "$pad('7', 3) & '.' | ~7  .~",
                "$trim('  a   b ') | ~a b~",
                "$replace('a-b-c', '-', '') | ~abc~",
                "$replace('a-b-c', '-', '+', 1) | ~a+b-c~",
                "$append(list, 4) | [3,1,2,4]",
                "$reverse(list) | [2,1,3]",
                "$sort(list) | [1,2,3]",
                "$sort(words) | [~a~,~b~]",
                "$distinct([1, 2, 1.0]) | [1,2]",
                "$filter(list, function($v) { $v > 1 }) | [3,2]",
                "$reduce(list, function($a, $b) { $a * $b }) | 6",
                "$reduce([], function($a, $b) { $a * $b }, 1) | 1",
                "$keys(battery) | [~volts~,~cells~]",
                "$lookup(battery, 'volts') | 3.7",
                "$merge([{'a': 1}, {'a': 2, 'b': 3}]) | {~a~:2,~b~:3}",
                "$exists(t) and $not($exists(x)) | true",
                "$type(list) & $type(t) & $type(on) & $type(none) | ~arraynumberbooleannull~",
                "$boolean(empty) | false",
                "$map(list, $string) | [~3~,~1~,~2~]",
                "t /* degrees */ + 1 | 22.50",
            })
    void comesTo(String expression, String result) throws Exception {
        assertThat(of(expression)).isEqualTo(result.replace('~', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "t > | 3 | expected a value, found the end",
                "t t | 2 | expected an operator or the end, found ~t~",
                "(t | 2 | expected ~;~ or ~)~, found the end",
                "[1, | 3 | expected a value, found the end",
                "{1 2} | 3 | expected ~:~, found ~2~",
                "t # 2 | 2 | expected a value or an operator, found ~#~",
                "'abc | 0 | expected ' at the end of this",
                "'\\x' | 0 | expected a text with \\n, \\t, \\\\ or \\u0041, found another \\",
                "t /* x | 2 | expected */ at the end of a remark",
                "007 | 0 | expected a number, found ~007~",
                "$upercase(id) | 0 | there is no function or variable $upercase; did you mean"
                        + " ~$uppercase~?",
                "($limit := 3; $limt + 1) | 14 | there is no function or variable $limt; did you"
                        + " mean ~$limit~?",
                "$round() | 0 | $round: expected 1 to 2 arguments, found 0",
                "$sum(1, 2) | 0 | $sum: expected 1 argument, found 2",
                "function(x) { 1 } | 9 | expected a parameter such as $x, found ~x~",
            })
    void saysWhatIsWrongBeforeItRuns(String expression, int position, String message) {
        var wrong =
                catchThrowableOfType(ExpressionException.class, () -> Expression.of(expression));

        assertThat(wrong).hasMessage(message.replace('~', '"'));
        assertThat(wrong.position()).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "id + 1 | 0 | id: expected a number, found text ~a1~",
                "1 + list | 4 | list: expected a number, found list ~[3,1,2]~",
                "t < id | 0 | expected two numbers or two texts, found number ~21.50~ and text ~a1~",
                "t / (h - 41) | 4 | expected no division by 0, found one",
                "$sum(words) | 0 | $sum: expected numbers only, found text ~b~",
                "$substring(t, 1) | 0 | $substring: expected a text as argument 1, found number"
                        + " ~21.50~",
                "$map(list, 3) | 0 | $map: expected a function as argument 2, found number ~3~",
                "$number('n/a') | 0 | $number: expected the text of a number, found text ~n/a~",
                "($f := 3; $f(1)) | 10 | expected a function, found $f",
                "$sum + 1 | 0 | expected a value, found the function $sum",
                "[1..1000000000] | 1 | expected no more than 1000000 characters and elements, found"
                        + " more",
                "$pad('a', 1000001) | 0 | $pad: expected a number from -1000000 to 1000000 as"
                        + " argument 2, found number ~1000001~",
                "($f := function($n) { $f($n + 1) }; $f(1)) | 22 | expected functions at most 100"
                        + " deep, found more",
                "1e300 * 1e300 | 0 | expected a number of at most 400 digits on each side of the"
                        + " point, found ~1E+600~",
            })
    void saysWhyItCannotBeEvaluated(String expression, int position, String message)
            throws Exception {
        var wrong = catchThrowableOfType(ExpressionException.class, () -> of(expression));

        assertThat(wrong).hasMessage(message.replace('~', '"'));
        assertThat(wrong.position()).isEqualTo(position);
        assertThat(wrong.isMissing()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tt > 3 | 0 | there is no tt",
                "1 + batery.volts | 4 | there is no batery.volts",
                "batery = 1 | 0 | there is no batery; did you mean \"battery\"?",
                "{\"a\": x} | 6 | there is no x",
                "$round(x) | 7 | there is no x",
                "x and on | 0 | there is no x",
                "battery.one | 0 | there is no battery.one",
                "batery | 0 | there is no batery; did you mean \"battery\"?",
            })
    void tellsWhatIsMissing(String expression, int position, String message) {
        var wrong = catchThrowableOfType(ExpressionException.class, () -> of(expression));

        assertThat(wrong).hasMessage(message);
        assertThat(wrong.position()).isEqualTo(position);
        assertThat(wrong.isMissing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $f('ab', 50))",
                "$map([1..1000], function($a) { $map([1..1000], function($b) { $a * $b }) })",
                "$reduce([1..90000], function($a, $b) { $a & 'xxxxxxxxxxxxxxxxxxx' }, '')",
                "($g := function($n) { $n = 0 ? 1 : $g($n - 1) + $g($n - 1) }; $g(40))",
                "$distinct([1..100000])",
                "$join($map([1..40000], function($v) { 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' }))",
            })
    void endsWhateverItSays(String expression) {
        assertThatThrownBy(() -> of(expression)).isInstanceOf(ExpressionException.class);
    }

    @Test
    void isRefusedWhereItIsTooDeepOrTooLong() {
        assertThatThrownBy(() -> Expression.of("(".repeat(5_000) + "1"))
                .hasMessage("expected at most 100 levels, found more");
        assertThatThrownBy(() -> Expression.of("1+".repeat(5_001) + "1"))
                .hasMessage("expected at most 10000 characters, found 10003");
    }

    /** Pieces of expressions put together at random are read or refused, and end. */
    @Test
    void livesThroughAnything() {
        var pieces =
                List.of(
                        "t",
                        "list",
                        "battery",
                        ".",
                        "[",
                        "]",
                        "(",
                        ")",
                        "{",
                        "}",
                        ",",
                        ":",
                        "?",
                        "+",
                        "-",
                        "*",
                        "/",
                        "%",
                        "&",
                        "=",
                        "<",
                        ">=",
                        "and",
                        "in",
                        "~>",
                        ":=",
                        "$x",
                        "$",
                        "$$",
                        "$sum",
                        "$map",
                        "$pad",
                        "$string",
                        "function($a){",
                        "'a'",
                        "\"",
                        "`",
                        "1",
                        "0",
                        "1e9",
                        "..",
                        "??",
                        " ",
                        "/*",
                        "*/",
                        "null",
                        "true",
                        "é",
                        "#");
        var random = new Random(11);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            var text = new StringBuilder();
            for (int n = 1 + random.nextInt(9); n > 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            try {
                var expression = Expression.of(text.toString());
                read++;
                expression.evaluate(CONTENT);
            } catch (ExpressionException refused) {
                assertThat(refused.position()).isBetween(0, text.length());
            }
        }
        assertThat(read).isGreaterThan(5_000);
    }
}
