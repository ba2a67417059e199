package org.landlord.domain.secret;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// The key of a secret reference. A reference of the organization and a reference of a project with the
/// same name are different.
///
/// @param projectId null for the organization as a whole
public record SecretKey(OrgId orgId, @Nullable ProjectId projectId, SecretName name) implements Comparable<SecretKey> {

    /// By name; for equal names the reference of the organization first, then by project.
    private static final Comparator<SecretKey> ORDER = Comparator.comparing(SecretKey::orgId)
            .thenComparing(SecretKey::name)
            .thenComparing(key -> key.projectId == null ? "" : key.projectId.value());

    @Override
    public int compareTo(SecretKey other) {
        return ORDER.compare(this, other);
    }

    /// For messages: `org_acme/project_app deploy-token`.
    @Override
    public String toString() {
        return orgId + (projectId == null ? "" : "/" + projectId) + " " + name;
    }
}
