package org.landlord.adapter.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.gateway.http.GatewayHttp;
import org.landlord.domain.shared.Metadata;
import org.landlord.port.out.workflow.GatewayCallFailed;
import org.landlord.port.out.workflow.WorkflowGateway.RunOutputs;

/// Outputs of runs: each is read as it is, and what is not read is counted.
class OutputReadingTest extends GatewayTestBase {

    private final List<Object> received = new CopyOnWriteArrayList<>();

    private RunOutputs read() {
        return adapter.outputs(main, RUN, received::add);
    }

    /// A run of which so many nodes, n0 and so on, have ended.
    private void nodes(int number) {
        gateway.result(
                "listNodeStates",
                IntStream.range(0, number)
                        .mapToObj(i -> "{\"nodeId\":\"n" + i + "\",\"iteration\":0,\"state\":\"finished\"}")
                        .collect(Collectors.joining(",", "[", "]")));
    }

    /// @param row the output of a node, by its number
    private void outputs(IntFunction<String> row) {
        answer((exchange, node) -> SmallGateway.send(exchange, 200, output(row.apply(node))));
    }

    private static String output(String row) {
        return SmallGateway.result("{\"status\":\"produced\",\"row\":" + row + "}");
    }

    /// Answers for a node, by its number.
    private interface Answering {
        void answer(HttpExchange exchange, int node) throws IOException;
    }

    private void answer(Answering answering) {
        gateway.rpc("getNodeOutput", exchange -> {
            String node = SmallGateway.body(exchange).replaceAll("(?s).*\"nodeId\":\"n(\\d+)\".*", "$1");
            answering.answer(exchange, Integer.parseInt(node));
        });
    }

    private static Object numbered(int number) {
        return Map.of("n", new BigDecimal(number));
    }

    @Test
    void givenNodesThatFinished_whenTheOutputsAreRead_thenTheyAreByNodeAndExecution() {
        gateway.result("listNodeStates", """
                [{"nodeId":"greet","iteration":0,"state":"finished"},{"nodeId":"loop","iteration":0,"state":"finished"},
                 {"nodeId":"loop","iteration":1,"state":"finished"},{"nodeId":"later","iteration":0,"state":"pending"},
                 {"nodeId":"empty","iteration":0,"state":"finished"}]""");
        gateway.rpc("getNodeOutput", exchange -> {
            String body = SmallGateway.body(exchange);
            String row = body.contains("greet")
                    ? "{\"usage\":{\"cost\":0.10}}"
                    : body.contains("loop") ? "{\"n\":" + (body.contains("\"iteration\":1") ? 1 : 0) + "}" : "null";
            SmallGateway.send(exchange, 200, SmallGateway.result("{\"status\":\"produced\",\"row\":" + row + "}"));
        });

        assertThat(read().shown().json())
                .isEqualTo("{\"greet\":{\"usage\":{\"cost\":0.10}},\"loop\":{\"n\":0},\"loop#1\":{\"n\":1}}");
    }

    @Test
    void givenOutputsThatAreTooLarge_whenTheyAreRead_thenTheirUsageStays() {
        String states = IntStream.range(0, 3)
                .mapToObj(i -> "{\"nodeId\":\"n" + i + "\",\"iteration\":0,\"state\":\"finished\"}")
                .collect(Collectors.joining(","));
        gateway.result("listNodeStates", "[" + states + "]");
        gateway.result(
                "getNodeOutput",
                "{\"row\":{\"text\":\"" + "x".repeat(200_000) + "\",\"list\":[" + "1,".repeat(50_000)
                        + "1],\"usage\":{\"tokens\":5}}}");

        Metadata outputs = read().shown();

        assertThat(outputs.json().length()).isLessThan(Metadata.MAX_BYTES_OF_REPORT);
        assertThat(outputs.json().split("\"usage\":\\{\"tokens\":5\\}", -1)).hasSize(4);
        assertThat(outputs.json()).contains("{\"omitted\":\"a text of 200000 characters\"}");
    }

    @Test
    void givenManyOutputs_whenTheyAreRead_thenTheyAreReceivedInTheirOrder_byOneThread_readSomeAtATime() {
        nodes(300);
        outputs(i -> {
            pause(i % 3);
            return "{\"n\":" + i + "}";
        });
        List<Thread> threads = new CopyOnWriteArrayList<>();

        RunOutputs read = adapter.outputs(main, RUN, output -> {
            received.add(output);
            threads.add(Thread.currentThread());
        });

        assertThat(received)
                .isEqualTo(IntStream.range(0, 300)
                        .mapToObj(OutputReadingTest::numbered)
                        .toList());
        assertThat(threads).containsOnly(Thread.currentThread());
        // The gateway notes the end of a request after the answer, when the next one may have begun.
        assertThat(gateway.mostAtOnce()).isBetween(2, 2 * OutputReading.AT_A_TIME);
        assertThat(read.unread()).isZero();
        assertThat(read.shown().members())
                .hasSize(ShownOutputs.MAX_SHOWN + 1)
                .containsEntry("omitted", "the outputs of 100 more executions of nodes");
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void givenAWideOutput_whenItIsRead_thenItIsReceivedAsItIs() {
        nodes(1);
        String wide =
                IntStream.range(0, 20_000).mapToObj(i -> "\"m" + i + "\":" + i).collect(Collectors.joining(","));
        outputs(_ -> "{" + wide + ",\"usage\":{\"tokens\":5}}");

        RunOutputs read = read();

        assertThat(read.shown().json().length()).isLessThan(Metadata.MAX_BYTES_OF_REPORT);
        assertThat(read.shown().json()).contains("omitted");
        assertThat(Members.of(received.getFirst()).object("usage").integer("tokens"))
                .isEqualTo(5);
        assertThat(read.unread()).isZero();
    }

    @Test
    void givenMoreOutputsThanAreRead_whenTheyAreRead_thenTheRestIsCounted() {
        nodes(1007);
        outputs(i -> "{\"n\":" + i + "}");

        RunOutputs read = read();

        assertThat(received).hasSize(1000);
        assertThat(read.unread()).isEqualTo(7);
        assertThat(read.shown().members()).containsEntry("omitted", "the outputs of 807 more executions of nodes");
    }

    @Test
    void givenAnOutputThatIsTooLarge_whenTheyAreRead_thenItIsCounted_andTheOthersAreRead() {
        nodes(3);
        outputs(i -> i == 0 ? "\"" + "x".repeat(GatewayHttp.MAX_BYTES) + "\"" : "{\"n\":" + i + "}");

        RunOutputs read = read();

        assertThat(received).containsExactly(numbered(1), numbered(2));
        assertThat(read.unread()).isEqualTo(1);
        assertThat(read.shown().members()).containsEntry("n0", Map.of("omitted", "it is too large"));
    }

    @Test
    void givenAnErrorWithOneOutput_whenTheyAreRead_thenItIsCounted_alsoIfItIsTheOnlyOne() {
        nodes(1);
        gateway.error("getNodeOutput", 500, "INTERNAL", "this row is broken", "");

        RunOutputs read = read();

        assertThat(read.unread()).isEqualTo(1);
        assertThat(received).isEmpty();
        assertThat(gateway.seen()).hasSize(4);
    }

    @Test
    void givenAnErrorThatPasses_whenOutputsAreRead_thenNothingIsMissing() {
        nodes(2);
        AtomicInteger calls = new AtomicInteger();
        answer((exchange, node) -> {
            if (node == 1 && calls.incrementAndGet() < 3) {
                SmallGateway.send(exchange, 500, SmallGateway.error("INTERNAL", "database is locked", ""));
            } else {
                SmallGateway.send(exchange, 200, output("{\"n\":" + node + "}"));
            }
        });

        assertThat(read().unread()).isZero();
        assertThat(received).containsExactly(numbered(0), numbered(1));
    }

    @Test
    void givenAGatewayThatDoesNotAnswer_whenOutputsAreRead_thenThatFails() {
        nodes(2);
        gateway.rpc("getNodeOutput", exchange -> SmallGateway.sendBare(exchange, 503, "busy"));

        assertThatThrownBy(this::read).isInstanceOf(GatewayCallFailed.class);
        assertThat(received).isEmpty();
    }

    @Test
    void givenAGatewayThatStopsToAnswer_whenOutputsAreRead_thenWhatWasReadStays_andTheRestIsCounted() {
        nodes(3);
        answer((exchange, node) -> {
            if (node == 0) {
                SmallGateway.send(exchange, 200, output("{\"n\":0}"));
            } else {
                // After the first one was received.
                pause(300);
                SmallGateway.sendBare(exchange, 503, "busy");
            }
        });

        RunOutputs read = read();

        assertThat(received).containsExactly(numbered(0));
        assertThat(read.unread()).isEqualTo(2);
    }

    @Test
    void givenOutputsThatAreSlow_whenTheyAreRead_thenTheCallEnds_andWhatIsMissingIsCounted() {
        adapter.close();
        adapter = adapter(true, Duration.ofSeconds(2));
        nodes(200);
        outputs(i -> {
            pause(250);
            return "{\"n\":" + i + "}";
        });

        long start = System.nanoTime();
        RunOutputs read = read();

        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(3 + 2));
        assertThat(received.size()).isBetween(8, 190);
        assertThat(read.unread()).isEqualTo(200 - received.size());
        assertThat(read.shown().members()).containsEntry("n199", Map.of("omitted", "it was not read in time"));
    }

    @Test
    void givenSomethingThrownForAnOutput_whenTheyAreRead_thenTheCallEndsWithIt() {
        nodes(20);
        outputs(i -> "{\"n\":" + i + "}");

        assertThatThrownBy(() -> adapter.outputs(main, RUN, _ -> {
                    throw new IllegalStateException("thrown by a test");
                }))
                .hasMessage("thrown by a test");
        assertThat(gateway.seen().size()).isLessThan(20);
    }

    @Test
    void givenTwoRunsAtATime_whenTheirOutputsAreRead_thenTheSecondOneIsReadOneByOne() throws InterruptedException {
        nodes(40);
        CountDownLatch begun = new CountDownLatch(1);
        outputs(i -> {
            begun.countDown();
            pause(20);
            return "{\"n\":" + i + "}";
        });
        Thread first = Thread.ofVirtual().start(() -> adapter.outputs(main, RUN, _ -> {}));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        read();
        first.join();

        assertThat(received).hasSize(40);
        assertThat(gateway.mostAtOnce()).isLessThanOrEqualTo(OutputReading.AT_A_TIME + 1);
    }
}
