package io.postern.carrier;

import io.postern.api.address.SendAddress;
import io.postern.api.link.Letter;
import io.postern.api.link.LetterWriter;
import io.postern.api.link.Receipt;
import io.postern.api.link.SendingLink;
import java.nio.charset.StandardCharsets;

/** One that sends too. */
final class SendingHandLink extends HandLink implements SendingLink {

    @Override
    public LetterWriter writer(SendAddress address) {
        return message -> Letter.of(address.name(), "x".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void send(Letter letter, Receipt receipt) {
        log.add("send");
    }

    @Override
    public int window() {
        return 1;
    }
}
