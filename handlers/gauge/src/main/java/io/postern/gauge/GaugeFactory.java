package io.postern.gauge;

import io.postern.api.context.Function;
import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Template;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handler source {@code gauge}. */
public final class GaugeFactory implements HandlerFactory {

    private static final Logger LOG = LoggerFactory.getLogger(GaugeFactory.class);

    private static final String TOPIC = "topic";
    private static final String ID = "id";
    private static final String NOTHING = "nothing";

    static final Setting<Template> NAME =
            Setting.pattern(
                            "name",
                            "What the names of its metrics begin with; $msg_id and $content.a.b are"
                                    + " filled in from each message.")
                    .orElse(Template.of("message"));
    static final Setting<String> BY =
            Setting.choice(
                            "by",
                            "What comes next in the names and tells senders apart: the topic"
                                    + " (where there is none, the id), the id, or nothing. The"
                                    + " field's name follows, unless it is value.",
                            TOPIC,
                            ID,
                            NOTHING)
                    .orElse(TOPIC);
    static final Setting<Integer> MOST =
            Setting.whole(
                            "most",
                            "The most gauges; the figures of further names are counted, not shown.",
                            1,
                            100_000)
                    .orElse(1_000);

    @Override
    public HandlerKind<GaugeHandler> kind() {
        return HandlerKind.of(
                        "gauge", "Shows the numbers in messages as metrics.", GaugeFactory::handler)
                .settings(NAME, BY, MOST)
                .function(
                        Function.of(
                                        "gauge",
                                        "Shows every number of the content at /metrics; the message"
                                                + " passes unchanged.")
                                .withoutBlocking(),
                        GaugeHandler::handle);
    }

    private static GaugeHandler handler(HandlerContext context) {
        var settings = context.settings();
        var by = settings.get(BY);
        return new GaugeHandler(
                settings.get(NAME),
                message -> sender(by, message),
                new GaugeBoard(
                        context.meters(),
                        settings.get(MOST),
                        line -> LOG.warn("handler {}: {}", context.name(), line)));
    }

    private static String sender(String by, Envelope message) {
        if (by.equals(NOTHING)) {
            return "";
        }
        var place = message.origin().place();
        return by.equals(ID) || place.isEmpty() ? message.id() : place;
    }
}
