package io.postern.status;

import io.postern.ops.Status.TaskStatus;
import io.postern.screen.Paint;
import io.postern.screen.Screen;
import java.util.ArrayList;
import java.util.List;

/** The tasks with how often they ran. */
final class TaskLines {

    private TaskLines() {}

    static List<String> of(List<TaskStatus> tasks, Paint paint) {
        var lines = new ArrayList<String>();
        if (!tasks.isEmpty()) {
            lines.add("");
            lines.add(paint.heading(String.format("%-60s%20s", "Tasks", "runs")));
        }
        tasks.forEach(task -> add(lines, task));
        return lines;
    }

    private static void add(List<String> lines, TaskStatus task) {
        var what = task.name() + " (" + task.source() + ", " + task.trigger() + ")";
        lines.add(
                String.format("  %-58s%20s", Screen.cut(what, 58), ColumnText.count(task.runs())));
    }
}
