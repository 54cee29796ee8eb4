package io.postern.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.read.ConfigFolder;
import io.postern.config.read.Kinds;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskMessagesTest {

    @TempDir Path parent;
    private ConfigFolder configs;

    @BeforeEach
    void makeFolder() {
        configs = new ConfigFolder(parent);
    }

    @Test
    void aTaskRunsItsOwnOrACarriersOrAHandlersFunction() {
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file(
                "tasks/a.json",
                "{\"source\": \"recovery\", \"duration\": \"on_message\", \"message_type\": \"connection_status\", \"arguments\": {\"limit\": \"2 h\"}}");
        configs.file(
                "tasks/b.json",
                "{\"source_type\": \"carrier\", \"config_name\": \"out\", \"arguments\": {\"keep\": 3}, \"duration\": 60}");
        configs.file(
                "tasks/d.json",
                "{\"source_type\": \"handler\", \"config_name\": \"climate\", \"function\": \"report\", \"arguments\": {\"title\": \"$name\"}}");

        var tasks =
                String.join(
                        "\n",
                        configs.configuration(Kinds.catalog()).tasks().values().stream()
                                .map(Object::toString)
                                .toList());

        assertThat(tasks)
                .isEqualTo(
                        """
                        TaskPlan[name=a, source=Own[source=recovery], function=run, arguments=[limit], trigger=Trigger[kind=ON_MESSAGE, period=PT0S], messageType=Optional[connection_status], waiting=false]
                        TaskPlan[name=b, source=OfCarrier[carrier=out], function=rotate, arguments=[keep], trigger=Trigger[kind=EVERY, period=PT1M], messageType=Optional.empty, waiting=false]
                        TaskPlan[name=d, source=OfHandler[handler=climate], function=report, arguments=[title], trigger=Trigger[kind=AS_NEEDED, period=PT0S], messageType=Optional.empty, waiting=false]""");
    }

    @Test
    void saysWhatIsWrongWithATask() {
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "tasks/a.json",
                "{\"source\": \"recovery\", \"config_name\": \"out\", \"duration\": \"on_message\", \"function\": \"rnu\", \"arguments\": {\"limt\": 1}}");
        configs.file(
                "tasks/b.json",
                "{\"source_type\": \"carrier\", \"config_name\": \"uot\", \"message_type\": \"x\"}");
        configs.file("tasks/d.json", "{\"source_type\": \"handler\"}");
        configs.file("tasks/e.json", "{\"function\": \"x\"}");
        configs.file(
                "tasks/f.json",
                "{\"source_type\": \"carrier\", \"config_name\": \"out\", \"arguments\": {}}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/tasks/a.json:1:12: "source": expected either "source" or "source_type" with "config_name", found both
                            1 | {"source": "recovery", "config_name": "out", "duration": "on_message",…
                              |            ^
                        configs/tasks/a.json:1:58: "duration": expected a "message_type" beside "on_message", found none
                            1 | … "config_name": "out", "duration": "on_message", "function": "rnu", "…
                              |                                     ^
                        configs/tasks/a.json:1:84: "function": expected a function of task source "recovery" ("run"), found "rnu"; did you mean "run"?
                            1 | …"duration": "on_message", "function": "rnu", "arguments": {"limt": 1}}
                              |                                        ^
                        configs/tasks/b.json:1:43: "config_name": expected the name of a file in carriers/, found "uot"; did you mean "out"?
                            1 | {"source_type": "carrier", "config_name": "uot", "message_type": "x"}
                              |                                           ^
                        configs/tasks/b.json:1:66: note: "message_type": triggers nothing, since "duration" is not "on_message"
                            1 | {"source_type": "carrier", "config_name": "uot", "message_type": "x"}
                              |                                                                  ^
                        configs/tasks/d.json:1:1: "source": expected "source", or "source_type" with "config_name", found only "source_type"
                            1 | {"source_type": "handler"}
                              | ^
                        configs/tasks/e.json:1:1: "source": expected "source", or "source_type" with "config_name", found none
                            1 | {"function": "x"}
                              | ^
                        configs/tasks/f.json:1:63: "arguments.keep": expected a whole number from 0 to 99, found nothing
                            1 | {"source_type": "carrier", "config_name": "out", "arguments": {}}
                              |                                                               ^""");
    }

    @Test
    void aTaskWaitsForItsPlugin() {
        configs.file("tasks/a.json", "{\"source\": \"backup\", \"arguments\": {\"x\": 1}}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/tasks/a.json:1:12: waiting: no plugin offers task source "backup"; offered are: recovery; put a plugin that offers it into plugins/
                            1 | {"source": "backup", "arguments": {"x": 1}}
                              |            ^""");
    }
}
