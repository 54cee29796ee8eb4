package io.postern.app.cli.journal;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import io.postern.app.cli.journal.JournalCheck.Report;
import io.postern.journal.Journal.Damage;
import io.postern.journal.Series;

/** What {@code journal --json} prints. */
final class JournalJson {

    private JournalJson() {}

    static JsonObject of(Report report, boolean running) {
        var files = JsonObject.builder();
        report.files().forEach(files::put);
        var json = JsonObject.builder();
        json.put("folder", report.folder().toString())
                .put("running", running)
                .put("files", files.build())
                .put(
                        "series",
                        new JsonArray(report.series().stream().map(JournalJson::of).toList()))
                .put(
                        "missing",
                        new JsonArray(report.missing().stream().map(JournalJson::of).toList()));
        report.leftOut().ifPresent(why -> json.put("unreadable", why));
        return json.build();
    }

    private static Json of(Series series) {
        var json = JsonObject.builder();
        json.put("name", series.name()).put("rows", series.rows()).put("bytes", series.bytes());
        series.first().ifPresent(first -> json.put("first", first));
        return json.put("last", series.last()).build();
    }

    private static Json of(Damage rows) {
        return JsonObject.builder()
                .put("series", rows.series())
                .put("first", rows.first())
                .put("last", rows.last())
                .build();
    }
}
