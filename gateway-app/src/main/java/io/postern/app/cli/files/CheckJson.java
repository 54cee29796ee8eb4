package io.postern.app.cli.files;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import io.postern.app.cli.files.Examined.Examination;
import io.postern.config.problem.Finding;
import io.postern.config.problem.FindingText;
import java.util.Locale;

/** What {@code check --json} prints: the same findings, for machines. */
final class CheckJson {

    private CheckJson() {}

    static JsonObject of(Examination examination, boolean effective) {
        var reading = examination.reading();
        var counters = GradeCounts.of(reading);
        var json =
                JsonObject.builder()
                        .put("problems", counters.problems())
                        .put("waiting", counters.waiting())
                        .put("notes", counters.notes())
                        .put(
                                "findings",
                                new JsonArray(
                                        FindingText.sorted(reading.findings()).stream()
                                                .map(CheckJson::finding)
                                                .toList()))
                        .put(
                                "plugins",
                                new JsonArray(
                                        examination.troubles().stream()
                                                .map(CheckJson::text)
                                                .toList()));
        if (effective) {
            json.put("effective", reading.effective().json());
        }
        return json.build();
    }

    private static Json finding(Finding finding) {
        var place = finding.place();
        return JsonObject.builder()
                .put("grade", finding.grade().name().toLowerCase(Locale.ROOT))
                .put("file", place.file().name())
                .put("line", place.line())
                .put("column", place.column())
                .put("message", finding.message())
                .build();
    }

    private static Json text(String line) {
        return Json.of(line);
    }
}
