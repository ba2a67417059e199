package org.landlord.app.server.postgres;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.ContextStorageProvider;
import io.opentelemetry.context.Scope;
import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.landlord.server.settings.ProcessSettings;

/// Keeps the id of the request in the lines of the log. Quarkus' storage replaces all entries of the MDC by the ids of
/// a
/// trace, whenever a span becomes current or ceases to be.
public final class LoggedRequestIds implements ContextStorage {

    private static final String REQUEST_ID = "requestId";

    private final ContextStorage storage;

    private LoggedRequestIds(ContextStorage storage) {
        this.storage = storage;
    }

    /// OpenTelemetry finds it by `META-INF/services`.
    public static final class Provider implements ContextStorageProvider {

        @Override
        public ContextStorage get() {
            return new LoggedRequestIds(QuarkusContextStorage.INSTANCE);
        }
    }

    /// Chooses it among the storages on the class path. To be called before the log is configured, so that
    /// OpenTelemetry
    /// itself, which logs, must not be used.
    static void choose() {
        ProcessSettings.suggest("io.opentelemetry.context.contextStorageProvider", Provider.class.getName());
    }

    @Override
    public Scope attach(Context context) {
        Object id = MDC.get(REQUEST_ID);
        Scope scope = storage.attach(context);
        putBack(id);
        return () -> {
            Object last = MDC.get(REQUEST_ID);
            scope.close();
            putBack(last);
        };
    }

    private static void putBack(@Nullable Object id) {
        if (id != null) {
            MDC.put(REQUEST_ID, id);
        }
    }

    @Override
    public @Nullable Context current() {
        return storage.current();
    }
}
