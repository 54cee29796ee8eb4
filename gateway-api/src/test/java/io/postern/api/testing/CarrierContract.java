package io.postern.api.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.postern.api.link.Link;
import io.postern.api.link.SendingLink;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every carrier keeps. A carrier's test extends it, says how to make one that can be opened
 * here, and names an address to receive from, one to send to, or both. The tests of the way it does
 * not go are skipped. Runs against the real thing: real threads, real time.
 */
@Timeout(180)
public abstract class CarrierContract extends ReceivingContract {

    @Test
    void writesTheSameLetterWheneverItIsAsked() {
        var link = sendingLink(carrier.links());
        var address = sending().orElseThrow();
        var first = Written.by(link, address, message(1));

        var all =
                Stream.generate(() -> message(1))
                        .parallel()
                        .limit(2_000)
                        .map(message -> Written.by(link, address, message))
                        .distinct()
                        .toList();
        carrier.close();

        assertThat(all).containsExactly(first);
    }

    @Test
    void settlesEachReceiptOnceAndSendsInOrder() throws Exception {
        var links = carrier.links();
        var link = sendingLink(links);
        var writer = link.writer(sending().orElseThrow());
        listen(links, List.of());
        open(links);
        var sender = new WindowedSender(link);

        for (int number = 0; number < 1_000; number++) {
            sender.send(writer.write(message(number)));
        }
        sender.awaitAll();
        links.forEach(Link::close);
        carrier.close();

        assertThat(sender.outcomes()).hasSize(1_000).containsOnly(WindowedSender.ONCE_DELIVERED);
        delivered().ifPresent(got -> assertThat(got).containsExactlyElementsOf(sender.payloads()));
    }

    @Test
    void settlesNothingAfterItIsClosed() throws Exception {
        var links = carrier.links();
        var link = sendingLink(links);
        var writer = link.writer(sending().orElseThrow());
        listen(links, List.of());
        open(links);
        var receipt = new FakeReceipt();
        link.send(writer.write(message(1)), receipt);

        links.forEach(Link::close);
        var before = receipt.outcomes();
        carrier.close();

        assertThat(threads.left(this::mayStay)).isEmpty();
        assertThat(receipt.outcomes()).isEqualTo(before).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void sendsAgainAfterItWasClosed() throws Exception {
        var links = carrier.links();
        var link = sendingLink(links);
        var writer = link.writer(sending().orElseThrow());
        listen(links, List.of());
        open(links);
        links.forEach(Link::close);

        open(links);
        var sender = new WindowedSender(link);
        sender.send(writer.write(message(1)));
        sender.awaitAll();
        links.forEach(Link::close);
        carrier.close();

        assertThat(sender.outcomes()).containsExactly(WindowedSender.ONCE_DELIVERED);
    }

    private SendingLink sendingLink(List<Link> links) {
        assumeTrue(sending().isPresent(), "does not send");
        return (SendingLink)
                links.stream().filter(SendingLink.class::isInstance).findFirst().orElseThrow();
    }
}
