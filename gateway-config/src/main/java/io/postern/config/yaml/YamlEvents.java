package io.postern.config.yaml;

import io.postern.config.document.Mistake;
import io.postern.config.document.OffsetText;
import io.postern.config.problem.Place;
import io.postern.config.problem.SourceFile;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The events of a YAML file, with places. One owner. */
final class YamlEvents {

    private static final LoadSettings SETTINGS = LoadSettings.builder().setUseMarks(true).build();

    private final SourceFile file;
    private final YamlPlaces places;
    private final Parser parser;
    private Place last;

    YamlEvents(SourceFile file) {
        this.file = file;
        this.places = new YamlPlaces(file);
        this.last = new Place(file, 1, 1);
        checkCharacters();
        this.parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, file.text()));
    }

    private void checkCharacters() {
        String text = file.text();
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!StreamReader.isPrintable(c)) {
                throw new Mistake(
                        file.place(at), "expected text, found " + OffsetText.character(c));
            }
            at += Character.charCount(c);
        }
    }

    Event next() {
        Event event = parsed();
        last = place(event);
        if (event instanceof NodeEvent) {
            places.checkIndent(last);
        }
        return event;
    }

    private Event parsed() {
        try {
            return parser.next();
        } catch (MarkedYamlEngineException wrong) {
            throw new YamlComplaint(wrong, places, last).mistake();
        } catch (RuntimeException unexpected) {
            // A library that stumbles over a file must not take the gateway with it.
            throw new Mistake(
                    last, "expected YAML, found something after this that cannot be read");
        }
    }

    Place place(Event event) {
        return event.getStartMark().map(places::at).orElse(last);
    }
}
