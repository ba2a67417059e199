package org.landlord.application.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.audit.Changes;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.tenancy.Name;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.out.Stores;
import org.landlord.port.out.access.StoredApiKey;

public final class AdminBootstrapUseCase implements AdminBootstrap {

    /// The actor of the key that is generated at the first start.
    private static final Caller START = Caller.operator(new ActorId("landlord-start"));

    /// The actor of keys that are configured. Identifies them.
    private static final ActorId SETTER = new ActorId("landlord-setting");

    private static final Caller SETTING = Caller.operator(SETTER);

    private static final int PIECE = 500;

    /// The actor of a recovery.
    private static final Caller OWNER = Caller.operator(new ActorId("landlord-recovery"));

    private final UseCaseContext ports;
    private final ApiKeyFactory factory;
    private final ApiKeyCache keys;
    private final StoredAdminKey storedKey;

    public AdminBootstrapUseCase(
            UseCaseContext ports, ApiKeyFactory factory, ApiKeyCache keys, StoredAdminKey storedKey) {
        this.ports = ports;
        this.factory = factory;
        this.keys = keys;
        this.storedKey = storedKey;
    }

    @Override
    public Optional<ApiKeyToken> ensureAdministratorKey(@Nullable ApiKeyToken configuredKey) {
        if (configuredKey != null) {
            useConfiguredKey(configuredKey);
            return Optional.empty();
        }
        if (ports.gate().withoutAuthorization().read(AdminBootstrapUseCase::hasKeys)) {
            return Optional.empty();
        }
        // Several processes may start on the same storage: the first one creates the key.
        return ports.gate()
                .withoutAuthorization()
                .write(stores -> hasKeys(stores) ? Optional.empty() : Optional.of(issue(stores, START)));
    }

    @Override
    public ApiKeyToken recover() {
        return ports.gate().withoutAuthorization().write(stores -> issue(stores, OWNER));
    }

    @Override
    public Optional<ApiKeyToken> storedKey() {
        return storedKey.read();
    }

    private static boolean hasKeys(Stores stores) {
        return !stores.apiKeys().isEmpty();
    }

    /// The key is written for the operator before it is stored: a stored key that no one has would lock
    /// everyone out, and one that was not stored is replaced at the next start.
    private ApiKeyToken issue(Stores stores, Caller caller) {
        ApiKeyToken token = factory.newToken();
        storedKey.write(token);
        store(stores, caller, token, ports.clock().now());
        return token;
    }

    private void useConfiguredKey(ApiKeyToken configuredKey) {
        boolean settled = ports.gate()
                .withoutAuthorization()
                .read(stores -> stores.apiKeys()
                                .find(configuredKey.keyId())
                                .filter(stored -> isUsable(stored, configuredKey))
                                .isPresent()
                        && others(stores, configuredKey).isEmpty());
        if (settled) {
            return;
        }
        ports.gate().withoutAuthorization().write(stores -> {
            Instant now = ports.clock().now();
            StoredApiKey before = stores.apiKeys().find(configuredKey.keyId()).orElse(null);
            if (before == null) {
                store(stores, SETTING, configuredKey, now);
            } else {
                requireUsable(before.key(), now);
                if (!isUsable(before, configuredKey)) {
                    stores.apiKeys().update(new StoredApiKey(before.key(), SecretHash.of(configuredKey)));
                    audit(stores, SETTING, AuditAction.API_KEY_CREATE, before.key(), before.key(), now);
                    keys.forgetAfterCommit(before.key());
                }
            }
            others(stores, configuredKey).forEach(other -> revoke(stores, other, now));
            return true;
        });
    }

    /// A start does not restore a key that was revoked or has expired.
    private static void requireUsable(ApiKey key, Instant now) {
        if (key.orgId() != null || !key.scopes().equals(KeyScopes.all())) {
            throw new InvalidInput("lacks permissions: configure a key that has all of them");
        }
        if (key.revokedAt() != null) {
            throw new InvalidInput("was revoked: configure another key");
        }
        if (!key.isValid(now)) {
            throw new InvalidInput("has expired: configure its replacement or another key");
        }
    }

    private boolean isUsable(StoredApiKey stored, ApiKeyToken configuredKey) {
        return stored.secretHash().fits(configuredKey)
                && stored.key().isValid(ports.clock().now())
                && stored.key().orgId() == null
                && stored.key().scopes().equals(KeyScopes.all());
    }

    /// Valid keys of an earlier configuration: a new configured key replaces them.
    private List<StoredApiKey> others(Stores stores, ApiKeyToken configuredKey) {
        Instant now = ports.clock().now();
        List<StoredApiKey> others = new ArrayList<>();
        KeyId after = null;
        List<ApiKey> piece;
        do {
            piece = stores.apiKeys().list(null, after, PIECE);
            for (ApiKey key : piece) {
                if (SETTER.equals(key.createdBy())
                        && key.isValid(now)
                        && !key.keyId().equals(configuredKey.keyId())) {
                    stores.apiKeys().find(key.keyId()).ifPresent(others::add);
                }
                after = key.keyId();
            }
        } while (piece.size() == PIECE);
        return others;
    }

    private void revoke(Stores stores, StoredApiKey stored, Instant now) {
        ApiKey after = stored.key().revoked(now);
        stores.apiKeys().update(new StoredApiKey(after, stored.secretHash()));
        audit(stores, SETTING, AuditAction.API_KEY_REVOKE, stored.key(), after, now);
        keys.forgetAfterCommit(after);
    }

    private void store(Stores stores, Caller caller, ApiKeyToken token, Instant now) {
        IssuedApiKey issued = factory.store(
                stores, token, null, new Name("Administrator"), null, KeyScopes.all(), caller.actorId(), now, null);
        audit(stores, caller, AuditAction.API_KEY_CREATE, null, issued.key(), now);
    }

    private void audit(
            Stores stores, Caller caller, AuditAction action, @Nullable ApiKey before, ApiKey key, Instant now) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", key.name().toString());
        told.put("scopes", key.scopes().labels());
        told.putAll(Changes.told(before, key));
        AuditEntry.ofPlatform(action, key.keyId(), told).write(ports.ids(), stores, caller, now);
    }
}
