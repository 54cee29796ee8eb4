package io.postern.transform.number;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Nearest;
import io.postern.api.text.Quote;
import io.postern.transform.step.EachField;
import java.util.Optional;

/** From one unit to another, as files write it: {@code F to C}. */
final class Conversion {

    private Conversion() {}

    static EachField.Edit read(String written, Findings findings) {
        var words = written.strip().split("\\s+");
        if (words.length != 3 || !words[1].equals("to")) {
            findings.problem(
                    "", "expected two units, such as \"F to C\", found " + Quote.of(written));
            return value -> value;
        }
        var from = unit(words[0], findings);
        var into = unit(words[2], findings);
        if (from.isEmpty() || into.isEmpty()) {
            return value -> value;
        }
        if (!from.get().isLike(into.get())) {
            findings.problem("", "expected two units of the same kind, found " + Quote.of(written));
        }
        return DecimalEdits.edit(value -> into.get().from(from.get(), value));
    }

    private static Optional<Unit> unit(String sign, Findings findings) {
        var unit = Unit.of(sign);
        if (unit.isEmpty()) {
            findings.problem(
                    "",
                    "expected a unit, found " + Quote.of(sign) + Nearest.hint(sign, Unit.signs()));
        }
        return unit;
    }
}
