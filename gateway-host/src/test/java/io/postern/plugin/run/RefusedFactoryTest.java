package io.postern.plugin.run;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.handler.HandlerFactory;
import io.postern.testing.PluginJar;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Plugins whose own code fails while they are loaded. */
class RefusedFactoryTest extends BadPluginTest {

    private static final String KIND = "HandlerKind.of(\"bad\", \"Bad.\")";

    @Test
    void aServiceFileThatNamesNoClass() throws IOException {
        PluginJar.of("bad", "1.0")
                .service(HandlerFactory.class, "no.Such")
                .writeTo(plugins.file("bad.jar"));

        refuses(
                "plugins/bad.jar: expected the class no.Such that its"
                        + " META-INF/services/io.postern.api.handler.HandlerFactory names, found"
                        + " none");
    }

    @Test
    void aServiceFileThatNamesAnotherClass() throws IOException {
        bad().service(CarrierFactory.class, "stranger.bad.Factory")
                .writeTo(plugins.file("bad.jar"));

        refuses(
                "plugins/bad.jar: expected stranger.bad.Factory to be a CarrierFactory, found"
                        + " another class");
    }

    @Test
    void aFactoryWithAnArgument() throws IOException {
        factory("public Factory(int size) {}", KIND).writeTo(plugins.file("bad.jar"));

        refuses(
                "plugins/bad.jar: expected stranger.Factory to be a public class with a public"
                        + " constructor without arguments, found none");
    }

    @Test
    void aFactoryThatThrows() throws IOException {
        factory("public Factory() { throw new IllegalStateException(\"no\\nluck\"); }", KIND)
                .writeTo(plugins.file("bad.jar"));

        refuses(
                "plugins/bad.jar: expected a plugin that loads, found that it threw"
                        + " IllegalStateException: no");
    }

    @Test
    void aFactoryThatRecursesWithoutEnd() throws IOException {
        factory("public Factory() { new Factory(); }", KIND).writeTo(plugins.file("bad.jar"));

        refuses(
                "plugins/bad.jar: expected a plugin that loads, found that it called itself without"
                        + " end (StackOverflowError)");
    }

    @Test
    void aFactoryThatEatsMemory() throws IOException {
        factory(
                        "public Factory() { var all = new java.util.ArrayList<long[]>();"
                                + " while (true) all.add(new long[Integer.MAX_VALUE - 8]); }",
                        KIND)
                .writeTo(plugins.file("bad.jar"));

        refuses(
                "plugins/bad.jar: expected a plugin that loads in the memory there is, found that"
                        + " it used it up");
    }

    @Test
    void aFactoryThatNeverAnswers() throws IOException {
        plugins.close();
        plugins = TestPlugins.at(home, Duration.ofSeconds(1));
        factory(
                        "public Factory() throws InterruptedException {"
                                + " new java.util.concurrent.CountDownLatch(1).await(); }",
                        KIND)
                .writeTo(plugins.file("bad.jar"));

        refuses(
                "plugins/bad.jar: expected a plugin that loads within 1 s, found that it was still"
                        + " busy");
    }

    @Test
    void aFactoryWhoseClassFails() throws IOException {
        factory("static final int SIZE = Integer.parseInt(\"x\");", KIND)
                .writeTo(plugins.file("bad.jar"));

        refuses(
                "plugins/bad.jar: expected a plugin that loads, found that it threw"
                        + " NumberFormatException: For input string: \"x\"");
    }

    @Test
    void aKindThatIsNull() throws IOException {
        factory("", "null").writeTo(plugins.file("bad.jar"));

        refuses("plugins/bad.jar: expected stranger.Factory to say what it offers, found null");
    }

    @Test
    void aKindWithoutSource() throws IOException {
        factory("", "HandlerKind.of(null, \"x\")").writeTo(plugins.file("bad.jar"));

        refuses("plugins/bad.jar: expected each handler to have a source, found one without");
    }

    @Test
    void aKindWithTwoFunctionsOfOneName() throws IOException {
        var function =
                ".translation(io.postern.api.context.Function.of(\"f\", \"Does f.\"),"
                        + " (context, message) -> message.draft())";
        factory("", KIND + function + function).writeTo(plugins.file("bad.jar"));

        refuses(
                "plugins/bad.jar: expected each function of \"bad\" to have a name of its own,"
                        + " found two named \"f\"");
    }

    @Test
    void twoFactoriesOfOneSource() throws IOException {
        var other = "package stranger; public class Other extends Factory {}";
        factory("", KIND)
                .source("stranger.Other", other)
                .service(HandlerFactory.class, "stranger.Other")
                .writeTo(plugins.file("bad.jar"));

        refuses("plugins/bad.jar: expected one handler \"bad\" in a plugin, found two");
    }

    private static PluginJar factory(String body, String kind) {
        var source =
                """
                package stranger;

                import io.postern.api.handler.*;

                public class Factory implements HandlerFactory {
                    %s

                    public HandlerKind<?> kind() {
                        return %s;
                    }
                }
                """
                        .formatted(body, kind);
        return PluginJar.of("bad", "1.0")
                .source("stranger.Factory", source)
                .service(HandlerFactory.class, "stranger.Factory");
    }
}
