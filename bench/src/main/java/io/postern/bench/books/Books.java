package io.postern.bench.books;

import io.postern.app.mqtt.Numbered;
import io.postern.app.mqtt.TwoBrokers;
import io.postern.testing.wire.Direction;
import io.postern.testing.wire.SeenPacket;
import io.postern.testing.wire.packet.MqttPacket;
import io.postern.testing.wire.packet.PacketType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps account of every number from its source to the far broker, and says what must not be. Any
 * thread.
 */
public final class Books {

    /** The start of a payload says its number. */
    private static final int HEAD = 60;

    private static final int EVENTS = 60;
    private static final long QUEUEING = 1_000_000_000;
    private static final long OUTAGE = 10_000_000_000L;

    private final LedgerTally counters;
    private final Accounts accounts = new Accounts();
    private final Map<String, Integer> newest = new HashMap<>();
    private final Map<Integer, Delivery> deliveries = new HashMap<>();
    private final Map<Long, Account.Sending> sendings = new HashMap<>();
    private final Deque<String> events = new ArrayDeque<>();
    private int in;
    private int out;
    private int life;
    private long change;
    private long queued;

    /** A message as the near broker numbers it. */
    private static final class Delivery {

        private final Account account;
        private int connection;
        private int life;
        private boolean acknowledged;

        Delivery(Account account, int connection, int life) {
            this.account = account;
            this.connection = connection;
            this.life = life;
        }
    }

    public Books(LedgerTally counters) {
        this.counters = counters;
    }

    /** Before its source sends it. */
    public synchronized void expect(Numbered number, int copies) {
        accounts.open(number, copies);
        counters.published(copies);
    }

    /** What happens beside the messages. */
    public synchronized void note(String event) {
        events.add(event);
        if (events.size() > EVENTS) {
            events.remove();
        }
    }

    public synchronized List<String> events() {
        return List.copyOf(events);
    }

    /**
     * The gateway is gone, and with it all that it held.
     *
     * @param rows how many each number has on disk
     */
    public synchronized void gatewayEnded(Map<Numbered, Integer> rows) {
        life++;
        accounts.each(one -> one.gatewayEnded(rows.getOrDefault(one.number(), 0)));
    }

    /** What a gateway that just ended had acknowledged is at the far broker, or on disk. */
    public synchronized void kept(Map<Numbered, Integer> rows) {
        for (var account : accounts.open()) {
            int there = rows.getOrDefault(account.number(), 0);
            if (!Poison.is(account.number()) && !account.isKept(there)) {
                violated(Violation.EARLY, account);
            }
        }
    }

    public synchronized boolean isAllAcknowledged() {
        return accounts.open().stream().allMatch(Account::isAcknowledged);
    }

    /** How many of each number the far broker has not. */
    public synchronized Map<Numbered, Integer> missing() {
        var missing = new TreeMap<Numbered, Integer>();
        accounts.open().stream()
                .filter(account -> account.missing() > 0)
                .forEach(account -> missing.put(account.number(), account.missing()));
        return missing;
    }

    /** Nothing more is expected of it. */
    public synchronized void giveUp(Numbered number) {
        accounts.find(number).ifPresent(accounts::settle);
    }

    /** How many are not yet at both ends. */
    public synchronized int unsettled() {
        return accounts.unsettled();
    }

    public synchronized boolean isSettled(Numbered number) {
        return !accounts.isOpen(number);
    }

    public synchronized boolean isConfirmed(Numbered number) {
        return accounts.find(number).map(Account::isConfirmed).orElse(true);
    }

    /** Grows with each message and each answer, so that a standstill shows. */
    public synchronized long change() {
        return change;
    }

    /** Nothing more is expected of what is unsettled by now: what is not confirmed is lost. */
    public synchronized void close() {
        for (var account : accounts.open()) {
            if (!account.isConfirmed()) {
                violated(Violation.LOST, account);
            }
            accounts.settle(account);
        }
    }

    public synchronized void seen(SeenPacket seen) {
        var packet = seen.packet();
        change += packet.isPublish() || packet.isConfirmation() ? 1 : 0;
        if (packet.type() == PacketType.CONNECT) {
            connected(seen);
        } else if (seen.wire().equals(TwoBrokers.IN) && packet.isPublish()) {
            delivered(packet, seen.connection());
        } else if (seen.wire().equals(TwoBrokers.IN) && isAnswer(seen, Direction.TO_BROKER)) {
            acknowledged(packet.id(), seen.connection());
        } else if (seen.wire().equals(TwoBrokers.OUT) && packet.isPublish()) {
            sent(packet, seen.connection());
        } else if (seen.wire().equals(TwoBrokers.OUT) && isAnswer(seen, Direction.TO_CLIENT)) {
            confirmed(packet.id(), seen.connection());
        }
    }

    private static boolean isAnswer(SeenPacket seen, Direction direction) {
        return seen.direction() == direction && seen.packet().isConfirmation();
    }

    private void connected(SeenPacket seen) {
        note(seen.wire() + " connection " + seen.connection());
        if (seen.wire().equals(TwoBrokers.IN)) {
            in = Math.max(in, seen.connection());
            boolean isQueueing = isQueueing(OUTAGE);
            accounts.open().forEach(account -> account.receivingLinkLost(isQueueing));
        } else {
            out = Math.max(out, seen.connection());
            accounts.eachThatMayGoOutAgain(account -> account.sendingLinkLost(out));
            sendings.keySet().removeIf(key -> key >> 16 < out - 1);
        }
    }

    private void delivered(MqttPacket packet, int connection) {
        if (connection < in) {
            // the end of a wire that was lost meanwhile: the gateway gets nothing of it
            return;
        }
        var account = account(packet);
        var before = deliveries.get(packet.id());
        if (packet.duplicate() && before != null && before.account == account) {
            again(before, connection);
        } else {
            account.delivered();
            accounts.reopen(account);
            deliveries.put(packet.id(), new Delivery(account, connection, life));
        }
    }

    /** The near broker sends what it has no acknowledgement of. */
    private void again(Delivery delivery, int connection) {
        var account = delivery.account;
        if (delivery.acknowledged) {
            account.notAcknowledged();
            accounts.reopen(account);
        } else if (delivery.life != life) {
            account.excuse(Excuse.GATEWAY_ENDED);
        } else {
            account.deliveredAgain();
        }
        delivery.acknowledged = false;
        delivery.connection = connection;
        delivery.life = life;
    }

    private void acknowledged(int id, int connection) {
        var delivery = deliveries.get(id);
        if (delivery == null || delivery.acknowledged) {
            return;
        }
        if (delivery.connection != connection) {
            // said on a wire that was lost meanwhile
            delivery.account.excuse(Excuse.ACKNOWLEDGEMENT_LOST);
            return;
        }
        delivery.acknowledged = true;
        var account = delivery.account;
        account.acknowledged(isQueueing(QUEUEING));
        if (account.wasOnDisk() && !Poison.is(account.number())) {
            queued = System.nanoTime();
            counters.fromDisk();
        }
        settleIfDone(account);
    }

    /** Others have just gone to the disk: whatever is acknowledged now may be there too. */
    private boolean isQueueing(long since) {
        return queued != 0 && System.nanoTime() - queued < since;
    }

    private void sent(MqttPacket packet, int connection) {
        var account = account(packet);
        if (connection < out) {
            // the end of a wire that was lost meanwhile: the far broker takes nothing from it
            return;
        }
        var sending = account.sent(connection);
        sendings.put(key(connection, packet.id()), sending);
        var uid = UidField.in(packet.payload());
        if (!account.isKnownBy(uid)) {
            violated(Violation.RENAMED, account);
        }
        if (account.repeated()) {
            uid.ifPresent(same -> counters.knownByUid());
            account.excused()
                    .ifPresentOrElse(
                            counters::repeated, () -> violated(Violation.UNEXPLAINED, account));
        } else {
            var number = account.number();
            int last = newest.merge(number.source(), number.number(), Math::max);
            if (last > number.number()) {
                violated(Violation.DISORDER, account);
            }
        }
    }

    private void confirmed(int id, int connection) {
        var sending = sendings.remove(key(connection, id));
        if (sending != null) {
            sending.account().confirmed(sending);
            counters.confirmed();
            settleIfDone(sending.account());
        }
    }

    private static long key(int connection, int id) {
        return (long) connection << 16 | id;
    }

    private void settleIfDone(Account account) {
        boolean dead = Poison.is(account.number()) && account.isAcknowledged();
        if (dead || account.isAcknowledged() && account.isConfirmed()) {
            accounts.settle(account);
        }
    }

    private Account account(MqttPacket packet) {
        var payload = packet.payload();
        var number =
                Numbered.in(payload.length() > HEAD ? payload.substring(0, HEAD) + "}" : payload);
        return accounts.of(number);
    }

    private void violated(Violation violation, Account account) {
        counters.violated(violation, account.toString(), events);
    }
}
