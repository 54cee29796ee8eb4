package io.postern.config.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.file.DocumentReader;
import io.postern.config.problem.Report;
import io.postern.config.problem.Secrets;
import io.postern.config.problem.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindFindingsTest {

    private static final SourceFile FILE =
            new SourceFile(
                    "a.json",
                    """
                    {
                      "tls": {"ca": "x"},
                      "identify": [
                        {"write": {"hex": "00"}},
                        {"write": {"hex": "0"}}
                      ]
                    }
                    """);

    @ParameterizedTest
    @CsvSource({
        "tls.ca, 2:17",
        "tls.key, 2:10",
        "tls[1].ca, 2:17",
        "identify, 3:15",
        "identify[2], 5:5",
        "identify[2].write.hex, 5:23",
        "identify[2].write.text, 5:15",
        "identify[3].write, 3:15",
        "identify[0], 3:15",
        "nothing, 1:1"
    })
    void nameTheValueOrWhatIsNearestAroundIt(String setting, String place) {
        var settings = DocumentReader.read(FILE).root().orElseThrow();
        var report = new Report();

        new KindFindings(settings, "", new Secrets(), report).problem(setting, "is wrong");

        var finding = report.findings().get(0);
        assertThat(finding.place()).hasToString("a.json:" + place);
        assertThat(finding.message()).isEqualTo("\"" + setting + "\": is wrong");
    }
}
