package io.postern.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.data.FolderRights.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderRightsTest {

    @TempDir private Path folder;
    private String user;

    @BeforeEach
    void own() throws IOException {
        user = Files.getOwner(folder).getName();
    }

    @Test
    void aFolderThatOthersMayOnlyReadIsWell() throws IOException {
        rights(folder, "rwxr-xr-x");
        rights(Files.createFile(folder.resolve("x.jar")), "rw-r--r--");

        assertThat(FolderRights.trouble(folder, user)).isEmpty();
        assertThat(FolderRights.trouble(folder.resolve("none"), user)).isEmpty();
    }

    @Test
    void aFolderThatOthersMayWriteToIsTold() throws IOException {
        rights(folder, "rwxr-xrwx");
        var group = Files.readAttributes(folder, "posix:group").get("group");

        assertThat(FolderRights.trouble(folder, user))
                .contains(
                        new Trouble(
                                folder,
                                "expected that only this user and root may write here, found"
                                        + " rwxr-xrwx of user \""
                                        + user
                                        + "\" and group \""
                                        + group
                                        + "\"; who may write here decides what the gateway does:"
                                        + " chmod go-w, or chown"));
    }

    @Test
    void soIsAFileInIt() throws IOException {
        rights(folder, "rwx------");
        var jar = rights(Files.createFile(folder.resolve("x.jar")), "rw-rw-rw-");

        assertThat(FolderRights.trouble(folder, user)).map(Trouble::path).contains(jar);
    }

    private static Path rights(Path path, String rights) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }
}
