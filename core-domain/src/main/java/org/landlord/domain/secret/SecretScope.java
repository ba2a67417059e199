package org.landlord.domain.secret;

import org.landlord.domain.tenancy.ProjectId;

/// Which of an organization's secret references a list shows.
public sealed interface SecretScope {

    /// All of them.
    record Everything() implements SecretScope {}

    /// Those of the organization as a whole.
    record OrgWide() implements SecretScope {}

    /// Those of one project.
    ///
    /// @param projectId the project
    record OfProject(ProjectId projectId) implements SecretScope {}

    /// True if the reference with this key is shown.
    default boolean shows(SecretKey key) {
        return switch (this) {
            case Everything _ -> true;
            case OrgWide _ -> key.projectId() == null;
            case OfProject(ProjectId projectId) -> projectId.equals(key.projectId());
        };
    }
}
