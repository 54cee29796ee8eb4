package io.postern.api.task;

import io.postern.api.context.Function;
import java.util.ArrayList;
import java.util.List;

/**
 * What a task offers.
 *
 * @param source what files call it
 * @param description one line for people
 * @param functions what {@code function} can name, each with its {@code arguments}
 */
public record TaskKind(String source, String description, List<Function> functions) {

    public TaskKind {
        functions = List.copyOf(functions);
    }

    public static TaskKind of(String source, String description) {
        return new TaskKind(source, description, List.of());
    }

    public TaskKind function(Function function) {
        var more = new ArrayList<>(functions);
        more.add(function);
        return new TaskKind(source, description, more);
    }
}
