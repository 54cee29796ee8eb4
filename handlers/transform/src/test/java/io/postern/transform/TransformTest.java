package io.postern.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.handler.HandlerFactory;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.message.UnreadableException;
import io.postern.api.testing.TestEnvelope;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformTest {

    private static JsonObject content(String text) {
        return (JsonObject) Json.read(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'select': ['c', 'a']} | {'a':1,'b':2,'c':3.50} | {'c':3.50,'a':1}",
                "{'select': 'battery.volts'} | {'battery':{'volts':3,'amps':1}} |"
                        + " {'battery':{'volts':3}}",
                "{'select': 'temp_*'} | {'temp_1':1,'b':2,'temp_2':3} | {'temp_1':1,'temp_2':3}",
                "{'select': ['a', 'z']} | {'a':1,'b':2} | {'a':1}",
                "{'remove': ['b', 'z', 'c.d']} | {'a':1,'b':2,'c':{'d':1}} | {'a':1,'c':{}}",
                "{'remove': '?b'} | {'ab':1,'b':2} | {'b':2}",
                "{'rename': {'t': 'temperature'}} | {'t':1,'h':2} | {'temperature':1,'h':2}",
                "{'rename': {'a': 'b', 'b': 'a'}} | {'a':1,'b':2} | {'b':1,'a':2}",
                "{'rename': {'a': 'x.y'}} | {'a':1,'b':2} | {'b':2,'x':{'y':1}}",
                "{'rename': {'x.y': 'a'}} | {'x':{'y':1,'z':2}} | {'x':{'z':2},'a':1}",
                "{'rename': {'a': 'x.y'}} | {'a':1,'x':{'z':2}} | {'x':{'z':2,'y':1}}",
                "{'constant': {'site': 'north', 'where.lat': 47.50}} | {'a':1,'site':0} |"
                        + " {'a':1,'site':`north`,'where':{'lat':47.50}}",
                "{'flatten': '_'} | {'a':1,'b':{'c':2,'d':{'e':[1,{'f':2}]}},'g':{}} |"
                        + " {'a':1,'b_c':2,'b_d_e':[1,{'f':2}],'g':{}}",
                "{'unflatten': '_'} | {'b_c':2,'a':1,'b_d_e':3,'_x':4,'y__z':5} |"
                        + " {'b':{'c':2,'d':{'e':3}},'a':1,'_x':4,'y__z':5}",
                "{'map': {'s': {'0': 'off', '1': true, '*': null}}} | {'s':0} | {'s':`off`}",
                "{'map': {'s': {'0': 'off', '1': true, '*': null}}} | {'s':`1`} | {'s':true}",
                "{'map': {'s': {'0': 'off', '1': true, '*': null}}} | {'s':[1]} | {'s':null}",
                "{'scale': {'t': 0.1}} | {'t':271} | {'t':27.1}",
                "{'scale': {'t': 0.1}} | {'t':12345678901234567890.5} |"
                        + " {'t':1234567890123456789.05}",
                "{'offset': {'t': -273.15}} | {'t':295.65} | {'t':22.50}",
                "{'round': {'t': 1}} | {'t':22.25} | {'t':22.3}",
                "{'round': {'t': 0}} | {'t':-2.5} | {'t':-3}",
                "{'round': {'t': 2}} | {'t':1e3} | {'t':1000.00}",
                "{'unit': {'t': 'F to C'}} | {'t':72.5} | {'t':22.5}",
                "{'unit': {'t': '°C to °F'}} | {'t':-40} | {'t':-40}",
                "{'unit': {'t': 'K to C'}} | {'t':0} | {'t':-273.15}",
                "{'unit': {'t': 'km/h to m/s'}} | {'t':36} | {'t':10}",
                "{'unit': {'t': 'kWh to J'}} | {'t':2} | {'t':7200000}",
                "{'unit': {'t': 'in to mm'}} | {'t':1} | {'t':25.4}",
                "{'unit': {'t': 'm to ft'}} | {'t':1} | {'t':3.280839895013123}",
                "{'scale': {'a.b': 2}} | {'a':{'b':3}} | {'a':{'b':6}}",
                "{'scale': {'a.b': 2}} | {'a.b':3} | {'a.b':6}",
                "{'filter': 't > 30'} | {'t':31} | {'t':31}",
                "{'compute': {'p': 'u * i', 'where.n': 'i + 1'}} | {'u':12,'i':0.5} |"
                        + " {'u':12,'i':0.5,'p':6.0,'where':{'n':1.5}}",
                "{'compute': {'a': 'b', 'b': 'a'}} | {'a':1,'b':2} | {'a':2,'b':1}",
                "{'compute': {'hot': 't > 30 ? true'}} | {'t':3} | {'t':3}",
                "{'make': '$merge([$, b])'} | {'a':1,'b':{'c':2}} | {'a':1,'b':{'c':2},'c':2}",
                "[{'rename': {'t': 'x'}}, {'scale': {'x': 2}}, {'round': {'x': 0}}] | {'t':1.3} |"
                        + " {'x':3}",
            })
    void doesWhatTheStepsSay(String steps, String in, String out) throws Exception {
        assertThat(Steps.of(steps).problems()).isEmpty();
        assertThat(Steps.of(steps).of(content(in.replace('`', '\''))))
                .containsExactly(content(out.replace('`', '\'')).toString());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'scale': {'temp': 2}} | {'tempp':1} | step 1, scale: there is no temp; did you"
                        + " mean \"tempp\"?",
                "[{'remove': 'x'}, {'round': {'t': 1}}] | {'t':null} | step 2, round: t is null",
                "{'scale': {'t': 2}} | {'t':'n/a'} | step 1, scale: t: expected a number, found"
                        + " text \"n/a\"",
                "{'offset': {'t': 2}} | {'t':1e999999999} | step 1, offset: t: expected a number of"
                        + " at most 400 digits on each side of the point, found \"1e999999999\"",
                "{'round': {'t': 2}} | {'t':1e-999999999} | step 1, round: t: expected a number of"
                        + " at most 400 digits on each side of the point, found \"1e-999999999\"",
                "{'rename': {'a': 'b'}} | {'a':1,'b':2} | step 1, rename: there is a b already",
                "{'rename': {'a': 'b.c'}} | {'a':1,'b':2} | step 1, rename: expected an object at b"
                        + " for b.c, found number",
                "{'map': {'s': {'0': 'off'}}} | {'s':7} | step 1, map: s: \"7\" is not in the"
                        + " table",
                "{'flatten': '_'} | {'a_b':1,'a':{'b':2}} | step 1, flatten: two values would be"
                        + " named a_b",
                "{'unflatten': '_'} | {'a':1,'a_b':2} | step 1, unflatten: there are a and a_b:"
                        + " one of them has to be renamed or removed before",
                "{'filter': 'temp > 3'} | {'tempp':4} | step 1, filter: there is no temp; did you"
                        + " mean \"tempp\"?, at character 1 of \"temp > 3\"",
                "{'compute': {'p': 'u * i'}} | {'u':1,'i':'x'} | step 1, compute: i: expected a"
                        + " number, found text \"x\", at character 5 of \"u * i\"",
                "{'make': 't'} | {'t':4} | step 1, make: expected an object or a list of objects,"
                        + " found number \"4\"",
                "{'unflatten': '_'} | {'a_b':2,'a':1} | step 1, unflatten: there are a and fields"
                        + " in a",
            })
    void saysWhyItCannot(String steps, String in, String why) {
        assertThatThrownBy(() -> Steps.of(steps).of(content(in)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage(why);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'scale': {'t': 2, 'u': 3}, 'missing': 'skip'} | {'u':1} | {'u':3}",
                "{'scale': {'t': 2, 'u': 3}, 'missing': 'null'} | {'u':1} | {'u':3,'t':null}",
                "{'scale': {'t': 2}, 'missing': 'skip'} | {'t':null} | {'t':null}",
                "{'rename': {'t': 'x'}, 'missing': 'null'} | {'u':1} | {'u':1,'x':null}",
                "{'rename': {'t': 'x'}, 'missing': 'skip'} | {'u':1} | {'u':1}",
            })
    void goesOnWithoutAField(String steps, String in, String out) throws Exception {
        assertThat(Steps.of(steps).of(content(in))).containsExactly(content(out).toString());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{} | steps[1]: expected one step, found none; there are select, remove, rename,"
                        + " constant, flatten, unflatten, map, scale, offset, round, unit, filter, compute, make",
                "{'select': 'a', 'remove': 'b'} | steps[1]: expected one step, found select and"
                        + " remove: each needs a \"-\" or braces of its own",
                "[{'select': 'a'}, {'remove': ['b', 'a..b']}] | steps[2].remove[2]: expected a"
                        + " field, or a path such as battery.volts, found \"a..b\"",
                "{'rename': {'a': 'x', 'b': 'x'}} | steps[1].rename.b: expected a name of its own,"
                        + " found \"x\" again",
                "{'scale': {'a.': 1}} | steps[1].scale.a.: expected a field, or a path such as"
                        + " battery.volts, found \"a.\"",
                "{'filter': 't >'} | steps[1].filter: expected a value, found the end, at character 4"
                        + " of \"t >\"",
                "{'compute': {'p': '$abz(t)'}} | steps[1].compute.p: there is no function or"
                        + " variable $abz; did you mean \"$abs\"?, at character 1 of \"$abz(t)\"",
                "{'unit': {'t': 'F'}} | steps[1].unit.t: expected two units, such as \"F to C\","
                        + " found \"F\"",
                "{'unit': {'t': 'F to hPa'}} | steps[1].unit.t: expected two units of the same"
                        + " kind, found \"F to hPa\"",
                "{'unit': {'t': 'hpa to bar'}} | steps[1].unit.t: expected a unit, found \"hpa\";"
                        + " did you mean \"hPa\"?",
            })
    void saysWhatIsWrongInTheFile(String steps, String problem) {
        assertThat(Steps.of(steps).problems()).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'filter': 't > 30'} | {'t':30} | ",
                "{'filter': 't > 30', 'missing': 'null'} | {'u':30} | ",
                "{'filter': 'on', 'missing': 'skip'} | {'u':30} | {'u':30}",
                "{'filter': '$exists(x)'} | {'u':30} | ",
                "{'make': 'list'} | {'list':[{'a':1},{'a':2}]} | {'a':1} {'a':2}",
                "{'make': 't > 30 ? $'} | {'t':3} | ",
            })
    void makesAsManyMessagesAsThereAre(String steps, String in, String out) {
        String made;
        try {
            made = String.join(" ", Steps.of(steps).of(content(in)));
        } catch (Exception refused) {
            made = refused.getMessage();
        }
        assertThat(made).startsWith((out == null ? "" : out).replace('\'', '"'));
    }

    @Test
    void keepsTheMessagesIdUnlessTheStepsGiveAnother() throws Exception {
        var message = TestEnvelope.of("soil", content("{'id':'a','t':1}"));

        assertThat(Steps.of("{'select': 't'}").of(message).source()).contains(message);
        assertThat(Steps.of("{'select': 't'}").of(message).type()).isEqualTo("soil");
    }

    @Test
    void handsOnEachMessageOfABatchInItsOrder() throws Exception {
        assertThat(Steps.of("{'scale': {'t': 2}}").of(content("{'t':1}"), content("{'t':2}")))
                .containsExactly("{\"t\":2}", "{\"t\":4}");
    }

    /** Whatever comes in, the answer is a content or a reason. */
    @Test
    void livesThroughAnyContent() throws Exception {
        var random = new Random(7);
        var steps =
                Steps.of(
                        "[{'flatten': '_'}, {'unflatten': '_'}, {'select': ['a*', 'b', 'c.d']},"
                                + " {'rename': {'a': 'x.y'}, 'missing': 'skip'}, {'scale': {'x.y':"
                                + " 3}, 'missing': 'null'}, {'unit': {'b': 'F to C'}, 'missing':"
                                + " 'skip'}, {'round': {'b': 2}, 'missing': 'skip'}]");
        int made = 0;
        for (int i = 0; i < 20_000; i++) {
            var in = any(random, 3);
            try {
                assertThat(Json.read(steps.of(in).get(0))).isInstanceOf(JsonObject.class);
                made++;
            } catch (UnreadableException reason) {
                assertThat(reason.getMessage()).matches("(?s)step [1-7], [a-z]+: .+");
            }
        }
        assertThat(made).isBetween(1_000, 19_000);
    }

    private static JsonObject any(Random random, int depth) {
        var object = JsonObject.builder();
        for (int i = random.nextInt(4); i > 0; i--) {
            var name = "abcd_.".charAt(random.nextInt(6)) + (random.nextBoolean() ? "" : "_b");
            object.put(name, value(random, depth));
        }
        return object.build();
    }

    private static Json value(Random random, int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of("text");
            case 2 -> Json.read("1e" + (random.nextInt(2_000_000_000) - 1_000_000_000));
            case 3 -> depth > 0 ? any(random, depth - 1) : Json.of(true);
            default -> Json.of(random.nextInt(1_000) / 10.0);
        };
    }

    @Test
    void offersItselfAsAService() {
        assertThat(ServiceLoader.load(HandlerFactory.class))
                .hasAtLeastOneElementOfType(TransformFactory.class);
    }
}
