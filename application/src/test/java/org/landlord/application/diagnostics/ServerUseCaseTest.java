package org.landlord.application.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.memory.MemoryStorageMonitor;
import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.application.ProcessParts;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Principal;
import org.landlord.domain.diagnostics.ServerLoad;
import org.landlord.domain.diagnostics.ServerStatus;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.NotFound;
import org.landlord.port.out.diagnostics.ProcessMonitor;
import org.landlord.port.out.diagnostics.ServerMonitors;

class ServerUseCaseTest {

    private static final Caller OPERATOR = Caller.operator(new ActorId("operator"));
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final InMemory world = new InMemory();
    private final LandlordApplication landlord =
            LandlordApplication.on(ProcessParts.of(new MemoryUnitOfWork(), world, world, world, world, world)
                    .withMonitors(new ServerMonitors(new MemoryStorageMonitor(), new Process())));

    private record Process() implements ProcessMonitor {

        @Override
        public String version() {
            return "1.2.3";
        }

        @Override
        public String commit() {
            return "abc";
        }

        @Override
        public Instant startedAt() {
            return START;
        }

        @Override
        public long heapUsedBytes() {
            return 10;
        }

        @Override
        public long heapMaxBytes() {
            return 20;
        }
    }

    private ServerLoad load() {
        return landlord.server().status(OPERATOR).load();
    }

    private void answer(int requests, int serverErrors) {
        for (int i = 0; i < requests; i++) {
            landlord.serverTraffic().answered(i < serverErrors);
        }
    }

    @Test
    void givenAServer_whenItsStateIsRead_thenItHasItsProcessItsStorageAndItsLoad() {
        world.pass(Duration.ofSeconds(10));

        assertThat(landlord.server().status(OPERATOR))
                .isEqualTo(new ServerStatus(
                        "1.2.3",
                        "abc",
                        START,
                        world.now(),
                        new MemoryStorageMonitor().status(),
                        ServerLoad.of(10, 0, 0, 0),
                        10,
                        20));
    }

    @Test
    void givenTraffic_whenTheLoadIsRead_thenOnlyCompleteSecondsCount() {
        answer(5, 1);
        landlord.serverTraffic().recorded(7);
        assertThat(load()).isEqualTo(ServerLoad.of(1, 0, 0, 0));

        world.pass(Duration.ofSeconds(1));
        answer(3, 0);
        assertThat(load()).isEqualTo(ServerLoad.of(1, 5, 1, 7));
        world.pass(Duration.ofSeconds(1));
        assertThat(load()).isEqualTo(ServerLoad.of(2, 8, 1, 7));
    }

    @Test
    void givenTrafficOfMoreThanTwoMinutes_whenTheLoadIsRead_thenOnlyTheLastTwoMinutesCount() {
        for (int second = 0; second < 300; second++) {
            answer(second, 0);
            world.pass(Duration.ofSeconds(1));
        }
        assertThat(load()).isEqualTo(ServerLoad.of(120, (180 + 299) * 120 / 2, 0, 0));

        world.pass(Duration.ofSeconds(119));
        assertThat(load()).isEqualTo(ServerLoad.of(120, 299, 0, 0));
        world.pass(Duration.ofDays(1));
        assertThat(load()).isEqualTo(ServerLoad.of(120, 0, 0, 0));
    }

    @Test
    void givenACallerWithoutThePermission_whenTheStateIsRead_thenItIsRefused() {
        List<String> others = List.of(Permission.values()).stream()
                .filter(permission -> permission != Permission.PLATFORM_READ)
                .map(Permission::label)
                .toList();
        Caller caller = new Caller(
                new Principal.KeyHolder(new KeyId("key_" + "0".repeat(26)), null, new KeyScopes(others).permissions()),
                Origin.unknown());

        assertThatThrownBy(() -> landlord.server().status(caller)).isInstanceOf(Forbidden.class);
    }

    @Test
    void givenAProcessThatIsNoServer_whenItsStateIsRead_thenThereIsNoServer() {
        assertThatThrownBy(() -> world.landlord().server().status(OPERATOR))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("--server");
    }
}
