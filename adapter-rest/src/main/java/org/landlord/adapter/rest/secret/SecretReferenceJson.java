package org.landlord.adapter.rest.secret;

import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.secret.SecretReference;

/// A secret reference as JSON.
public final class SecretReferenceJson {

    private SecretReferenceJson() {}

    /// Writes its members.
    public static void write(SecretReference secret, ObjectWriter out) {
        out.text("orgId", secret.key().orgId())
                .text("projectId", secret.key().projectId())
                .text("name", secret.key().name())
                .text("provider", secret.provider())
                .text("ref", secret.ref())
                .text("createdBy", secret.createdBy())
                .instant("createdAt", secret.createdAt())
                .instant("rotatedAt", secret.rotatedAt());
    }
}
