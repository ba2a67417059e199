package org.landlord.adapter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.port.out.workflow.GatewayCallFailed;

/// A gateway that does not respond costs its own callers a bounded time, and others nothing.
class SlowGatewayTest extends GatewayTestBase {

    private static final Duration SLACK = Duration.ofSeconds(2);

    private static Duration timed(Runnable call) {
        long start = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static RawServer silent() {
        return new RawServer((_, socket) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            Thread.sleep(Duration.ofMinutes(1));
        });
    }

    @Test
    void givenAGatewayThatHangs_whenARunIsRead_thenItFailsAfterItsTime_andIsNotRepeated() throws IOException {
        try (RawServer hangs = silent()) {
            Gateway at = SmallGateway.gateway(null, "gw_hangs", hangs.url());
            List<GatewayCallFailed> failed = new ArrayList<>();

            Duration taken = timed(() -> failed.add(SmithersGatewayFailureTest.failure(() -> adapter.run(at, RUN))));

            assertThat(taken)
                    .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5).plus(SLACK));
            assertThat(failed.getFirst().reason()).isEqualTo("the gateway did not respond in time");
            assertThat(failed.getFirst().mayHaveArrived()).isTrue();
            assertThat(hangs.connections()).isEqualTo(1);
        }
    }

    @Test
    void givenAGatewayThatHangs_whenItIsChecked_thenTheCheckIsShorter() throws IOException {
        try (RawServer hangs = silent()) {
            Gateway at = SmallGateway.gateway(null, "gw_hangs", hangs.url());

            assertThat(timed(() -> SmithersGatewayFailureTest.failure(() -> adapter.inventory(at))))
                    .isLessThan(Duration.ofSeconds(3).plus(SLACK));
        }
    }

    @Test
    void givenAGatewayThatHangs_whenItIsCalledOften_thenCallsFailAtOnce_untilACheckSucceeds() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            gateway.rpc("getRun", exchange -> SmallGateway.sendBare(exchange, 503, "busy"));
            for (int i = 0; i < 3; i++) {
                SmithersGatewayFailureTest.failure(() -> adapter.run(main, RUN));
            }
            int before = gateway.seen().size();

            GatewayCallFailed failed = SmithersGatewayFailureTest.failure(() -> adapter.run(main, RUN));

            assertThat(failed.state()).isEqualTo(GatewayState.DOWN);
            assertThat(failed.reason()).contains("has not responded to the last calls");
            assertThat(failed.mayHaveArrived()).isFalse();
            assertThat(gateway.seen()).hasSize(before);

            gateway.result("health", "{}");
            gateway.error("getRun", 404, "NOT_FOUND", "x", "");
            adapter.inventory(main);
            assertThat(adapter.run(main, RUN)).isEmpty();
            callers.shutdown();
        }
    }

    @Test
    void givenErrorsThatTheGatewayReportsItself_whenItIsCalledAgain_thenItIsCalled() {
        gateway.error("getRun", 500, "INTERNAL", "this run is broken", "");
        for (int i = 0; i < 5; i++) {
            SmithersGatewayFailureTest.failure(() -> adapter.run(main, RUN));
        }

        assertThat(gateway.seen()).hasSize(5);
        assertThat(adapter.approvals(main).approvals()).isEmpty();
    }

    @Test
    void givenAGatewayWithAllItsCallsInFlight_whenAnotherIsCalled_thenItIsAsQuickAsBefore() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        gateway.rpc("listRuns", exchange -> {
            await(open);
            SmallGateway.send(exchange, 200, SmallGateway.result("[]"));
        });
        try (SmallGateway other = new SmallGateway().result("listApprovals", "[]");
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Gateway quick = SmallGateway.gateway(null, "gw_quick", other.url());
            adapter.approvals(quick);
            List<Future<@Nullable GatewayCallFailed>> calls = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                calls.add(callers.submit(() -> {
                    try {
                        adapter.runs(main, 0, 1);
                        return null;
                    } catch (GatewayCallFailed failed) {
                        return failed;
                    }
                }));
            }
            assertThat(firstFailure(calls).reason()).isEqualTo("too many calls to the gateway are waiting");
            assertThat(firstFailure(calls).mayHaveArrived()).isFalse();

            assertThat(timed(() -> adapter.approvals(quick))).isLessThan(Duration.ofSeconds(1));

            open.countDown();
            for (Future<@Nullable GatewayCallFailed> call : calls) {
                call.get(10, TimeUnit.SECONDS);
            }
            assertThat(gateway.mostAtOnce()).isEqualTo(8);
            assertThat(calls.stream().filter(call -> call.resultNow() == null)).hasSizeBetween(8, 40);
        }
    }

    private static GatewayCallFailed firstFailure(List<Future<@Nullable GatewayCallFailed>> calls)
            throws InterruptedException, ExecutionException {
        for (int i = 0; i < 100; i++) {
            for (Future<@Nullable GatewayCallFailed> call : calls) {
                if (call.isDone() && call.get() instanceof GatewayCallFailed failed) {
                    return failed;
                }
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no call was refused");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void givenManyGatewaysOfOneOrganization_whenAllAreSlow_thenTheyHaveFewCallersTogether() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        gateway.rpc("listRuns", exchange -> {
            await(open);
            SmallGateway.send(exchange, 200, SmallGateway.result("[]"));
        });
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<@Nullable GatewayCallFailed>> calls = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Gateway one = SmallGateway.gateway(new OrgId("org_acme"), "gw_" + i, gateway.url());
                calls.add(callers.submit(() -> {
                    try {
                        adapter.runs(one, 0, 1);
                        return null;
                    } catch (GatewayCallFailed failed) {
                        return failed;
                    }
                }));
            }
            firstFailure(calls);
            // Those of others and of the platform have room.
            Gateway ofOther = SmallGateway.gateway(new OrgId("org_other"), "gw_1", gateway.url());
            assertThat(adapter.approvals(ofOther).isAll()).isTrue();
            assertThat(adapter.approvals(main).approvals()).isEmpty();
            open.countDown();
            for (Future<@Nullable GatewayCallFailed> call : calls) {
                call.get(10, TimeUnit.SECONDS);
            }
            assertThat(calls.stream().filter(call -> call.resultNow() == null)).hasSize(12);
        }
    }

    @Test
    void givenALaunchThatTakesLong_whenItIsAnswered_thenItIsAccepted() {
        gateway.rpc("launchRun", exchange -> {
            try {
                Thread.sleep(6000);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            SmallGateway.send(exchange, 200, SmallGateway.result("{\"runId\":\"run_1\"}"));
        });

        assertThat(adapter.launch(main, RUN, new Label("hello"), Metadata.empty()))
                .isNotNull();
    }

    @Test
    void givenAnInterruptedCaller_whenItWaits_thenTheCallEnds() throws InterruptedException, TimeoutException {
        CountDownLatch open = new CountDownLatch(1);
        gateway.rpc("getRun", _ -> await(open));
        List<Throwable> thrown = new ArrayList<>();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                adapter.run(main, RUN);
            } catch (GatewayCallFailed failed) {
                thrown.add(failed);
            }
        });
        Thread.sleep(300);

        caller.interrupt();
        caller.join(Duration.ofSeconds(2));
        open.countDown();

        assertThat(thrown).hasSize(1);
    }
}
