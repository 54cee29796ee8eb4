package io.postern.delivery;

import io.postern.api.carrier.Letter;
import io.postern.office.Chain;
import io.postern.office.Message;
import java.util.Optional;

/**
 * A message on its way to one destination. It holds its chain until it is safe there. Owned by its
 * line's dispatch.
 */
final class Parcel {

    final Line line;
    final Message message;
    final Chain chain;
    private Optional<Letter> letter;
    long number;
    int attempt;
    boolean settled;

    /**
     * @param letter empty where the destination stands still: it is written when it is sent
     */
    Parcel(Line line, Message message, Chain chain, Optional<Letter> letter) {
        this.line = line;
        this.message = message;
        this.chain = chain;
        this.letter = letter;
    }

    Letter letter() throws Writing.Unsendable {
        if (letter.isEmpty()) {
            letter = Optional.of(line.destination().write(message));
        }
        return letter.get();
    }
}
