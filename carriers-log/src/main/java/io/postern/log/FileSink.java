package io.postern.log;

import io.postern.api.link.LinkException;
import io.postern.api.setting.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of lines that is turned over when it is full. */
final class FileSink implements Sink {

    private static final Logger LOG = LoggerFactory.getLogger(FileSink.class);

    private final Path path;
    private final long rotateSize;
    private final boolean synced;
    private final Rotation rotation;
    private Optional<LineFile> open = Optional.empty();

    FileSink(Path path, Values settings) {
        this.path = path;
        this.rotateSize = settings.get(LogSettings.ROTATE_SIZE);
        this.synced = !settings.get(LogSettings.SYNC).equals(LogSettings.NEVER);
        this.rotation = new Rotation(path, settings.get(LogSettings.KEEP));
    }

    @Override
    public String destination() {
        return path.toString();
    }

    @Override
    public void open() throws LinkException {
        DiskFailure.in(path, () -> open = Optional.of(LineFile.open(path)));
    }

    @Override
    public void write(List<byte[]> lines) throws LinkException {
        DiskFailure.in(path, () -> append(lines));
    }

    @Override
    public void sync() throws LinkException {
        DiskFailure.in(path, () -> file().sync());
    }

    @Override
    public void close() {
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (IOException failed) {
            LOG.warn("log file \"{}\": could not be closed: {}", path, failed.getMessage());
        }
        open = Optional.empty();
    }

    private void append(List<byte[]> lines) throws IOException, LinkException {
        if (!file().isStillAt(path)) {
            LOG.info("log file \"{}\": it was moved or deleted; a new one begins", path);
            reopen();
        }
        long size = file().size();
        if (rotateSize > 0 && size > 0 && size + length(lines) > rotateSize) {
            rotate();
        }
        file().append(lines);
    }

    private void rotate() throws IOException, LinkException {
        if (synced) {
            file().sync();
        }
        close();
        rotation.shift();
        reopen();
        if (synced) {
            rotation.sync();
        }
    }

    private void reopen() throws IOException, LinkException {
        close();
        open = Optional.of(LineFile.open(path));
    }

    private LineFile file() throws LinkException {
        return open.orElseThrow(() -> new LinkException("log file \"" + path + "\": is closed"));
    }

    private static long length(List<byte[]> lines) {
        long length = 0;
        for (var line : lines) {
            length += line.length;
        }
        return length;
    }
}
