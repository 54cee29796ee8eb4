package io.postern.simulate.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkLabelTest {

    private static final String PORT = "no-such-port";

    @TempDir private Path folder;
    private Path link;
    private LinkLabel label;

    @BeforeEach
    void start() {
        link = folder.resolve("new/benchlab-1");
        label = new LinkLabel(link);
    }

    @Test
    void pointsToThePortAndMakesItsFolder() throws IOException {
        var name = label.putOn(PORT);

        assertThat(name).isEqualTo(link.toString());
        assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of(PORT));
    }

    @Test
    void isGoneWithThePort() throws IOException {
        label.putOn("an-old-port");
        label.takeOff();
        label.takeOff();

        assertThat(link.getParent()).isEmptyDirectory();
    }

    @Test
    void takesThePlaceOfOneThatWasLeftBehind() throws IOException {
        label.putOn("an-old-port");

        label.putOn(PORT);

        assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of(PORT));
    }

    @Test
    void leavesAFileOfSomebodyElseAlone() throws IOException {
        Files.createDirectories(link.getParent());
        Files.writeString(link, "mine");

        assertThatThrownBy(() -> label.putOn(PORT))
                .hasMessage(
                        link
                                + ": expected nothing or a link, found another file; name another"
                                + " folder");
        assertThat(link).hasContent("mine");
    }
}
