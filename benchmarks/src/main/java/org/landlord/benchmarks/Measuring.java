package org.landlord.benchmarks;

import java.nio.file.Path;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs JMH in a JVM of its own, which inherits this one's flags.
final class Measuring {

    private Measuring() {}

    /// @param benchmark the name of a method of [StorageBenchmark]
    /// @param sample under which name to note its results
    /// @param warmUp seconds before it: on few cores the compiler takes half a minute to come to rest
    /// @param seconds how long to measure for one result
    /// @param repetitions how many results
    /// @param samples the file to note them in
    static void run(String benchmark, String sample, int warmUp, int seconds, int repetitions, Path samples)
            throws RunnerException {
        var options = new OptionsBuilder()
                .include(StorageBenchmark.class.getName() + "." + benchmark + "$")
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.seconds(warmUp))
                .measurementIterations(repetitions)
                .measurementTime(TimeValue.seconds(seconds))
                .shouldFailOnError(true)
                .jvmArgsAppend(
                        "-Djmh.executor=VIRTUAL",
                        "-Dlandlord.db=" + System.getProperty("landlord.db"),
                        "-D" + StorageBenchmark.ORGANIZATIONS + "="
                                + Integer.getInteger(StorageBenchmark.ORGANIZATIONS, 1))
                .build();
        for (RunResult result : new Runner(options).run()) {
            result.getBenchmarkResults().stream()
                    .flatMap(it -> it.getIterationResults().stream())
                    .map(IterationResult::getPrimaryResult)
                    .forEach(it -> Samples.append(samples, new Sample(sample, it.getScore())));
        }
    }
}
