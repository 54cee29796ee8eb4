package io.postern.simulate.plug;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A symbolic link to the port, as {@code /dev/serial/by-id} has them. */
public record LinkLabel(Path link) implements Label {

    private static final Logger LOG = LoggerFactory.getLogger(LinkLabel.class);

    @Override
    public String putOn(String port) throws IOException {
        Files.createDirectories(link.toAbsolutePath().getParent());
        // one that an earlier simulator left; a file of somebody else's stays
        if (Files.isSymbolicLink(link)) {
            Files.delete(link);
        }
        try {
            Files.createSymbolicLink(link, Path.of(port));
        } catch (FileAlreadyExistsException other) {
            throw new IOException(
                    link + ": expected nothing or a link, found another file; name another folder",
                    other);
        }
        return link.toString();
    }

    @Override
    public void takeOff() {
        try {
            if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(link);
            }
        } catch (IOException kept) {
            LOG.warn("{}: the link could not be removed: {}", link, kept.getMessage());
        }
    }
}
