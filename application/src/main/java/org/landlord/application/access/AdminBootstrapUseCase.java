package org.landlord.application.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.application.audit.Changes;
import org.landlord.application.audit.Described;
import org.landlord.application.audit.PlatformEntry;
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

final class AdminBootstrapUseCase implements AdminBootstrap {

    /// Who does what nobody asked for: the start itself.
    private static final Caller START = Caller.operator(new ActorId("landlord-start"));

    /// Who says with a setting which key the administrator has. Marks the keys that came in that way.
    private static final ActorId SETTER = new ActorId("landlord-setting");

    private static final Caller SETTING = Caller.operator(SETTER);

    private static final int PIECE = 500;

    /// Who holds the storage.
    private static final Caller OWNER = Caller.operator(new ActorId("landlord-recovery"));

    private final UseCaseContext ports;
    private final ApiKeyFactory maker;
    private final ApiKeyCache keys;
    private final AdminKeyFile beside;

    AdminBootstrapUseCase(UseCaseContext ports, ApiKeyFactory maker, ApiKeyCache keys, AdminKeyFile beside) {
        this.ports = ports;
        this.maker = maker;
        this.keys = keys;
        this.beside = beside;
    }

    @Override
    public Optional<ApiKeyToken> administratorKey(@Nullable ApiKeyToken given) {
        if (given != null) {
            makeGood(given);
            return Optional.empty();
        }
        if (ports.gate().unguarded().read(AdminBootstrapUseCase::hasKeys)) {
            return Optional.empty();
        }
        // Others may be starting on the same storage: who is first makes the key.
        return ports.gate()
                .unguarded()
                .write(stores -> hasKeys(stores) ? Optional.empty() : Optional.of(leave(stores, START)));
    }

    @Override
    public ApiKeyToken recover() {
        return ports.gate().unguarded().write(stores -> leave(stores, OWNER));
    }

    @Override
    public Optional<ApiKeyToken> left() {
        return beside.left();
    }

    private static boolean hasKeys(Stores stores) {
        return !stores.apiKeys().isEmpty();
    }

    /// Left beside the storage before it is stored: a key that nobody knows would lock everybody out, and one
    /// that was never stored is replaced at the next start.
    private ApiKeyToken leave(Stores stores, Caller caller) {
        ApiKeyToken token = maker.newToken();
        beside.leave(token);
        store(stores, caller, token, ports.clock().now());
        return token;
    }

    private void makeGood(ApiKeyToken given) {
        boolean settled = ports.gate()
                .unguarded()
                .read(stores -> stores.apiKeys()
                                .find(given.keyId())
                                .filter(stored -> isValid(stored, given))
                                .isPresent()
                        && others(stores, given).isEmpty());
        if (settled) {
            return;
        }
        ports.gate().unguarded().write(stores -> {
            Instant now = ports.clock().now();
            StoredApiKey before = stores.apiKeys().find(given.keyId()).orElse(null);
            if (before == null) {
                store(stores, SETTING, given, now);
            } else {
                requireUsable(before.key(), now);
                if (!isValid(before, given)) {
                    stores.apiKeys().update(new StoredApiKey(before.key(), SecretHash.of(given)));
                    audit(stores, SETTING, AuditAction.API_KEY_CREATE, before.key(), before.key(), now);
                    keys.forgetAfterCommit(given.keyId());
                }
            }
            others(stores, given).forEach(other -> revoke(stores, other, now));
            return true;
        });
    }

    /// A key that somebody has ended stays so, however often the server is started with it.
    private static void requireUsable(ApiKey key, Instant now) {
        if (key.orgId() != null || !key.scopes().equals(KeyScopes.all())) {
            throw new InvalidInput("is a key that may not do everything: set another one");
        }
        if (key.revokedAt() != null) {
            throw new InvalidInput("is a key that was revoked: set another one");
        }
        if (!key.isValid(now)) {
            throw new InvalidInput("is a key that has expired: set the one that took its place, or another one");
        }
    }

    private boolean isValid(StoredApiKey stored, ApiKeyToken given) {
        return stored.secretHash().fits(given)
                && stored.key().isValid(ports.clock().now())
                && stored.key().orgId() == null
                && stored.key().scopes().equals(KeyScopes.all());
    }

    /// Those that were given at an earlier start, and are good still: whoever sets another one takes the old one
    /// away.
    private List<StoredApiKey> others(Stores stores, ApiKeyToken given) {
        Instant now = ports.clock().now();
        List<StoredApiKey> others = new ArrayList<>();
        KeyId after = null;
        List<ApiKey> piece;
        do {
            piece = stores.apiKeys().list(null, after, PIECE);
            for (ApiKey key : piece) {
                if (SETTER.equals(key.createdBy())
                        && key.isValid(now)
                        && !key.keyId().equals(given.keyId())) {
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
        keys.forgetAfterCommit(after.keyId());
    }

    private void store(Stores stores, Caller caller, ApiKeyToken token, Instant now) {
        IssuedApiKey issued = maker.store(
                stores, token, null, new Name("Administrator"), KeyScopes.all(), caller.actorId(), now, null);
        audit(stores, caller, AuditAction.API_KEY_CREATE, null, issued.key(), now);
    }

    private void audit(
            Stores stores, Caller caller, AuditAction action, @Nullable ApiKey before, ApiKey key, Instant now) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", key.name().toString());
        told.put("scopes", key.scopes().labels());
        told.putAll(Changes.told(before == null ? null : Described.of(before), Described.of(key)));
        PlatformEntry.of(action, key.keyId(), told).write(ports.ids(), stores, caller, now);
    }
}
