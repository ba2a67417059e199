package org.landlord.adapter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.gateway.http.GatewayHttp;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.port.out.workflow.WorkflowGateway.Subscription;

/// The stream says when to look again.
class ChangeStreamTest extends GatewayTestBase {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

    private final BlockingQueue<Socket> open = new LinkedBlockingQueue<>();
    private final AtomicInteger changes = new AtomicInteger();

    /// Hands each connection to the test, and keeps it open.
    private RawServer server() {
        return new RawServer((_, socket) -> {
            RawServer.write(socket, OK);
            open.add(socket);
            Thread.sleep(Duration.ofMinutes(1));
        });
    }

    private static Gateway at(RawServer server) {
        return SmallGateway.gateway(null, "gw_stream", server.url());
    }

    private Socket next() throws InterruptedException {
        Socket socket = open.poll(5, TimeUnit.SECONDS);
        assertThat(socket).isNotNull();
        return socket;
    }

    private void awaitChanges(int number) throws InterruptedException {
        for (int i = 0; i < 100 && changes.get() < number; i++) {
            Thread.sleep(20);
        }
        assertThat(changes.get()).isEqualTo(number);
    }

    @Test
    void givenASubscription_whenSomethingChanges_thenItIsTold_andHeartbeatsAreNot() throws Exception {
        try (RawServer server = server();
                Subscription _ = adapter.subscribe(at(server), changes::incrementAndGet)) {
            Socket stream = next();
            RawServer.write(stream, ": heartbeat\n\nevent: heartbeat\ndata: {\"seq\":77}\n\n");
            Thread.sleep(300);
            assertThat(changes.get()).isZero();

            RawServer.write(stream, "id: 78\nevent: change\ndata: {\"seq\":78,\"collections\":[\"runs\"]}\n\n");
            awaitChanges(1);
            RawServer.write(stream, "event: reset\ndata: {}\n\n");
            awaitChanges(2);
        }
    }

    @Test
    void givenManyChangesAtOnce_thenTheyAreOne() throws Exception {
        try (RawServer server = server();
                Subscription _ = adapter.subscribe(at(server), changes::incrementAndGet)) {
            RawServer.write(next(), "event: change\ndata: {}\n\n".repeat(500));
            Thread.sleep(500);

            assertThat(changes.get()).isBetween(1, 3);
        }
    }

    @Test
    void givenAStreamThatEnds_thenItIsOpenedAgain_afterTheLastEvent() throws Exception {
        List<String> heads = new CopyOnWriteArrayList<>();
        gateway.at("/v1/api/stream", exchange -> {
            heads.add(String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID")));
            SmallGateway.sendBare(exchange, 200, "id: 78\nevent: change\ndata: {}\n\n");
        });
        try (Subscription _ = adapter.subscribe(main, changes::incrementAndGet)) {
            awaitChanges(1);
            awaitChanges(2);

            assertThat(heads).startsWith("null", "78");
            assertThat(gateway.last().authorization()).isEqualTo("Bearer " + SmallGateway.TOKEN);
        }
    }

    @Test
    void givenAStreamWithoutIds_whenItIsOpenedAgain_thenThatIsAChange() throws Exception {
        try (RawServer server = server();
                Subscription _ = adapter.subscribe(at(server), changes::incrementAndGet)) {
            next().close();
            next();

            awaitChanges(1);
        }
    }

    @Test
    void givenASubscription_whenItIsClosed_thenItsConnectionIsClosed_andNothingIsTold() throws Exception {
        try (RawServer server = server()) {
            Subscription subscription = adapter.subscribe(at(server), changes::incrementAndGet);
            Socket stream = next();

            subscription.close();

            stream.setSoTimeout(2000);
            assertThat(ended(stream)).isTrue();
            Thread.sleep(1500);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(changes.get()).isZero();
        }
    }

    @Test
    void givenAsManyStreamsAsOrganizationsMayHave_whenOneEnds_thenAnotherHasItsPlace() throws Exception {
        GatewayHttp http = new GatewayHttp(vertx(), true, Duration.ofSeconds(2), System::nanoTime);
        GatewayCalls calls = new GatewayCalls(http, secrets, () -> NOW);
        try (RawServer server = server();
                ChangeStreams streams = new ChangeStreams(vertx(), calls, 2)) {
            Subscription first = streams.subscribe(ofOrganization("gw_1", server), changes::incrementAndGet);
            Socket one = next();
            Subscription _ = streams.subscribe(ofOrganization("gw_2", server), changes::incrementAndGet);
            Socket two = next();
            Subscription _ = streams.subscribe(ofOrganization("gw_3", server), changes::incrementAndGet);
            assertThat(open.poll(1500, TimeUnit.MILLISECONDS)).isNull();
            // Those of the platform are not bounded.
            Subscription _ = streams.subscribe(at(server), changes::incrementAndGet);
            next();

            first.close();
            Socket three = next();
            assertThat(ended(one)).isTrue();
            // A connection that ends frees its place, too; either has it next.
            two.close();
            next();
            assertThat(open.poll(1500, TimeUnit.MILLISECONDS)).isNull();
            assertThat(three.isClosed()).isFalse();
        } finally {
            http.close();
        }
    }

    private static Gateway ofOrganization(String id, RawServer server) {
        return SmallGateway.gateway(new OrgId("org_acme"), id, server.url());
    }

    private static boolean ended(Socket stream) {
        try {
            return stream.getInputStream().read() < 0;
        } catch (IOException e) {
            return e.getMessage() != null && e.getMessage().contains("reset");
        }
    }

    @Test
    void givenTwoSubscriptions_thenTheyShareAConnection_untilTheLastIsClosed() throws Exception {
        try (RawServer server = server()) {
            Subscription first = adapter.subscribe(at(server), changes::incrementAndGet);
            Subscription second = adapter.subscribe(at(server), changes::incrementAndGet);
            Socket stream = next();
            RawServer.write(stream, "event: change\ndata: {}\n\n");
            awaitChanges(2);
            first.close();
            first.close();
            RawServer.write(stream, "event: change\ndata: {}\n\n");
            awaitChanges(3);
            second.close();

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void givenAGatewayThatRefuses_thenTheStreamIsTriedWithPauses() throws Exception {
        gateway.at("/v1/api/stream", exchange -> SmallGateway.sendBare(exchange, 401, "no"));
        try (Subscription _ = adapter.subscribe(main, changes::incrementAndGet)) {
            Thread.sleep(2000);

            assertThat(gateway.seen()).hasSizeBetween(1, 2);
            assertThat(changes.get()).isZero();
        }
    }
}
