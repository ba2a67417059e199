package org.landlord.application.access;

import java.util.Optional;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.port.out.access.AdminKeyStore;

/// The administrator's key as it is stored for the operator and the CLI.
public final class StoredAdminKey {

    private final UseCaseContext ports;
    private final AdminKeyStore store;

    public StoredAdminKey(UseCaseContext ports, AdminKeyStore store) {
        this.ports = ports;
        this.store = store;
    }

    /// The stored key; empty if there is none or it is not a valid key.
    Optional<ApiKeyToken> read() {
        return store.load().flatMap(text -> {
            try {
                return Optional.of(ApiKeyToken.parse(text));
            } catch (InvalidInput _) {
                return Optional.empty();
            }
        });
    }

    /// Stores a key in place of the one before.
    void write(ApiKeyToken token) {
        store.save(token.reveal());
    }

    /// If the stored key is the one that is replaced, stores the new one after the commit. Before the commit,
    /// a crash would leave a key that does not exist. To be called in the unit of work that replaces it.
    void replaceAfterCommit(KeyId before, ApiKeyToken after) {
        ports.gate().withoutAuthorization().afterCommit(() -> {
            if (read().filter(token -> token.keyId().equals(before)).isPresent()) {
                write(after);
            }
        });
    }
}
