package org.landlord.wire.json.diagnostics;

import java.util.function.Function;
import org.landlord.domain.diagnostics.ServerLoad;
import org.landlord.domain.diagnostics.ServerStatus;
import org.landlord.domain.diagnostics.StorageStatus;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// The state of a server as JSON.
public final class ServerStatusJson {

    private ServerStatusJson() {}

    public static void write(ServerStatus status, ObjectWriter out) {
        out.text("version", status.version())
                .text("commit", status.commit())
                .instant("startedAt", status.startedAt())
                .instant("checkedAt", status.checkedAt())
                .object("storage", status.storage(), ServerStatusJson::storage)
                .object("load", status.load(), ServerStatusJson::load)
                .number("heapUsedBytes", status.heapUsedBytes())
                .number("heapMaxBytes", status.heapMaxBytes());
    }

    private static void storage(StorageStatus storage, ObjectWriter out) {
        out.text("kind", storage.kind())
                .value("sizeBytes", storage.sizeBytes())
                .value("freeBytes", storage.freeBytes())
                .number("waitingWrites", storage.waitingWrites())
                .number("maxWaitingWrites", storage.maxWaitingWrites())
                .number("readersInUse", storage.readersInUse())
                .number("maxReaders", storage.maxReaders());
    }

    private static void load(ServerLoad load, ObjectWriter out) {
        out.number("seconds", load.seconds())
                .quantity("requestsPerSecond", load.requestsPerSecond())
                .quantity("serverErrorPercent", load.serverErrorPercent())
                .quantity("usageEventsPerSecond", load.usageEventsPerSecond());
    }

    public static ServerStatus read(ObjectReader in) {
        return new ServerStatus(
                in.required("version", Function.identity()),
                in.optional("commit", Function.identity()),
                in.instant("startedAt"),
                in.instant("checkedAt"),
                in.requiredObject("storage", ServerStatusJson::readStorage),
                in.requiredObject("load", ServerStatusJson::readLoad),
                in.number("heapUsedBytes"),
                in.number("heapMaxBytes"));
    }

    private static StorageStatus readStorage(ObjectReader in) {
        return new StorageStatus(
                in.required("kind", Function.identity()),
                in.wholeNumber("sizeBytes", bytes -> bytes),
                in.wholeNumber("freeBytes", bytes -> bytes),
                in.number("waitingWrites"),
                in.number("maxWaitingWrites"),
                in.integer("readersInUse"),
                in.integer("maxReaders"));
    }

    private static ServerLoad readLoad(ObjectReader in) {
        return new ServerLoad(
                in.integer("seconds"),
                in.quantity("requestsPerSecond"),
                in.quantity("serverErrorPercent"),
                in.quantity("usageEventsPerSecond"));
    }
}
