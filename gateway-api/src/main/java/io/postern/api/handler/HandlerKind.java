package io.postern.api.handler;

import io.postern.api.context.Function;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * What a handler offers: the keys of its {@code handlers/} file, and its functions with their code.
 *
 * <p>Calls to the functions of one object never overlap unless the kind is {@linkplain
 * #withoutState stateless}, and the object's timers never overlap with its calls. They come in the
 * order of the messages. An object that is {@link AutoCloseable} is closed once, when no call is
 * running; its timers end with it.
 *
 * @param source what files call it
 * @param description one line for people
 * @param settings the keys of its {@code handlers/} file
 * @param maker makes the object that its functions work with
 * @param bound what {@code handler_function} can name
 * @param stateless whether calls to one object may overlap; otherwise they never do
 * @param <H> that object: whatever a function needs to know
 */
public record HandlerKind<H>(
        String source,
        String description,
        Settings settings,
        Maker<H> maker,
        List<Bound<H>> bound,
        boolean stateless) {

    /** A function with its code. */
    public record Bound<H>(Function function, Code<H> code) {}

    /** Makes the object of one {@code handlers/} file. */
    @FunctionalInterface
    public interface Maker<H> {

        /**
         * Called before the object it replaces is closed.
         *
         * @throws Exception when it cannot be made; the message is shown to the user, what ran
         *     before runs on, and it is tried again; until then its messages wait
         */
        H make(HandlerContext context) throws Exception;
    }

    /** What a function does. */
    @FunctionalInterface
    public interface Code<H> {

        /**
         * Handles a batch of messages of one type. What it returns is posted in order, each under
         * its own type; nothing means the messages are consumed. Where an address names several
         * functions, it is given to the next instead, and its messages may be several: the results
         * of the one before that follow each other and have one type. It must not keep the inputs
         * waiting: what comes later goes through {@link HandlerContext#post}.
         *
         * @throws Exception costs the message only: it goes to the dead-letter box with the
         *     exception's message. A batch that throws is tried again one by one.
         */
        List<Draft> handle(H handler, Batch batch) throws Exception;
    }

    /** What a function does that makes one message of each. */
    @FunctionalInterface
    public interface Translation<H> {

        /**
         * @throws Exception costs the message only, as with {@link Code}
         */
        Draft translate(H handler, Envelope message) throws Exception;
    }

    public HandlerKind {
        bound = List.copyOf(bound);
    }

    /** One whose functions need no more than the context. */
    public static HandlerKind<HandlerContext> of(String source, String description) {
        return of(source, description, context -> context);
    }

    /**
     * @param maker makes what its functions work with, once for each {@code handlers/} file
     */
    public static <H> HandlerKind<H> of(String source, String description, Maker<H> maker) {
        return new HandlerKind<>(source, description, Settings.NONE, maker, List.of(), false);
    }

    public HandlerKind<H> settings(Setting<?>... all) {
        return new HandlerKind<>(source, description, Settings.of(all), maker, bound, stateless);
    }

    public HandlerKind<H> function(Function function, Code<H> code) {
        var more = new ArrayList<>(bound);
        more.add(new Bound<>(function, code));
        return new HandlerKind<>(source, description, settings, maker, more, stateless);
    }

    /** A function that makes one message of each. */
    public HandlerKind<H> translation(Function function, Translation<H> code) {
        return function(
                function,
                (handler, batch) -> batch.each(message -> code.translate(handler, message)));
    }

    /** Calls may come from several threads at once. */
    public HandlerKind<H> withoutState() {
        return new HandlerKind<>(source, description, settings, maker, bound, true);
    }

    public List<Function> functions() {
        return bound.stream().map(Bound::function).toList();
    }

    /**
     * For the gateway and for tests: an object with its functions.
     *
     * @throws Exception when it cannot be made
     */
    public Handler create(HandlerContext context) throws Exception {
        return new MadeHandler<>(maker.make(context), bound);
    }
}
