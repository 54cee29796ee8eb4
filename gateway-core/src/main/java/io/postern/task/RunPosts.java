package io.postern.task;

import io.postern.api.message.Draft;
import io.postern.chain.Chain;
import java.util.function.Consumer;

/** What one run posts. Used by one thread at a time. */
interface RunPosts extends Consumer<Draft> {

    /** All that is posted from now on belongs to this chain, held for who asks. */
    Chain chain();
}
