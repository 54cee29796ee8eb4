package io.postern.gauge;

import io.postern.api.handler.Batch;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.setting.MissingWordException;
import io.postern.api.setting.Template;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Shows the numbers of messages, and passes the messages on as they are. */
final class GaugeHandler {

    private final Template name;
    private final Function<Envelope, String> sender;
    private final GaugeBoard board;

    GaugeHandler(Template name, Function<Envelope, String> sender, GaugeBoard board) {
        this.name = name;
        this.sender = sender;
        this.board = board;
    }

    List<Draft> handle(Batch batch) throws Exception {
        for (var message : batch.messages()) {
            show(message);
        }
        return batch.each(Envelope::draft);
    }

    private void show(Envelope message) {
        try {
            show(message, name.fill(message, UnaryOperator.identity()));
        } catch (MissingWordException e) {
            board.hide(e.getMessage());
        }
    }

    private void show(Envelope message, String prefix) {
        var from = sender.apply(message);
        for (var field : message.content().fields().entrySet()) {
            double figure = FigureFinder.of(field.getValue());
            if (!Double.isNaN(figure)) {
                board.show(new GaugeBoard.Place(prefix, from, field.getKey()), figure);
            }
        }
    }
}
