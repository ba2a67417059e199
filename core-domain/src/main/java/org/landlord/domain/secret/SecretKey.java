package org.landlord.domain.secret;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// Which secret reference: there is at most one for each key. One of the organization and one of a project are
/// different even if they have the same name.
///
/// @param orgId whose secret
/// @param projectId of which project; null for the organization as a whole
/// @param name what it is called there
public record SecretKey(OrgId orgId, @Nullable ProjectId projectId, SecretName name) implements Comparable<SecretKey> {

    /// By name; of the same name the organization's first, then by project.
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
