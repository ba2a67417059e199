package org.landlord.adapter.rest.access;

import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.access.ApiKey;
import org.landlord.port.in.access.IssuedApiKey;

/// API keys as JSON.
public final class ApiKeyJson {

    private ApiKeyJson() {}

    /// Without what lets in.
    public static void write(ApiKey key, ObjectWriter out) {
        out.text("keyId", key.keyId())
                .text("orgId", key.orgId())
                .text("name", key.name())
                .texts("scopes", key.scopes().labels())
                .text("createdBy", key.createdBy())
                .instant("createdAt", key.createdAt())
                .instant("expiresAt", key.expiresAt())
                .instant("lastUsedAt", key.lastUsedAt())
                .instant("revokedAt", key.revokedAt());
    }

    /// The only answer that has the token in it.
    static void writeIssued(IssuedApiKey issued, ObjectWriter out) {
        write(issued.key(), out);
        out.text("token", issued.token().reveal());
    }

    /// What is kept of that answer, for whoever repeats the request.
    static void writeKept(IssuedApiKey issued, ObjectWriter out) {
        write(issued.key(), out);
        out.text("token", null);
    }
}
