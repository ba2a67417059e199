package org.landlord.adapter.cli.diagnostics;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.nested;
import static org.landlord.adapter.cli.output.Field.number;
import static org.landlord.adapter.cli.output.Field.quantity;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.diagnostics.ServerLoad;
import org.landlord.domain.diagnostics.ServerStatus;
import org.landlord.domain.diagnostics.StorageStatus;
import org.landlord.domain.usage.Quantity;
import picocli.CommandLine.Command;

/// `landlord server`.
@Command(name = "server", description = "Shows the state of a server.")
public final class ServerCommand implements CommandGroup {

    private static final View<StorageStatus> STORAGE = View.of(
            word("kind", StorageStatus::kind),
            quantity("sizeBytes", storage -> bytes(storage.sizeBytes())),
            quantity("freeBytes", storage -> bytes(storage.freeBytes())),
            number("waitingWrites", StorageStatus::waitingWrites),
            number("maxWaitingWrites", StorageStatus::maxWaitingWrites),
            number("readersInUse", StorageStatus::readersInUse),
            number("maxReaders", StorageStatus::maxReaders));

    private static final View<ServerLoad> LOAD = View.of(
            number("seconds", ServerLoad::seconds),
            quantity("requestsPerSecond", ServerLoad::requestsPerSecond),
            quantity("serverErrorPercent", ServerLoad::serverErrorPercent),
            quantity("usageEventsPerSecond", ServerLoad::usageEventsPerSecond));

    private static final View<ServerStatus> VIEW = View.of(
            id("version", ServerStatus::version),
            word("commit", ServerStatus::commit),
            time("startedAt", ServerStatus::startedAt),
            time("checkedAt", ServerStatus::checkedAt),
            nested("storage", STORAGE, ServerStatus::storage),
            nested("load", LOAD, ServerStatus::load),
            number("heapUsedBytes", ServerStatus::heapUsedBytes),
            number("heapMaxBytes", ServerStatus::heapMaxBytes));

    private static @Nullable Quantity bytes(@Nullable Long bytes) {
        return bytes == null ? null : Quantity.of(bytes);
    }

    @Override
    public List<Object> commands() {
        return List.of(new Status());
    }

    @Command(
            name = "status",
            description = "Shows the version of a server, the state of its storage and its load.",
            footer = {
                "",
                "Requires the permission platform:read. The load is that of the last two minutes, or since the start.",
                "",
                "Example:",
                "  landlord server status --server https://landlord.example.com"
            })
    static final class Status implements CliCommand {

        @Override
        public ExitCode run(Session session) {
            return session.print(VIEW, session.landlord().server().status(session.caller()));
        }
    }
}
