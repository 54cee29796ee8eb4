package io.postern.api.testing;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.json.JsonObject;
import io.postern.api.link.Link;
import io.postern.api.link.LinkException;
import io.postern.api.link.ReceivingLink;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Values;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the parts of {@link CarrierContract} share: what a carrier's test tells, and how to use it.
 */
abstract class CarrierRig {

    protected final RealTime time = new RealTime();
    protected final FakeLinkWatch watch = new FakeLinkWatch();
    protected FakeCarrierContext context;
    ThreadCount threads;
    protected Carrier carrier;

    /** A new factory. */
    protected abstract CarrierFactory factory();

    /** Settings of a carrier that can be opened here; asked once for each test. */
    protected abstract Values settings();

    /** An address that something arrives for, at the latest after {@link #provoke}. */
    protected Optional<ReceiveAddress> receiving() {
        return Optional.empty();
    }

    /** Makes the other end say something; does nothing where the carrier brings it by itself. */
    protected void provoke() {}

    /** An address that messages can be sent to. */
    protected Optional<FakeSendAddress> sending() {
        return Optional.empty();
    }

    /** What the other end got, oldest first; empty where a test cannot see it. */
    protected Optional<List<String>> delivered() {
        return Optional.empty();
    }

    /** Threads that belong to a library and may stay. */
    protected boolean mayStay(Thread thread) {
        return false;
    }

    /** A message to send; all differ. */
    protected Envelope message(int number) {
        return TestEnvelope.of("test_type", JsonObject.EMPTY.with("number", number))
                .withEntryId(number);
    }

    @BeforeEach
    protected void create() throws Exception {
        context = new FakeCarrierContext("test_carrier", settings(), time);
        // what the other end needs is there already
        threads = new ThreadCount();
        carrier = factory().create(context);
    }

    @AfterEach
    protected void end() {
        time.close();
    }

    /** Opens all links, as the gateway's own loop does. */
    protected final void open(List<Link> links) throws LinkException {
        for (var link : links) {
            link.open(watch);
        }
    }

    /** Tells every receiving link which addresses are in effect, those plugged in later too. */
    protected final void listen(List<Link> links, List<ReceiveAddress> addresses) {
        context.plugboard().listen(addresses);
        links.stream()
                .filter(ReceivingLink.class::isInstance)
                .forEach(link -> ((ReceivingLink) link).listen(addresses));
    }

    /** Those of the links that receive; where none does, those that are plugged in, awaited. */
    protected final List<ReceivingLink> receivers(List<Link> links) {
        boolean ofItsOwn = links.stream().anyMatch(ReceivingLink.class::isInstance);
        var all = ofItsOwn ? links : context.plugboard().await(ReceivingLink.class::isInstance);
        return all.stream()
                .filter(ReceivingLink.class::isInstance)
                .map(ReceivingLink.class::cast)
                .toList();
    }
}
