package org.landlord.adapter.rest.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.adapter.rest.http.head.RequestCaller;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;

/// On a real server that answers with the size of the body, or with why it was refused.
class BodyCollectionTest {

    private static final int LARGEST = (int) BoundedBody.MAX_BATCH_BYTES;

    private static final int STALLED = 3;

    private static final String TENANT = "X-Tenant";

    private final Vertx vertx = Vertx.vertx();
    private final UploadMemoryBudget memory = new UploadMemoryBudget(2L * LARGEST);
    private final BodyCollection.Bounds bounds =
            new BodyCollection.Bounds(Duration.ofSeconds(2), memory, new FairShare(Integer.MAX_VALUE, STALLED));
    private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server = vertx.createHttpServer();

    @BeforeEach
    void start() throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(this::answer);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void answer(RoutingContext context) {
        String tenant = context.request().getHeader(TENANT);
        RequestCaller.set(context, Caller.operator(new ActorId(tenant == null ? "a" : tenant)));
        new BodyCollection(context, LARGEST, bounds, new BodyCollection.Listener() {
                    @Override
                    public void collected(CollectedBody body) {
                        try (InputStream in = new BoundedBody(body, LARGEST, "", false).stream()) {
                            end("size " + in.readAllBytes().length);
                        } catch (IOException | RuntimeException refused) {
                            end("" + refused.getMessage());
                        }
                    }

                    @Override
                    public void failed(RuntimeException failure) {
                        end(failure.getClass().getSimpleName() + ": " + failure.getMessage());
                    }

                    private void end(String text) {
                        if (!context.response().closed()) {
                            context.response().end(text + "\n");
                        }
                    }
                })
                .begin();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.actualPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        sockets.add(socket);
        return socket;
    }

    /// Sends a head that declares a length, and the beginning of the body.
    private Socket begin(String tenant, int length, int sent) throws IOException {
        Socket socket = connect();
        write(
                socket,
                "POST / HTTP/1.1\r\nHost: x\r\n" + TENANT + ": " + tenant + "\r\nContent-Length: " + length
                        + "\r\n\r\n");
        write(socket, " ".repeat(sent));
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /// The body of the answer.
    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after: " + answer);
            }
            answer.append((char) next);
        }
        String length = answer.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
        return new String(socket.getInputStream().readNBytes(Integer.parseInt(length)), StandardCharsets.US_ASCII)
                .strip();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 1 << 16, (1 << 16) + 1, 1 << 20, 16 << 20})
    void givenABodyOfAnySize_thenItIsCollected(int size) throws Exception {
        Socket socket = begin("a", size, size);

        assertThat(answer(socket)).isEqualTo("size " + size);
    }

    @Test
    void givenAsManyStalledBodiesOfATenantAsMayStall_whenOneMoreDoes_thenItIsRefused_andThoseOfOthersAreNot()
            throws Exception {
        List<Socket> stalled = new ArrayList<>();
        for (int i = 0; i < STALLED; i++) {
            stalled.add(begin("a", 100_000, 1000));
        }
        Thread.sleep(600);

        assertThat(answer(begin("a", 100_000, 1000))).startsWith("RateLimited: too many request bodies");

        Socket small = begin("a", 1000, 1);
        Socket other = begin("b", 100_000, 1000);
        Thread.sleep(600);
        write(small, " ".repeat(999));
        write(other, " ".repeat(99_000));
        assertThat(answer(small)).as("small bodies may stall").isEqualTo("size 1000");
        assertThat(answer(other)).isEqualTo("size 100000");
        for (Socket socket : stalled) {
            write(socket, " ".repeat(99_000));
            assertThat(answer(socket)).isEqualTo("size 100000");
        }
    }

    @Test
    void givenBodiesThatStalledOnce_whenTheyGoOn_thenOthersMayStall() throws Exception {
        for (int round = 0; round < 2; round++) {
            List<Socket> stalled = new ArrayList<>();
            for (int i = 0; i < STALLED; i++) {
                stalled.add(begin("a", 100_000, 1));
            }
            Thread.sleep(600);
            for (Socket socket : stalled) {
                write(socket, " ".repeat(99_999));
                assertThat(answer(socket)).isEqualTo("size 100000");
            }
        }
    }

    @Test
    void givenManyBodiesThatAreAboutToArrive_thenNoneIsRefused() throws Exception {
        List<Future<String>> many = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20 * STALLED; i++) {
                many.add(threads.submit(() -> {
                    Socket socket = begin("a", 100_000, 1);
                    write(socket, " ".repeat(99_999));
                    return answer(socket);
                }));
            }
        }
        for (Future<String> answer : many) {
            assertThat(answer.get()).isEqualTo("size 100000");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1_000_000})
    void givenABodyThatDrips_thenItsConnectionIsClosed(int length) throws Exception {
        Socket socket = begin("a", length, 1);
        boolean isClosed = false;
        for (int i = 0; i < 100 && !isClosed; i++) {
            Thread.sleep(100);
            isClosed = !hasTaken(socket);
        }
        assertThat(isClosed).isTrue();
    }

    private static boolean hasTaken(Socket socket) {
        try {
            write(socket, " ");
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void givenNoMemory_whenABodyWaitsForIt_thenItIsRefusedAfterASecond_andItsMemoryIsThereForOthers() throws Exception {
        UploadMemoryBudget.Reservation others = memory.open("a");
        others.growTo(LARGEST - 50_000);

        long begin = System.nanoTime();
        String refused = answer(begin("a", 1_000_000, 1_000_000));

        assertThat(refused).startsWith("Unavailable: too many large request bodies");
        assertThat(System.nanoTime() - begin)
                .isGreaterThan(Duration.ofMillis(900).toNanos());
        assertThat(answer(begin("a", 40_000, 40_000))).isEqualTo("size 40000");
        others.release();
        assertThat(memory.open("a").growTo(LARGEST))
                .as("all of it was given back")
                .isTrue();
    }

    @Test
    void givenABodyThatWaitsForMemory_whenThereIsSome_thenItIsReadToItsEnd() throws Exception {
        UploadMemoryBudget.Reservation others = memory.open("a");
        others.growTo(LARGEST - 50_000);
        Socket socket = begin("a", 1_000_000, 1_000_000);
        Thread.sleep(300);

        others.release();

        assertThat(answer(socket)).isEqualTo("size 1000000");
    }

    @Test
    void givenClientsThatDisappear_thenTheMemoryOfTheirBodiesIsGivenBack() throws Exception {
        for (int i = 0; i < 20; i++) {
            Socket socket = begin("a", LARGEST, LARGEST / 8);
            socket.close();
        }
        UploadMemoryBudget.Reservation all = memory.open("a");
        for (int i = 0; i < 100 && !all.growTo(LARGEST); i++) {
            Thread.sleep(50);
        }
        assertThat(all.growTo(LARGEST)).isTrue();
    }

    @Test
    void givenABodyThatIsTooLarge_thenItsClientHearsSo_afterAllIsSentOrBefore() throws Exception {
        assertThat(answer(begin("a", LARGEST + 1, LARGEST + 1))).isEqualTo("the body must be at most 16 MiB");

        Socket asking = connect();
        write(
                asking,
                "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: " + (LARGEST + 1) + "\r\n\r\n");
        assertThat(answer(asking)).as("without reading it").isEqualTo("the body must be at most 16 MiB");

        Socket chunked = connect();
        write(chunked, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        String chunk = Integer.toHexString(1 << 20) + "\r\n" + " ".repeat(1 << 20) + "\r\n";
        for (int i = 0; i < 17; i++) {
            write(chunked, chunk);
        }
        write(chunked, "0\r\n\r\n");
        assertThat(answer(chunked)).isEqualTo("the body must be at most 16 MiB");
        assertThat(memory.open("a").growTo(LARGEST))
                .as("none of it takes memory")
                .isTrue();
    }

    @Test
    void givenABodyOfUnknownLength_whenItArrivesInManySmallChunks_thenItIsCollected() throws Exception {
        Socket socket = connect();
        write(socket, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        write(socket, "1\r\n \r\n".repeat(5000) + "0\r\n\r\n");

        assertThat(answer(socket)).isEqualTo("size 5000");
    }

    @Test
    void givenHttp2_whenALargeBodyIsSent_thenItIsCollected() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.actualPort());
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            for (int i = 0; i < 2; i++) {
                HttpRequest request = HttpRequest.newBuilder(uri)
                        .POST(BodyPublishers.ofString(" ".repeat(1 << 20)))
                        .build();

                assertThat(http.send(request, BodyHandlers.ofString()).body().strip())
                        .isEqualTo("size " + (1 << 20));
            }
        }
    }
}
