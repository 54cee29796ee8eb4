package io.postern.delivery;

import io.postern.address.PayloadReader;
import io.postern.api.message.Origin;
import io.postern.api.message.Payload;
import io.postern.config.plan.PayloadKind;
import io.postern.message.Message;
import io.postern.message.Trail;
import io.postern.office.Death;
import io.postern.office.MessagePoster;
import io.postern.store.SendAgain;
import io.postern.store.StoredLetter;
import java.util.Optional;

/**
 * Messages of one destination as the disk gives them back.
 *
 * @param name of the destination
 */
record FromDisk(MessagePoster poster, String name) {

    Message message(StoredLetter found) {
        return new Message(
                poster.office().plan(found.type()),
                Optional.empty(),
                payload(found.letter().payload()),
                found.origin(),
                found::uid,
                found.arrival(),
                Trail.start(found.origin().address()));
    }

    /** A row that is none of ours, or of a newer Postern. */
    Death unreadable(byte[] row) {
        var message =
                new Message(
                        poster.office().plan("unreadable"),
                        Optional.empty(),
                        payload(row),
                        Origin.own(name),
                        poster.uids().next(),
                        poster.now(),
                        Trail.start(name));
        var reason = "it waited on disk and cannot be read any more";
        return Death.of(name, reason, message, SendAgain.NEVER).unopened();
    }

    private static Payload payload(byte[] bytes) {
        return Payload.of(bytes, PayloadReader.of(PayloadKind.JSON));
    }
}
