package org.landlord.application.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.audit.Changes;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.KeyUse;
import org.landlord.domain.access.Principal;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.in.access.ListApiKeys;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.access.RotateApiKey;
import org.landlord.port.out.Stores;
import org.landlord.port.out.access.KeyExpiry;
import org.landlord.port.out.access.StoredApiKey;

public final class ApiKeyUseCases implements ApiKeys {

    private final UseCaseContext ports;
    private final ApiKeyFactory factory;
    private final ApiKeyCache keys;
    private final StoredAdminKey storedKey;

    public ApiKeyUseCases(UseCaseContext ports, ApiKeyFactory factory, ApiKeyCache keys, StoredAdminKey storedKey) {
        this.ports = ports;
        this.factory = factory;
        this.keys = keys;
        this.storedKey = storedKey;
    }

    @Override
    public IssuedApiKey create(Caller caller, CreateApiKey command) {
        OrgId orgId = command.orgId();
        return ports.gate().write(caller, AccessRequirement.of(Operation.CREATE_API_KEY, orgId), stores -> {
            requireOrg(stores, orgId);
            Instant now = ports.clock().now();
            requireFuture(command.expiresAt(), now);
            requireUse(orgId, command.scopes());
            Grants.requireOfKey(ports.gate(), caller, orgId, command.scopes());
            requireNotAfter(endOf(stores, caller), command.expiresAt());
            IssuedApiKey issued = factory.store(
                    stores,
                    factory.newToken(),
                    orgId,
                    command.name(),
                    command.externalId(),
                    command.scopes(),
                    caller.actorId(),
                    now,
                    command.expiresAt());
            audit(stores, caller, AuditAction.API_KEY_CREATE, null, issued.key(), now);
            return issued;
        });
    }

    @Override
    public Page<ApiKey> list(Caller caller, ListApiKeys query, PageRequest page) {
        OrgId orgId = query.orgId();
        return ports.gate().read(caller, AccessRequirement.of(Operation.LIST_API_KEYS, orgId), stores -> {
            requireOrg(stores, orgId);
            Instant now = ports.clock().now();
            Listing.Fetch<ApiKey> fetch =
                    (after, limit) -> list(stores, orgId, after == null ? null : new KeyId(after.text(0)), limit);
            return query.isOfAll()
                    ? Listing.of("api-keys", orgId).page(page, key -> Listing.Key.of(key.keyId()), fetch)
                    : Listing.of("api-keys", query)
                            .page(page, key -> Listing.Key.of(key.keyId()), key -> query.fits(key, now), fetch);
        });
    }

    private List<ApiKey> list(Stores stores, @Nullable OrgId orgId, @Nullable KeyId after, int limit) {
        return stores.apiKeys().list(orgId, after, limit).stream()
                .map(this::withLastUse)
                .toList();
    }

    @Override
    public Page<ApiKey> listExpiring(Caller caller, @Nullable Instant expiresBefore, PageRequest page) {
        return ports.gate().read(caller, AccessRequirement.of(Operation.LIST_EXPIRING_API_KEYS), stores -> {
            Instant now = ports.clock().now();
            Instant before = expiresBefore == null ? now.plus(EXPIRING_SOON) : expiresBefore;
            return Listing.of("expiring-api-keys", expiresBefore)
                    .page(
                            page,
                            key -> Listing.Key.of(
                                    Objects.requireNonNull(key.expiresAt()).toEpochMilli(), key.keyId()),
                            (last, limit) -> stores.apiKeys().listExpiring(now, before, expiry(last), limit).stream()
                                    .map(this::withLastUse)
                                    .toList());
        });
    }

    private static @Nullable KeyExpiry expiry(Listing.@Nullable Key last) {
        return last == null
                ? null
                : new KeyExpiry(Instant.ofEpochMilli(Long.parseLong(last.text(0))), new KeyId(last.text(1)));
    }

    @Override
    public ApiKey get(Caller caller, @Nullable OrgId orgId, KeyId keyId) {
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.GET_API_KEY, orgId),
                        stores -> withLastUse(required(stores, orgId, keyId).key()));
    }

    @Override
    public void revoke(Caller caller, @Nullable OrgId orgId, KeyId keyId, Precondition precondition) {
        ports.gate().write(caller, AccessRequirement.of(Operation.REVOKE_API_KEY, orgId), stores -> {
            StoredApiKey before = required(stores, orgId, keyId);
            precondition.check(before.key().version());
            // Revoking a key requires the permissions that creating it does.
            Grants.requireOfKey(ports.gate(), caller, orgId, before.key().scopes());
            if (before.key().revokedAt() == null) {
                Instant now = ports.clock().now();
                ApiKey after = before.key().revoked(now);
                stores.apiKeys().update(new StoredApiKey(after, before.secretHash()));
                stores.sessions().deleteOfKey(keyId);
                audit(stores, caller, AuditAction.API_KEY_REVOKE, before.key(), after, now);
                keys.forgetAfterCommit(after);
            }
            return keyId;
        });
    }

    @Override
    public IssuedApiKey rotate(Caller caller, RotateApiKey command) {
        OrgId orgId = command.orgId();
        return ports.gate().write(caller, AccessRequirement.of(Operation.ROTATE_API_KEY, orgId), stores -> {
            StoredApiKey stored = required(stores, orgId, command.keyId());
            ApiKey before = stored.key();
            Instant now = ports.clock().now();
            if (!before.isValid(now)) {
                throw new Conflict("the key " + before.keyId() + " is no longer valid: create a new key");
            }
            requireFuture(command.expiresAt(), now);
            Grants.requireOfKey(ports.gate(), caller, orgId, before.scopes());
            Instant latest = endOf(stores, caller);
            Instant expiresAt = command.expiresAt();
            if (expiresAt == null) {
                expiresAt = latest == null ? sameLifetime(before, now) : earlier(sameLifetime(before, now), latest);
            }
            requireNotAfter(latest, expiresAt);
            IssuedApiKey after = factory.store(
                    stores,
                    factory.newToken(),
                    orgId,
                    before.name(),
                    before.externalId(),
                    before.scopes(),
                    caller.actorId(),
                    now,
                    expiresAt);
            Instant end = earlier(before.expiresAt(), now.plus(command.overlap()));
            stores.apiKeys().update(new StoredApiKey(before.expiring(end), stored.secretHash()));
            audit(
                    stores,
                    caller,
                    AuditAction.API_KEY_ROTATE,
                    before,
                    before.expiring(end),
                    now,
                    "newKeyId",
                    after.key().keyId(),
                    "newExpiresAt",
                    expiresAt == null ? "never" : Timestamps.format(expiresAt),
                    "overlapSeconds",
                    command.overlap().toSeconds());
            keys.forgetAfterCommit(before);
            if (orgId == null) {
                storedKey.replaceAfterCommit(command.keyId(), after.token());
            }
            return after;
        });
    }

    /// The expiry for the same lifetime as the replaced key.
    private static @Nullable Instant sameLifetime(ApiKey before, Instant now) {
        Instant expiresAt = before.expiresAt();
        return expiresAt == null ? null : now.plus(Duration.between(before.createdAt(), expiresAt));
    }

    /// @param one null if it does not expire
    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    /// The expiry of the caller's own key; null if it does not expire or the caller has no key.
    private static @Nullable Instant endOf(Stores stores, Caller caller) {
        return caller.principal() instanceof Principal.KeyHolder holder
                ? stores.apiKeys()
                        .find(holder.keyId())
                        .map(own -> own.key().expiresAt())
                        .orElse(null)
                : null;
    }

    /// A key must not outlive the key of its creator.
    private static void requireNotAfter(@Nullable Instant latest, @Nullable Instant expiresAt) {
        if (latest != null && (expiresAt == null || expiresAt.isAfter(latest))) {
            throw InvalidInput.of("expiresAt", "must not be later than the expiry of your own key, " + latest);
        }
    }

    private static void requireOrg(Stores stores, @Nullable OrgId orgId) {
        if (orgId != null) {
            Lookups.org(stores, orgId);
        }
    }

    private static void requireFuture(@Nullable Instant expiresAt, Instant now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw InvalidInput.of("expiresAt", "must be in the future");
        }
    }

    /// A key without usable permissions is a mistake.
    private static void requireUse(@Nullable OrgId orgId, KeyScopes scopes) {
        if (orgId != null) {
            try {
                scopes.requireUseInOrganization();
            } catch (InvalidInput refused) {
                throw refused.at("scopes");
            }
        }
    }

    private static StoredApiKey required(Stores stores, @Nullable OrgId orgId, KeyId keyId) {
        requireOrg(stores, orgId);
        return stores.apiKeys()
                .find(keyId)
                .filter(stored -> Objects.equals(stored.key().orgId(), orgId))
                .orElseThrow(() -> new NotFound("api_key", keyId));
    }

    private ApiKey withLastUse(ApiKey key) {
        KeyUse lastUse = keys.lastUse(key.keyId());
        return lastUse == null ? key : key.used(lastUse);
    }

    private void audit(
            Stores stores,
            Caller caller,
            AuditAction action,
            @Nullable ApiKey before,
            ApiKey key,
            Instant now,
            Object... more) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", key.name().toString());
        told.put("scopes", key.scopes().labels());
        told.putAll(Changes.told(before, key, more));
        AuditEntry.of(action, key.orgId(), key.keyId(), told).write(ports.ids(), stores, caller, now);
    }
}
