package org.landlord.adapter.gateway;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.port.out.secret.SecretReader;
import org.landlord.port.out.secret.SecretReading;

/// The adapter, and a double of a gateway that it calls.
abstract class GatewayTestBase {

    static final RunId RUN = new RunId("run_1");
    static final Instant NOW = Instant.parse("2026-11-30T12:00:00.000Z");

    private static @Nullable Vertx vertx;

    final SmallGateway gateway = new SmallGateway();
    Secrets secrets = new Secrets();
    SmithersGateway adapter = adapter(true);
    Gateway main = gateway.ofPlatform();

    /// What is said to be the token.
    static final class Secrets implements SecretReader {

        SecretReading reading = new SecretReading.Read(SmallGateway.TOKEN);

        @Override
        public SecretReading read(@Nullable OrgId orgId, TokenReference location) {
            return reading;
        }
    }

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx().close().toCompletionStage().toCompletableFuture().join();
    }

    static Vertx vertx() {
        if (vertx == null) {
            throw new IllegalStateException("before the first test");
        }
        return vertx;
    }

    /// @param allowPrivate true if gateways of organizations may have any address
    SmithersGateway adapter(boolean allowPrivate) {
        return adapter(allowPrivate, Duration.ofSeconds(10));
    }

    SmithersGateway adapter(boolean allowPrivate, Duration timeOut) {
        return new SmithersGateway(vertx(), allowPrivate, timeOut, secrets, () -> NOW);
    }

    /// The body of the last request.
    Map<String, @Nullable Object> sent() {
        try {
            return Members.of(Json.read(gateway.last().body().getBytes(StandardCharsets.UTF_8), _ -> true, null))
                    .all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void begin() {
        gateway.result("listWorkflows", "[]");
        gateway.result("listApprovals", "[]");
    }

    @AfterEach
    void stop() {
        adapter.close();
        gateway.close();
    }
}
