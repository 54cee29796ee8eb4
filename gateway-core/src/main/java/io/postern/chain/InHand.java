package io.postern.chain;

import io.postern.file.DeathNotes;
import io.postern.message.Message;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each thread has in hand. Where the process dies of it, that is written down; what was in
 * hand at two deaths is not opened a third time. Any thread may use it; an ordinary message costs
 * no look at the disk.
 */
public final class InHand {

    /** Why a message is not opened. */
    public static final String REASON =
            "it was in hand when the gateway died twice, and is not opened again for "
                    + DeathNotes.DAYS
                    + " days; to try once more, delete the file \"deaths\" in the data folder";

    private final Map<Thread, List<Message>> messages = new ConcurrentHashMap<>();
    private volatile Optional<DeathNotes> notes = Optional.empty();

    /** From now on deaths are written down here, and those of before count. */
    public void keep(DeathNotes where) {
        notes = Optional.of(where);
    }

    public void begin(List<Message> some) {
        messages.put(Thread.currentThread(), some);
    }

    /** The same where the thread has nothing in hand; says whether, for it is to be ended then. */
    public boolean beginApart(List<Message> some) {
        return messages.putIfAbsent(Thread.currentThread(), some) == null;
    }

    /** Not to be called after an error: then the thread still has it in hand. */
    public void end() {
        messages.remove(Thread.currentThread());
    }

    /** Whether a message is not to be opened. */
    public boolean isPoison(Message message) {
        return notes.isPresent() && notes.get().isKnown(message);
    }

    /** Writes down what there is, where the process is to die, before another handler ends it. */
    public UncaughtExceptionHandler before(UncaughtExceptionHandler next) {
        return (thread, failure) -> {
            try {
                if (failure instanceof VirtualMachineError
                        && !(failure instanceof StackOverflowError)) {
                    write();
                }
            } catch (IOException | Error nothingToBeDone) {
                // what was in hand is not known then: the end is what counts
            } finally {
                next.uncaughtException(thread, failure);
            }
        };
    }

    private void write() throws IOException {
        if (notes.isPresent()) {
            var all = new ArrayList<Message>();
            messages.values().forEach(some -> some.forEach(one -> all.add(one.first())));
            notes.get().write(all);
        }
    }
}
