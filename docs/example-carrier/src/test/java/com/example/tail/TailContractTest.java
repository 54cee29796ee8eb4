package com.example.tail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.setting.Values;
import io.postern.api.testing.CarrierContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Some twenty tests for these few lines: what every carrier keeps. */
class TailContractTest extends CarrierContract {

    @TempDir Path folder;

    @Override
    protected CarrierFactory factory() {
        return new TailFactory();
    }

    @Override
    protected Values settings() {
        provoke();
        return Values.of(Map.of("file", file().toString(), "look", Duration.ofMillis(10)));
    }

    @Override
    protected Optional<ReceiveAddress> receiving() {
        return Optional.of(
                new ReceiveAddress("test_address", "test_type", Trigger.ALWAYS, Values.NONE));
    }

    @Override
    protected void provoke() {
        try {
            Files.writeString(
                    file(),
                    "{\"number\": 1}\n",
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path file() {
        return folder.resolve("lines.jsonl");
    }
}
