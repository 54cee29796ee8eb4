package io.postern.http;

import io.postern.ops.Route.Response;

/** A request that gets no further; it holds the answer. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;

    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    Response response() {
        return Answers.error(status, getMessage());
    }
}
