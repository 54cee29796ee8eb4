package io.postern.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Payload;
import io.postern.api.message.UnreadableException;
import io.postern.chain.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PostOfficeTest {

    private final Counter counter = new Counter();
    private final AddressCounters counters = new AddressCounters("s", (name, reason) -> {});
    private final Sampler sampler = new Sampler(counters);

    @Test
    void numbersRunPerType() {
        counter.route(routes -> routes.add("soil", (message, chain) -> {}));

        var entries =
                List.of(
                        counter.post("soil", "a").entryId(),
                        counter.post("air", "a").entryId(),
                        counter.post("soil", "b").entryId());

        assertThat(entries).containsExactly(1L, 1L, 2L);
    }

    @Test
    void numbersRunOnOverAReload() {
        counter.post("soil", "a");

        counter.route(routes -> routes.add("soil", sampler));

        assertThat(counter.post("soil", "a").entryId()).isEqualTo(2);
    }

    @Test
    void keepsTheNewestOfEachIdOldestFirst() {
        counter.route(routes -> routes.add("soil", sampler));

        counter.post("soil", "a");
        counter.post("soil", "b");
        counter.post("soil", "a");

        assertThat(counter.pick("soil", sampler)).containsExactly("b 2", "a 3");
        assertThat(counters.dropped()).containsOnly(entry("superseded", 1L));
    }

    @Test
    void saysOnceThatMessagesHaveNoIdAndCountsWhatWasReplacedByThat() {
        var said = new ArrayList<String>();
        var from = new AddressCounters("soil_in", new Nameless(said));
        counter.route(routes -> routes.add("soil", sampler));

        for (int n = 0; n < 3; n++) {
            var draft = Draft.of("soil", JsonObject.EMPTY.with("n", n));
            counter.office.post(
                    counter.poster.own(draft, "soil_in"),
                    Chain.waiting(counter.openChains, () -> {}),
                    from);
        }
        counter.post("soil", "default");

        assertThat(said).containsExactly("soil_in: soil has no id");
        assertThat(counters.dropped()).containsOnly(entry("no_id", 2L), entry("superseded", 1L));
    }

    private record Nameless(List<String> said) implements AddressCounters.Listener {

        @Override
        public void dropped(String name, String reason) {}

        @Override
        public void nameless(String name, String type, String field) {
            said.add(name + ": " + type + " has no " + field);
        }
    }

    @Test
    void eachSamplerGetsWhatItHasNotPickedUp() {
        var other = new Sampler(new AddressCounters("s", (name, reason) -> {}));
        counter.route(
                routes -> {
                    routes.add("soil", sampler);
                    routes.add("soil", other);
                });
        counter.post("soil", "a");

        assertThat(counter.pick("soil", sampler)).containsExactly("a 1");
        counter.post("soil", "b");

        assertThat(counter.pick("soil", sampler)).containsExactly("b 2");
        assertThat(counter.pick("soil", sampler)).isEmpty();
        assertThat(counter.pick("soil", other)).containsExactly("a 1", "b 2");
    }

    @Test
    void theIdSilentLongestGoesWhenThereAreTooManyAndIsCounted() {
        counter.type("soil", 2).route(routes -> routes.add("soil", sampler));

        counter.post("soil", "a");
        counter.post("soil", "b");
        counter.post("soil", "a");
        counter.post("soil", "c");

        assertThat(counter.pick("soil", sampler)).containsExactly("a 3", "c 4");
        assertThat(counters.dropped()).containsOnly(entry("superseded", 1L), entry("evicted", 1L));
    }

    @Test
    void aTableIsBoundedByBytesTooAndTheSilentLongestGo() {
        counter.route(routes -> routes.add("soil", sampler));

        IntStream.range(0, 300).forEach(n -> counter.post(megabyte("soil", "id" + n)));

        var kept = counter.pick("soil", sampler);
        assertThat(kept).hasSizeBetween(2, 4).last().isEqualTo("id299 300");
        assertThat(counters.dropped()).containsOnly(entry("evicted", 300L - kept.size()));
    }

    @Test
    void aTypeWithManyBytesLeavesRoomToTheOthers() {
        var other = new Sampler(new AddressCounters("other", (name, reason) -> {}));
        counter.route(
                routes -> {
                    routes.add("soil", sampler);
                    routes.add("air", other);
                });
        IntStream.range(0, 300).forEach(n -> counter.post(megabyte("soil", "id" + n)));

        counter.post(megabyte("air", "a"));
        counter.post(megabyte("air", "b"));

        assertThat(counter.pick("air", other)).containsExactly("a 1", "b 2");
    }

    @Test
    void whatNobodyPicksUpAnyMoreIsNotHeld() {
        counter.route(routes -> routes.add("soil", sampler));
        counter.post(megabyte("soil", "a"));
        counter.post(megabyte("soil", "a"));
        assertThat(counter.shares.tables().used()).isBetween(1_000_000L, 1_100_000L);

        counter.route(routes -> {});

        assertThat(counter.shares.tables().used()).isZero();
    }

    private static Draft megabyte(String type, String id) {
        var payload = Payload.of(new byte[1_000_000], bytes -> JsonObject.EMPTY);
        return new Draft(type, Optional.of(id), Optional.empty(), payload, Optional.empty());
    }

    @Test
    void whatWasPickedUpIsNotCountedWhenItIsReplaced() {
        counter.route(routes -> routes.add("soil", sampler));
        counter.post("soil", "a");
        counter.pick("soil", sampler);

        counter.post("soil", "a");

        assertThat(counters.dropped()).isEmpty();
    }

    @Test
    void aTypeNobodyPicksUpIsNotKept() {
        counter.route(routes -> routes.add("soil", (message, chain) -> {}));
        counter.post("soil", "a");

        counter.route(routes -> routes.add("soil", sampler));

        assertThat(counter.pick("soil", sampler)).isEmpty();
    }

    @Test
    void theTableIsEmptiedWhenTheLastWhoPickedUpIsGone() {
        counter.route(routes -> routes.add("soil", sampler));
        counter.post("soil", "a");

        counter.route(routes -> {});
        counter.route(routes -> routes.add("soil", sampler));

        assertThat(counter.pick("soil", sampler)).isEmpty();
    }

    @Test
    void aPassedOnMessageIsNeverRead() {
        var reads = new ArrayList<String>();
        counter.route(routes -> routes.add("soil", (message, chain) -> {}));
        Payload.Reader reader =
                bytes -> {
                    reads.add("read");
                    return JsonObject.EMPTY;
                };

        counter.post(draft("soil", Payload.of(new byte[] {1}, reader)));

        assertThat(reads).isEmpty();
    }

    @Test
    void anUnreadableMessageThatIsToBeKeptIsADeadLetter() {
        counter.route(routes -> routes.add("soil", sampler));
        Payload.Reader reader =
                bytes -> {
                    throw new UnreadableException("JSON: expected a JSON value, found nonsense");
                };

        counter.post(draft("soil", Payload.of(new byte[] {1}, reader)));

        assertThat(counter.dead()).containsExactly("JSON: expected a JSON value, found nonsense");
        assertThat(counter.from.dead.sum()).isEqualTo(1);
        assertThat(counter.pick("soil", sampler)).isEmpty();
    }

    private static Draft draft(String type, Payload payload) {
        return new Draft(type, Optional.empty(), Optional.empty(), payload, Optional.empty());
    }

    @Test
    void whatNobodyWantsIsCounted() {
        counter.post("soil", "a");

        assertThat(counter.dropped()).containsOnly(entry("unclaimed", 1L));
    }

    @Test
    void aHandlerThatInventsTypesWithoutEndIsStopped() {
        IntStream.range(0, 10_005).forEach(i -> counter.post("type" + i, "a"));

        assertThat(counter.dead())
                .hasSize(5)
                .containsOnly("there are more than 10000 message types");
        assertThat(counter.dropped()).containsOnly(entry("unclaimed", 10_000L));
        assertThat(counter.post("type7", "a").entryId()).isEqualTo(2);
    }

    @Test
    void aCircleEndsInTheDeadLetterBoxAndIsNamed() {
        counter.route(
                routes ->
                        routes.add(
                                "soil",
                                (message, chain) ->
                                        counter.office.post(
                                                counter.poster.output(
                                                        message.draft(),
                                                        message,
                                                        0,
                                                        message.trail().depth() % 2 == 0
                                                                ? "counter"
                                                                : "echo"),
                                                chain,
                                                counter.from)));

        counter.post("soil", "a");

        assertThat(counter.dead())
                .containsExactly(
                        "it goes round in a circle: "
                                + "counter -> echo -> ".repeat(8)
                                + "counter");
        assertThat(counter.openChains.open()).isZero();
    }

    @RepeatedTest(20)
    void ofManyAtOnceTheNewestStays() throws Exception {
        counter.route(routes -> routes.add("soil", sampler));
        var go = new CountDownLatch(1);
        var threads = IntStream.range(0, 4).mapToObj(i -> new Thread(() -> postMany(go))).toList();
        threads.forEach(Thread::start);

        go.countDown();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(counter.pick("soil", sampler)).containsExactly("a 2000");
        assertThat(counters.dropped()).containsOnly(entry("superseded", 1_999L));
    }

    private void postMany(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        for (int i = 0; i < 500; i++) {
            counter.post(Draft.of("soil", JsonObject.EMPTY.with("id", Json.of("a"))));
        }
    }
}
