package org.landlord.adapter.postgres.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Scope;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Announcements of changed access: `NOTIFY` delivers them when the unit of work commits. The payload is the
/// organization, or nothing for the platform.
@Singleton
public class AccessAnnouncements {

    private static final String CHANNEL = "landlord_access";

    private static final String ANNOUNCE = "SELECT pg_notify('" + CHANNEL + "', ?)";

    private final Jdbc jdbc;
    private final List<Consumer<@Nullable Scope>> listeners = new CopyOnWriteArrayList<>();

    AccessAnnouncements(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /// Announces a change. To be called in a writing unit of work.
    public void announce(Scope scope) {
        String payload = switch (scope) {
            case Scope.Platform _ -> "";
            case Scope.Org(var orgId) -> orgId.value();
            case Scope.Project(var orgId, var _) -> orgId.value();
        };
        jdbc.query(ANNOUNCE, row -> true, payload);
    }

    /// @param listener receives the scope whose access has changed; null for all
    public void onChange(Consumer<@Nullable Scope> listener) {
        listeners.add(listener);
    }

    /// Begins to listen on a new connection. Announcements may have been missed before.
    void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        deliver(null);
    }

    /// Waits for announcements and delivers them.
    void await(Connection connection, Duration most) throws SQLException {
        PGNotification[] received = connection.unwrap(PGConnection.class).getNotifications((int) most.toMillis());
        if (received != null) {
            for (PGNotification one : received) {
                String orgId = one.getParameter();
                deliver(orgId.isEmpty() ? new Scope.Platform() : new Scope.Org(new OrgId(orgId)));
            }
        }
    }

    private void deliver(@Nullable Scope scope) {
        listeners.forEach(listener -> listener.accept(scope));
    }
}
