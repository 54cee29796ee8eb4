package io.postern.api.handler;

import io.postern.api.message.Draft;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An object with the code of its functions, by their names. */
final class MadeHandler<H> implements Handler {

    private final H object;
    private final Map<String, HandlerKind.Code<H>> byName = new HashMap<>();

    MadeHandler(H object, List<HandlerKind.Bound<H>> bound) {
        this.object = object;
        bound.forEach(one -> byName.put(one.function().name(), one.code()));
    }

    @Override
    public List<Draft> handle(String function, Batch batch) throws Exception {
        var code = byName.get(function);
        if (code == null) {
            throw new IllegalArgumentException("no function \"" + function + "\"");
        }
        return code.handle(object, batch);
    }

    @Override
    public void close() {
        try {
            if (object instanceof AutoCloseable closeable) {
                closeable.close();
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.toString(), e);
        }
    }
}
