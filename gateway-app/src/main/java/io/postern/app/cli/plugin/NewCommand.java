package io.postern.app.cli.plugin;

import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "new",
        header = "Begin a plugin of your own.",
        description =
                "Makes the folder NAME with a handler that builds: its code, its test and what"
                        + " Maven needs. The plugin API, with its Javadoc and test kit, comes from"
                        + " this very Postern. docs/writing-a-plugin.md says how to go on.",
        footer = {"", "Example:", "  postern new handler soil"})
public final class NewCommand implements Callable<Integer> {

    private final Session session;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "KIND", description = "What it offers: handler.")
    private String kind = "";

    @Parameters(
            index = "1",
            paramLabel = "NAME",
            description = "Its name: small letters, digits and underscores.")
    private String name = "";

    public NewCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (!kind.equals("handler")) {
            throw wrong(
                    "KIND: expected handler, found \""
                            + kind
                            + "\"; a carrier or a task begins with docs/writing-a-plugin.md");
        }
        if (!PluginTemplate.isName(name)) {
            throw wrong(
                    "NAME: expected small letters, digits and underscores, a letter first, and no"
                            + " word of Java, found \""
                            + name
                            + "\"");
        }
        var folder = Path.of(name);
        if (Files.exists(folder)) {
            throw wrong("NAME: expected one that is free here, found the folder " + folder);
        }
        var template = PluginTemplate.ofDistribution();
        template.copy(kind, name, folder);
        tell(folder, template);
        return ExitCode.OK;
    }

    private void tell(Path folder, PluginTemplate template) {
        var out = session.terminal().out();
        out.println("Made " + folder + "/ with a handler, its test and a pom.xml. Build it:");
        out.println("  cd " + folder + " && mvn package");
        out.println("Put it into the gateway:");
        out.println(
                "  cp target/" + name + "-1.0.jar " + session.folders().plugins().toAbsolutePath());
        out.println("Its code is in " + folder.resolve(PluginTemplate.source(name)) + ".");
        out.println("The API's Javadoc: " + template.javadoc());
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
