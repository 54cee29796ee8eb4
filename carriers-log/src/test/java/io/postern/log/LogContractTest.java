package io.postern.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.setting.Values;
import io.postern.api.testing.CarrierContract;
import io.postern.api.testing.FakeSendAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class LogContractTest extends CarrierContract {

    @TempDir Path folder;

    @Override
    protected CarrierFactory factory() {
        return new LogFactory();
    }

    @Override
    protected Values settings() {
        return Values.of(Map.of("file", file().toString(), "sync", "always"));
    }

    @Override
    protected Optional<FakeSendAddress> sending() {
        return Optional.of(FakeSendAddress.of("test_address", "test_type", Values.NONE));
    }

    @Override
    protected Optional<List<String>> delivered() {
        try {
            return Optional.of(
                    Files.readString(file(), UTF_8).lines().map(line -> line + "\n").toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path file() {
        return folder.resolve("messages.jsonl");
    }
}
