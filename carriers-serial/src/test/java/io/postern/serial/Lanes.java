package io.postern.serial;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.carrier.Plugboard;
import io.postern.api.link.Link;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.ReceivingLink;
import io.postern.api.message.Envelope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Gives each link a thread of its own, and opens it again after a loss, as the gateway does. */
final class Lanes implements Plugboard, AutoCloseable {

    private final Map<Link, Lane> lanes = new LinkedHashMap<>();
    private final List<String> unplugged = new ArrayList<>();
    private List<ReceiveAddress> addresses = List.of();

    private static final class Lane {

        private final Link link;
        private final ScheduledExecutorService thread;
        private volatile boolean up;
        private volatile boolean ended;
        private volatile String trouble = "";
        private volatile String remark = "";

        Lane(Link link) {
            this.link = link;
            this.thread =
                    Executors.newSingleThreadScheduledExecutor(
                            job -> {
                                var thread = new Thread(job, "lane " + link.name());
                                thread.setDaemon(true);
                                return thread;
                            });
        }

        CompletableFuture<Void> tell(List<ReceiveAddress> all) {
            return CompletableFuture.runAsync(() -> ((ReceivingLink) link).listen(all), thread);
        }

        void open() {
            if (ended) {
                return;
            }
            try {
                link.open(new Watch());
                up = true;
                trouble = "";
            } catch (LinkException e) {
                again(e.getMessage());
            }
        }

        private void again(String why) {
            up = false;
            remark = "";
            trouble = why;
            link.close();
            if (!ended) {
                thread.schedule(this::open, 100, TimeUnit.MILLISECONDS);
            }
        }

        private final class Watch implements LinkWatch {

            private boolean told;

            @Override
            public void lost(String why) {
                if (!ended) {
                    thread.execute(() -> lostOnce(why));
                }
            }

            @Override
            public void remark(String text) {
                remark = text;
            }

            private void lostOnce(String why) {
                if (!told && !ended) {
                    told = true;
                    again(why);
                }
            }
        }

        void end() {
            thread.execute(
                    () -> {
                        ended = true;
                        up = false;
                        link.close();
                        thread.shutdownNow();
                    });
        }
    }

    @Override
    public synchronized void plug(Link link) {
        var lane = new Lane(link);
        lanes.put(link, lane);
        lane.tell(addresses);
        lane.thread.execute(lane::open);
    }

    @Override
    public synchronized void unplug(Link link, String why) {
        var lane = lanes.remove(link);
        if (lane != null) {
            unplugged.add(link.name() + ": " + why);
            lane.end();
        }
    }

    /** When this returns, every link knows it. */
    synchronized void listen(List<ReceiveAddress> all) {
        var now = List.copyOf(all);
        addresses = now;
        var told = lanes.values().stream().map(lane -> lane.tell(now));
        CompletableFuture.allOf(told.toArray(CompletableFuture[]::new)).join();
    }

    /** Asks every device that is up. */
    synchronized void receive(ReceiveAddress address, Optional<Envelope> because) {
        for (var lane : lanes.values()) {
            lane.thread.execute(
                    () -> {
                        if (lane.up) {
                            receive(lane, address, because);
                        }
                    });
        }
    }

    private static void receive(Lane lane, ReceiveAddress address, Optional<Envelope> because) {
        var link = (ReceivingLink) lane.link;
        try {
            if (because.isPresent()) {
                link.receive(address, because.get());
            } else {
                link.receive(address);
            }
        } catch (LinkException e) {
            lane.trouble = e.getMessage();
        }
    }

    /** The names of the links that are up. */
    synchronized List<String> up() {
        return lanes.values().stream()
                .filter(lane -> lane.up)
                .map(lane -> lane.link.name())
                .toList();
    }

    /** The links that are plugged in. */
    synchronized List<Link> links() {
        return List.copyOf(lanes.keySet());
    }

    /** What each link that is plugged in last complained of; empty text where all is well. */
    synchronized List<String> troubles() {
        return lanes.values().stream().map(lane -> lane.trouble).toList();
    }

    /** What is shown beside each link that is up; empty text where it shows nothing. */
    synchronized List<String> remarks() {
        return lanes.values().stream().filter(lane -> lane.up).map(lane -> lane.remark).toList();
    }

    synchronized List<String> unplugged() {
        return List.copyOf(unplugged);
    }

    @Override
    public synchronized void close() {
        lanes.values().forEach(Lane::end);
    }
}
