package org.landlord.application.access;

import java.util.Optional;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.port.out.access.AdministratorKeyFile;

/// The administrator's key that lies beside the storage, for its owner and for the CLI.
final class AdminKeyFile {

    private final UseCaseContext ports;
    private final AdministratorKeyFile file;

    AdminKeyFile(UseCaseContext ports, AdministratorKeyFile file) {
        this.ports = ports;
        this.file = file;
    }

    /// The key that was left; empty if none was, or what lies there is none.
    Optional<ApiKeyToken> left() {
        return file.left().flatMap(text -> {
            try {
                return Optional.of(ApiKeyToken.parse(text));
            } catch (InvalidInput _) {
                return Optional.empty();
            }
        });
    }

    /// Leaves a key there, in place of one that was there before.
    void leave(ApiKeyToken token) {
        file.leave(token.reveal());
    }

    /// If the key that is replaced lies there, the new one does as soon as it is stored: before that, a crash would
    /// leave a key that nobody has. To be called in the unit of work that stores it.
    void exchangeAfterCommit(KeyId before, ApiKeyToken after) {
        ports.gate().unguarded().afterCommit(() -> {
            if (left().filter(token -> token.keyId().equals(before)).isPresent()) {
                leave(after);
            }
        });
    }
}
