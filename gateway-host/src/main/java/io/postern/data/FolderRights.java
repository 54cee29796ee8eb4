package io.postern.data;

import io.postern.api.text.Quote;
import io.postern.file.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may write to a folder besides the gateway's user and root. Whoever writes to its plugins or
 * its configuration makes the gateway do what they like.
 */
public final class FolderRights {

    private FolderRights() {}

    /**
     * What is wrong with a folder or something right in it, in words; nothing where all is well, or
     * nothing is there.
     *
     * @param user the name of this process's user, as far as the system knows one
     */
    public static Optional<Trouble> trouble(Path folder, String user) {
        if (!OwnerOnly.isPosix(folder) || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var inside = Files.list(folder)) {
            return Stream.concat(Stream.of(folder), inside.sorted())
                    .flatMap(path -> look(path, user).stream())
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty(); // whoever reads it says so
        }
    }

    /** What was found, and where. */
    public record Trouble(Path path, String message) {}

    private static Optional<Trouble> look(Path path, String user) {
        try {
            var seen = Files.readAttributes(path, PosixFileAttributes.class);
            return isOpen(seen, user)
                    ? Optional.of(new Trouble(path, words(seen)))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static boolean isOpen(PosixFileAttributes seen, String user) {
        var rights = seen.permissions();
        var owner = seen.owner().getName();
        boolean isKnown = owner.equals("root") || owner.equals(user) || user.equals("?");
        // a group named as its owner is by custom that user's alone
        boolean isShared = !seen.group().getName().equals(owner);
        return !isKnown
                || rights.contains(PosixFilePermission.OTHERS_WRITE)
                || isShared && rights.contains(PosixFilePermission.GROUP_WRITE);
    }

    private static String words(PosixFileAttributes seen) {
        return "expected that only this user and root may write here, found "
                + PosixFilePermissions.toString(seen.permissions())
                + " of user "
                + Quote.of(seen.owner().getName())
                + " and group "
                + Quote.of(seen.group().getName())
                + "; who may write here decides what the gateway does: chmod go-w, or chown";
    }
}
