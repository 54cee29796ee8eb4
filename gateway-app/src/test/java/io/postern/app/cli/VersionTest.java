package io.postern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.session.Version;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void knowsWhenItWasBuilt() {
        assertThat(Version.built()).isAfter(Instant.parse("2026-11-01T00:00:00Z"));
    }
}
