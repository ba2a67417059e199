package org.landlord.persistence.jpa.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.access.session.SessionHolder;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.persistence.jpa.sql.MetadataText;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.port.out.access.StoredSession;

/// A [StoredSession].
@Entity
@Table(name = "session")
class SessionRow {

    private static final String GROUPS = "groups";

    @Id
    @Column(name = "session_id")
    private String sessionId;

    @Column(name = "org_id")
    private @Nullable String orgId;

    @Column(name = "key_id")
    private @Nullable String keyId;

    @Column(name = "provider_id")
    private @Nullable String providerId;

    @Column(name = "user_id")
    private @Nullable String userId;

    /// A JSON object with the list `groups`.
    @Column(name = "user_groups")
    private String groups;

    @Column(name = "groups_overage")
    private int groupsOverage;

    @Column(name = "created_at")
    private long createdAt;

    /// Changed by [SessionRepository#used] only.
    @Column(name = "last_used_at", updatable = false)
    private long lastUsedAt;

    @Column(name = "expires_at")
    private long expiresAt;

    @Column(name = "idle_ms")
    private long idleMillis;

    /// Changed by [SessionRepository#used] only.
    @Column(name = "ends_at", updatable = false)
    private long endsAt;

    @Column(name = "address")
    private @Nullable String address;

    @Column(name = "user_agent")
    private @Nullable String userAgent;

    @Column(name = "sign_out_hint")
    private @Nullable String signOutHint;

    @Column(name = "token_hash")
    private String tokenHash;

    /// For Hibernate.
    protected SessionRow() {}

    static SessionRow toRow(StoredSession stored) {
        Session session = stored.session();
        SessionRow row = new SessionRow();
        row.sessionId = session.sessionId().value();
        row.orgId = Nullables.text(session.orgId());
        row.keyId = Nullables.text(session.keyId());
        row.providerId = Nullables.text(session.providerId());
        row.userId = Nullables.text(session.userId());
        row.groups = Metadata.ofChanges(Map.of(GROUPS, stored.groups())).json();
        row.groupsOverage = stored.groupsOverage() ? 1 : 0;
        row.createdAt = session.createdAt().toEpochMilli();
        row.lastUsedAt = session.lastUsedAt().toEpochMilli();
        row.expiresAt = session.expiresAt().toEpochMilli();
        row.idleMillis = stored.idle().toMillis();
        row.endsAt = stored.endsAt().toEpochMilli();
        row.address = session.address();
        row.userAgent = session.userAgent();
        row.signOutHint = stored.signOutHint();
        row.tokenHash = stored.tokenHash().hex();
        return row;
    }

    StoredSession toDomain() {
        return new StoredSession(
                toSession(),
                new SecretHash(tokenHash),
                Duration.ofMillis(idleMillis),
                groups(),
                groupsOverage == 1,
                signOutHint);
    }

    Session toSession() {
        return new Session(
                new SessionId(sessionId),
                holder(),
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(lastUsedAt),
                Instant.ofEpochMilli(expiresAt),
                address,
                userAgent);
    }

    private SessionHolder holder() {
        OrgId org = Nullables.map(orgId, OrgId::new);
        if (keyId != null) {
            return new SessionHolder.Key(org, new KeyId(keyId));
        }
        if (org == null || providerId == null || userId == null) {
            throw new IllegalStateException("a stored session has neither a key nor a user");
        }
        return new SessionHolder.User(org, new ProviderId(providerId), new UserId(userId));
    }

    private List<String> groups() {
        return MetadataText.readChanges(groups).members().get(GROUPS) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
