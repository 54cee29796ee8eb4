package io.postern.http;

import io.postern.ops.Route.Response;

/** A request that gets no further; it holds the answer. */
public final class RefusedRequest extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;

    public RefusedRequest(int status, String message) {
        super(message);
        this.status = status;
    }

    public Response response() {
        return Answers.error(status, getMessage());
    }
}
