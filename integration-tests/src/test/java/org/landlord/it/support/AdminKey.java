package org.landlord.it.support;

import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;

/// The administrator's key that the servers of these tests are given. It opens nothing else.
public final class AdminKey {

    /// Its token.
    public static final String TOKEN = ApiKeyToken.of(
                    new KeyId("key_0000000000000000000000test"), "T".repeat(ApiKeyToken.RANDOM_DIGITS))
            .reveal();

    /// As the audit log names it.
    public static final ActorId ACTOR = new ActorId("key_0000000000000000000000test");

    /// What `Authorization` says.
    public static final String BEARER = "Bearer " + TOKEN;

    private AdminKey() {}
}
