package io.postern.app.session;

/** The version of the program: the one that its jar was built as. */
public final class Version {

    private Version() {}

    public static String text() {
        var version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "from classes" : version;
    }
}
