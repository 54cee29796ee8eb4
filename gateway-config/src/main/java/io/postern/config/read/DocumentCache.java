package io.postern.config.read;

import io.postern.config.file.DocumentReader;
import io.postern.config.problem.Report;
import io.postern.config.resolve.RawObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps objects that were read, as long as their files' stamps stay the same. What could not be
 * read is not kept: a permission may change without a trace. One owner thread.
 */
final class DocumentCache {

    private Map<Path, Kept> kept = new HashMap<>();
    private Map<Path, Kept> seen = new HashMap<>();

    private record Kept(FileStamp stamp, RawObject object) {}

    /**
     * The very same object as long as its file stays the same.
     *
     * @param stamp of the file, taken before this call
     */
    RawObject read(StoredEntry entry, FileStamp stamp, Report report) {
        var old = kept.get(entry.path());
        if (old != null && old.stamp().equals(stamp)) {
            seen.put(entry.path(), old);
            return old.object();
        }
        var document = DocumentReader.read(entry.path(), entry.shown());
        document.findings().forEach(report::add);
        var object = new RawObject(entry.stem(), document.file(), document.root());
        if (stamp.exists() && document.root().isPresent()) {
            seen.put(entry.path(), new Kept(stamp, object));
        }
        return object;
    }

    /** Forgets what was not read since the last call. */
    void forgetOthers() {
        kept = seen;
        seen = new HashMap<>();
    }
}
