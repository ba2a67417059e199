package org.landlord.benchmarks;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/// The commands that `benchmarks/run` is made of.
///
/// | command | what |
/// |---|---|
/// | `measure BENCHMARK SAMPLE WARM-UP SECONDS REPETITIONS SAMPLES` | runs a JMH benchmark and notes its results |
/// | `fill-usage EVENTS` | records usage until that many events are there, and checks their sum |
/// | `fill-audit ORG EVENTS` | makes an organization with that many audit events |
/// | `fill-tenants ORGANIZATIONS EVENTS` | makes organizations with ten limits and that many events each |
/// | `fill-organizations ORGANIZATIONS` | makes organizations with one event each |
/// | `bytes SAMPLE SAMPLES` | notes how large the database is, in MB |
/// | `report FOLDER` | prints the table of all samples; writes it as JSON, Markdown and SVG beside them |
///
/// All but the last work on the database of the system property `landlord.db`.
@QuarkusMain
public class Main {

    private static final double BYTES_PER_MB = 1 << 20;

    private Main() {}

    public static void main(String... arguments) throws RunnerException {
        List<String> words = List.of(arguments);
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "measure" ->
                Measuring.run(
                        words.get(1),
                        words.get(2),
                        Integer.parseInt(words.get(3)),
                        Integer.parseInt(words.get(4)),
                        Integer.parseInt(words.get(5)),
                        Path.of(words.get(6)));
            case "fill-usage" -> Filling.usage(Long.parseLong(words.get(1)));
            case "fill-audit" -> Filling.audit(words.get(1), Long.parseLong(words.get(2)));
            case "fill-tenants" -> ManyTenants.fill(Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2)));
            case "fill-organizations" -> ManyOrganizations.fill(Integer.parseInt(words.get(1)));
            case "bytes" ->
                Samples.append(Path.of(words.get(2)), new Sample(words.get(1), Database.bytes() / BYTES_PER_MB));
            case "report" -> Report.write(Path.of(words.get(1)));
            default -> {
                System.err.println("benchmarks: run benchmarks/run, which knows the commands of this program");
                System.exit(2);
            }
        }
        System.exit(0);
    }
}
