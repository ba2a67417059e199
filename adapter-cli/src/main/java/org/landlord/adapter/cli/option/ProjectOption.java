package org.landlord.adapter.cli.option;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.ProjectId;
import picocli.CommandLine.Option;

/// A project, or the organization as a whole.
public final class ProjectOption {

    @Option(
            names = "--project",
            paramLabel = "PROJECT",
            description = "Id of a project; without it, the organization as a whole.")
    private @Nullable ProjectId projectId;

    /// Its id; null for the organization as a whole.
    public @Nullable ProjectId id() {
        return projectId;
    }
}
