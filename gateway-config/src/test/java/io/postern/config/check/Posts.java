package io.postern.config.check;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.SendAddress;
import io.postern.api.address.Trigger;
import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.context.Function;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import io.postern.api.task.Task;
import io.postern.api.task.TaskContext;
import io.postern.api.task.TaskFactory;
import io.postern.api.task.TaskKind;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A kind of carrier that checks across objects: pigeons, which fly between lofts. */
final class Posts implements CarrierFactory {

    private static final Setting<String> LOFT =
            Setting.text("loft", "Where the pigeons live.").orElse("home");
    private static final Setting<String> RING =
            Setting.text("ring", "What is on their rings.").secret().optional();
    private static final Setting<String> ROOF = Setting.text("roof", "Where they land.");

    final AtomicLong asked = new AtomicLong();

    /** Offers pigeons, {@code hut}, which nothing flies over, and the task {@code ring}. */
    Catalog catalog() {
        return new Catalog(
                Map.of("pigeon", offer(this), "hut", offer(new Hut())),
                Map.of(),
                Map.of("ring", new Offer<>(new Ring(), new Ring().kind(), "test")),
                Map.of());
    }

    private static Offer<CarrierFactory, CarrierKind> offer(CarrierFactory factory) {
        return new Offer<>(factory, factory.kind(), "test");
    }

    @Override
    public CarrierKind kind() {
        return CarrierKind.of("pigeon", "Flies.")
                .settings(LOFT, RING)
                .receives(EnumSet.allOf(Trigger.Kind.class), ROOF)
                .sends(EnumSet.complementOf(EnumSet.of(Trigger.Kind.ALWAYS)), ROOF);
    }

    @Override
    public CarrierDraft read(Values settings, Findings findings) {
        return new Post(settings);
    }

    private final class Post implements CarrierDraft {

        private final String loft;
        private final Optional<String> ring;

        Post(Values settings) {
            loft = settings.get(LOFT);
            ring = settings.find(RING);
        }

        @Override
        public void check(
                List<ReceiveAddress> receives, List<SendAddress> sends, Findings findings) {
            if (loft.equals("small") && receives.size() > 2) {
                findings.problem(
                        "loft", "expected at most 2 receive addresses, found " + receives.size());
            }
            if (!sends.isEmpty() && ring.isPresent()) {
                findings.note("ring", "\"" + ring.get() + "\" is on all it sends");
            }
        }

        @Override
        public Set<String> holds() {
            if (loft.equals("ruin")) {
                throw new IllegalStateException("there is no roof");
            }
            return loft.equals("sky") ? Set.of() : Set.of("the loft \"" + loft + "\"");
        }

        @Override
        public boolean waits(ReceiveAddress address) {
            return !loft.equals("sky");
        }

        @Override
        public boolean feeds(SendAddress from, CarrierDraft receiver, ReceiveAddress to) {
            asked.incrementAndGet();
            return from.settings().get(ROOF).equals(to.settings().get(ROOF));
        }

        @Override
        public Carrier create(CarrierContext context) {
            throw new UnsupportedOperationException("only checked here");
        }
    }

    private record Hut() implements CarrierFactory {

        @Override
        public CarrierKind kind() {
            return CarrierKind.of("hut", "Stands alone.");
        }

        @Override
        public CarrierDraft read(Values settings, Findings findings) {
            return context -> {
                throw new UnsupportedOperationException("only checked here");
            };
        }
    }

    private record Ring() implements TaskFactory {

        @Override
        public TaskKind kind() {
            return TaskKind.of("ring", "Rings.").function(Function.of("ring", "Rings."));
        }

        @Override
        public Task create(TaskContext context) {
            throw new UnsupportedOperationException("only checked here");
        }
    }
}
