package io.postern.api.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.link.Link;
import io.postern.api.link.LinkException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of {@link CarrierContract} that is about what arrives. */
abstract class ReceivingContract extends OpeningContract {

    @Test
    void handsOverWhatArrives() throws Exception {
        var links = carrier.links();
        var address = listening(links);
        open(links);
        ask(links, address);

        var received = context.inbox().await(1).get(0);
        links.forEach(Link::close);
        carrier.close();

        assertThat(received.addresses()).containsExactly(address);
        assertThat(
                        received.arrival().content().isPresent()
                                || received.arrival().bytes().length > 0)
                .isTrue();
    }

    @Test
    void receivesAgainAfterItWasClosed() throws Exception {
        var links = carrier.links();
        var address = listening(links);
        open(links);
        ask(links, address);
        context.inbox().await(1);
        links.forEach(Link::close);
        int before = context.inbox().count();

        open(links);
        ask(links, address);
        context.inbox().await(before + 1);
        links.forEach(Link::close);
        carrier.close();

        assertThat(context.inbox().count()).isGreaterThan(before);
    }

    @Test
    void handsOverNothingAfterItsAddressIsGone() throws Exception {
        var links = carrier.links();
        var address = listening(links);
        open(links);
        ask(links, address);
        context.inbox().await(1);

        listen(links, List.of());
        int before = context.inbox().count();
        provoke();
        links.forEach(Link::close);
        carrier.close();

        assertThat(threads.left(this::mayStay)).isEmpty();
        assertThat(context.inbox().count()).isEqualTo(before);
    }

    @Test
    void handsOverNothingAfterItIsClosed() throws Exception {
        var links = carrier.links();
        var address = listening(links);
        open(links);
        ask(links, address);
        context.inbox().await(1);

        links.forEach(Link::close);
        int before = context.inbox().count();
        provoke();
        carrier.close();

        assertThat(threads.left(this::mayStay)).isEmpty();
        assertThat(context.inbox().count()).isEqualTo(before);
    }

    @Test
    void ignoresAcknowledgementsThatComeAfterItIsClosed() throws Exception {
        var links = carrier.links();
        var address = listening(links);
        context.inbox().byHand();
        open(links);
        ask(links, address);
        context.inbox().await(1);
        links.forEach(Link::close);

        assertThatCode(() -> context.inbox().acknowledge(1)).doesNotThrowAnyException();
        carrier.close();
    }

    private ReceiveAddress listening(List<Link> links) {
        assumeTrue(receiving().isPresent(), "does not receive");
        var address = receiving().orElseThrow();
        assertThat(factory().kind().receives()).contains(address.trigger().kind());
        listen(links, List.of(address));
        return address;
    }

    private void ask(List<Link> links, ReceiveAddress address) throws LinkException {
        var receivers = receivers(links);
        provoke();
        if (address.trigger().kind() != Trigger.Kind.ALWAYS) {
            for (var link : receivers) {
                link.receive(address);
            }
        }
    }
}
