package io.postern.task;

import io.postern.api.message.Draft;
import io.postern.chain.Chain;
import io.postern.office.MessagePoster;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a run posts that no message asked for: each for itself, unless somebody wants a chain. */
final class OwnPosts implements RunPosts {

    private final Function<Draft, MessagePoster.Own> making;
    private final Supplier<Chain> chains;
    private Optional<Chain> chain = Optional.empty();

    OwnPosts(Function<Draft, MessagePoster.Own> making, Supplier<Chain> chains) {
        this.making = making;
        this.chains = chains;
    }

    @Override
    public void accept(Draft draft) {
        making.apply(draft).post(chain);
    }

    @Override
    public Chain chain() {
        chain.ifPresent(Chain::hold);
        chain = Optional.of(chain.orElseGet(chains));
        return chain.get();
    }
}
