package io.postern.api.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.link.Link;
import io.postern.api.setting.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The part of {@link CarrierContract} that is about the kind, and about opening and closing. */
abstract class OpeningContract extends CarrierRig {

    @Test
    void offersItselfAsAService() {
        var offered =
                ServiceLoader.load(CarrierFactory.class).stream()
                        .filter(provider -> provider.type() == factory().getClass());

        assertThat(offered).hasSize(1);
    }

    @Test
    void describesItself() {
        var kind = factory().kind();

        assertThat(kind).isEqualTo(factory().kind());
        assertThat(kind.source()).matches("[a-z][a-z0-9_]*");
        assertThat(kind.description()).isNotBlank();
        assertThat(Descriptions.complaints("carrier", kind.settings())).isEmpty();
        assertThat(Descriptions.complaints("receive", kind.receiveSettings())).isEmpty();
        assertThat(Descriptions.complaints("send", kind.sendSettings())).isEmpty();
        assertThat(kind.functions()).allMatch(function -> !function.description().isBlank());
    }

    @Test
    void opensNothingWhenItIsCreated() {
        carrier.links();

        assertThat(threads.started()).isEmpty();
        assertThat(context.inbox().received()).isEmpty();
        carrier.close();
    }

    @Test
    void namesEachLinkDifferently() {
        var names = carrier.links().stream().map(Link::name).toList();

        assertThat(new HashSet<>(names)).hasSameSizeAs(names).noneMatch(String::isBlank);
        carrier.close();
    }

    @Test
    void opensAndClosesAgainAndAgain() throws Exception {
        var links = carrier.links();
        listen(links, receiving().stream().toList());

        for (int round = 0; round < 3; round++) {
            open(links);
            links.forEach(Link::close);
        }
        carrier.close();

        assertThat(watch.losses()).isEmpty();
        assertThat(threads.left(this::mayStay)).isEmpty();
    }

    @Test
    void closesMoreThanOnceWithoutHarm() throws Exception {
        var links = carrier.links();
        listen(links, List.of());
        open(links);

        links.forEach(Link::close);
        links.forEach(Link::close);
        carrier.close();

        assertThat(watch.losses()).isEmpty();
    }

    @Test
    void survivesSettingsThatNobodyWouldWrite() {
        var random = new Random(1);
        var arbitrary = new ArbitraryValues(random);
        var kind = factory().kind();

        for (int round = 0; round < 500; round++) {
            var settings = arbitrary.of(kind.settings());
            var receive = arbitrary.of(kind.receiveSettings());
            var send = arbitrary.of(kind.sendSettings());

            assertThatCode(() -> check(settings, receive, send))
                    .as("check of %s, %s, %s", settings.given(), receive.given(), send.given())
                    .doesNotThrowAnyException();
            tryToCreate(settings);
        }
    }

    private void check(Values settings, Values receive, Values send) {
        var findings = new FakeFindings();
        var draft = factory().read(settings, findings);
        for (var trigger : List.of(Trigger.ALWAYS, Trigger.ON_MESSAGE)) {
            var address = new ReceiveAddress("test_address", "test_type", trigger, receive);
            draft.check(address, findings);
        }
        draft.check(FakeSendAddress.of("test", "test_type", send), findings);
    }

    private void tryToCreate(Values settings) {
        try {
            var made = factory().create(new FakeCarrierContext("test", settings, time));
            made.links();
            made.close();
        } catch (Exception refused) {
            assertThat(refused).hasMessageNotContainingAny("null").message().isNotBlank();
        }
    }
}
