package org.landlord.it.workflow;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// A workflow gateway for tests: the real one, or its double. Both have the same workflows, with the
/// same nodes and outputs, and the same tokens.
///
/// Its workflows: `hello` ends at once with a greeting and its usage, `slow` works in steps of half a
/// second, `failing` fails, `gate`, `decision`, `select` and `rank` wait for an approval of that mode,
/// `restricted` for one that [#CHIEF] alone may give, `wait-event` for the signal `message`,
/// `wait-timer` for two seconds.
public interface TestGateway extends AutoCloseable {

    /// The token of the user `landlord`, who may do everything.
    String TOKEN = "test-token";

    /// The token of the user `chief`, the only one who may decide what is restricted.
    String CHIEF = "test-token-chief";

    /// A token that may read runs, and nothing else.
    String READER = "test-token-reader";

    /// A token whose time is over.
    String EXPIRED = "test-token-expired";

    /// Where it answers. Stays the same when it is started again.
    URI url();

    /// A token that may do everything.
    default String token() {
        return TOKEN;
    }

    /// Ends it in good order: runs that are running are cancelled by it, those that wait go on waiting.
    void stop();

    /// Ends it the hard way. Runs that are running are orphaned some time after the next start: their
    /// status stays `running`, their state becomes `orphaned`.
    void kill();

    /// Starts it again after [#stop()] or [#kill()], at the same address and with the same data.
    void start();

    /// Whether it was started and not ended since.
    boolean isRunning();

    /// All runs that it knows, the newest first.
    default List<String> runIds() {
        int page = 100;
        try (WireClient wire = new WireClient(url(), token())) {
            List<String> found = new ArrayList<>();
            int before;
            do {
                before = found.size();
                wire.rpc("listRuns", "{\"filter\":{\"limit\":%d,\"offset\":%d}}".formatted(page, before))
                        .payload()
                        .forEach(run -> found.add(run.path("runId").asText()));
            } while (found.size() == before + page);
            return found;
        }
    }

    /// Sends a run of `wait-event` what it waits for.
    default void signal(String runId, String text) {
        try (WireClient wire = new WireClient(url(), token())) {
            wire.rpc(
                            "submitSignal",
                            "{\"runId\":\"%s\",\"signalName\":\"message\",\"payload\":{\"text\":\"%s\"}}"
                                    .formatted(runId, text))
                    .payload();
        }
    }

    /// Ends it for good.
    @Override
    void close();
}
