package io.postern.handler;

import io.postern.api.handler.Batch;
import io.postern.api.message.Draft;
import io.postern.api.setting.Values;
import io.postern.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages on their way through functions of a handler. */
final class HandlerCall extends HandlerMailbox.Job {

    private final String handler;
    private final Caller caller;
    private final List<String> functions;
    private final String type;
    private final List<Message> messages;
    private final Values arguments;
    private final HandledMessages work;

    HandlerCall(
            String handler,
            Caller caller,
            List<String> functions,
            String type,
            List<Message> messages,
            Values arguments,
            HandledMessages work) {
        super(Optional.empty());
        this.handler = handler;
        this.caller = caller;
        this.functions = functions;
        this.type = type;
        this.messages = messages;
        this.arguments = arguments;
        this.work = work;
    }

    @Override
    void run(HandlerObject object, boolean here) {
        work.begin(messages);
        try {
            attempt(0, type, messages, object, here);
        } catch (RuntimeException e) {
            work.end();
            throw e;
        }
        // not after an error such as no memory: what is lost must not be acknowledged
        work.end();
    }

    @Override
    void left() {
        work.left();
    }

    /** It will not run. */
    void refuse() {
        var why = "handler %s, function %s: it was removed while this waited";
        messages.forEach(one -> work.failed(one, why.formatted(handler, functions.get(0))));
        work.end();
    }

    private void attempt(
            int step, String itsType, List<Message> some, HandlerObject object, boolean here) {
        try {
            var batch = new Batch(itsType, List.copyOf(some), arguments);
            made(step, some, caller.call(object, functions.get(step), batch, work, here))
                    .forEach(run -> attempt(step + 1, run.get(0).type(), run, object, here));
        } catch (CallFailure e) {
            if (some.size() > 1) {
                some.forEach(one -> attempt(step, itsType, List.of(one), object, here));
            } else {
                failed(some, e.getMessage());
            }
        }
    }

    /** Nothing after the last step, else the batches of the next. */
    private List<List<Message>> made(int step, List<Message> some, List<Draft> drafts) {
        if (step == 0) {
            work.handled(some, drafts.size());
        }
        if (step < functions.size() - 1) {
            return batches(work.between(some, drafts));
        }
        work.done(some, drafts);
        return List.of();
    }

    /** What follows each other and has one type goes together. */
    private static List<List<Message>> batches(List<Message> all) {
        var batches = new ArrayList<List<Message>>();
        int from = 0;
        for (int i = 1; i <= all.size(); i++) {
            if (i == all.size() || !all.get(i).type().equals(all.get(from).type())) {
                batches.add(all.subList(from, i));
                from = i;
            }
        }
        return batches;
    }

    private void failed(List<Message> some, String why) {
        some.forEach(one -> work.failed(one, why));
        if (some.isEmpty()) {
            work.failed(why);
        }
    }
}
