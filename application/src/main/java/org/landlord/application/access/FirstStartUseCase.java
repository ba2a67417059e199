package org.landlord.application.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.Changes;
import org.landlord.application.shared.Described;
import org.landlord.application.shared.PlatformEntry;
import org.landlord.application.shared.Ports;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.tenancy.Name;
import org.landlord.port.in.access.FirstStart;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.out.Stores;
import org.landlord.port.out.access.AdministratorKeyFile;
import org.landlord.port.out.access.StoredApiKey;

final class FirstStartUseCase implements FirstStart {

    /// Who does what nobody asked for: the start itself.
    private static final Caller START = Caller.operator(new ActorId("landlord-start"));

    /// Who holds the storage.
    private static final Caller OWNER = Caller.operator(new ActorId("landlord-recovery"));

    private final Ports ports;
    private final KeyMaker maker;
    private final KeyRing keys;
    private final AdministratorKeyFile file;

    FirstStartUseCase(Ports ports, KeyMaker maker, KeyRing keys, AdministratorKeyFile file) {
        this.ports = ports;
        this.maker = maker;
        this.keys = keys;
        this.file = file;
    }

    @Override
    public Optional<ApiKeyToken> administratorKey(@Nullable ApiKeyToken given) {
        if (given != null) {
            makeGood(given);
            return Optional.empty();
        }
        if (ports.gate().unguarded().read(FirstStartUseCase::hasKeys)) {
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
        return file.left().flatMap(text -> {
            try {
                return Optional.of(ApiKeyToken.parse(text));
            } catch (InvalidInput _) {
                return Optional.empty();
            }
        });
    }

    private static boolean hasKeys(Stores stores) {
        return !stores.apiKeys().isEmpty();
    }

    /// Left beside the storage before it is stored: a key that nobody knows would lock everybody out, and one
    /// that was never stored is replaced at the next start.
    private ApiKeyToken leave(Stores stores, Caller caller) {
        ApiKeyToken token = maker.newToken();
        file.leave(token.reveal());
        store(stores, caller, token, ports.clock().now());
        return token;
    }

    private void makeGood(ApiKeyToken given) {
        boolean good = ports.gate()
                .unguarded()
                .read(stores -> stores.apiKeys()
                        .find(given.keyId())
                        .filter(stored -> isGood(stored, given))
                        .isPresent());
        if (good) {
            return;
        }
        ports.gate().unguarded().write(stores -> {
            StoredApiKey before = stores.apiKeys().find(given.keyId()).orElse(null);
            Instant now = ports.clock().now();
            if (before == null) {
                store(stores, START, given, now);
            } else if (before.key().orgId() != null) {
                throw new IllegalStateException("the given administrator key is the key of an organization");
            } else {
                ApiKey after = before.key().good(KeyScopes.all());
                stores.apiKeys().update(new StoredApiKey(after, SecretHash.of(given)));
                audit(stores, START, before.key(), after, now);
            }
            return true;
        });
        keys.forget(given.keyId());
    }

    private boolean isGood(StoredApiKey stored, ApiKeyToken given) {
        return stored.secretHash().fits(given)
                && stored.key().isGood(ports.clock().now())
                && stored.key().orgId() == null
                && stored.key().scopes().equals(KeyScopes.all());
    }

    private void store(Stores stores, Caller caller, ApiKeyToken token, Instant now) {
        IssuedApiKey issued = maker.store(
                stores, token, null, new Name("Administrator"), KeyScopes.all(), caller.actorId(), now, null);
        audit(stores, caller, null, issued.key(), now);
    }

    private void audit(Stores stores, Caller caller, @Nullable ApiKey before, ApiKey key, Instant now) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", key.name().toString());
        told.put("scopes", key.scopes().labels());
        told.putAll(Changes.told(before == null ? null : Described.of(before), Described.of(key)));
        PlatformEntry.of(AuditAction.API_KEY_CREATE, key.keyId(), told).write(ports.ids(), stores, caller, now);
    }
}
