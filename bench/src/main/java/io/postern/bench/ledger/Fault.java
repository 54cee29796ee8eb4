package io.postern.bench.ledger;

import java.io.IOException;

/** What happens, under the name that it is counted by. */
record Fault(String name, Happening happening) {

    interface Happening {
        void happen() throws IOException, InterruptedException;
    }
}
