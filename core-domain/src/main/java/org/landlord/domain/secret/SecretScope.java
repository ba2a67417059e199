package org.landlord.domain.secret;

import org.landlord.domain.tenancy.ProjectId;

/// A filter for the secret references of an organization.
public sealed interface SecretScope {

    record Everything() implements SecretScope {}

    /// References of the organization as a whole.
    record OrgWide() implements SecretScope {}

    /// References of one project.
    record OfProject(ProjectId projectId) implements SecretScope {}

    default boolean shows(SecretKey key) {
        return switch (this) {
            case Everything _ -> true;
            case OrgWide _ -> key.projectId() == null;
            case OfProject(ProjectId projectId) -> projectId.equals(key.projectId());
        };
    }
}
