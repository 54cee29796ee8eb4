package io.postern.app.mqtt;

import io.postern.testing.mqtt.ReceivedMessage;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What has not arrived yet. Asked again and again about a growing list, it reads on. */
final class Missing implements Predicate<List<ReceivedMessage>> {

    private final Set<Numbered> missing;
    private int read;

    Missing(Collection<Numbered> expected) {
        this.missing = new LinkedHashSet<>(expected);
    }

    @Override
    public boolean test(List<ReceivedMessage> received) {
        while (read < received.size()) {
            missing.remove(Numbered.in(received.get(read).payload()));
            read++;
        }
        return missing.isEmpty();
    }

    List<Numbered> some() {
        return missing.stream().limit(5).toList();
    }

    @Override
    public String toString() {
        return missing.size() + " more messages: " + some();
    }
}
