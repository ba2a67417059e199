package org.landlord.adapter.cli.option;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.ProjectId;
import picocli.CommandLine.Option;

/// A project, or the whole organization.
public final class ProjectOption {

    @Option(names = "--project", paramLabel = "PROJECT", description = "Project id. Default: the whole organization.")
    private @Nullable ProjectId projectId;

    /// The project id; null for the whole organization.
    public @Nullable ProjectId id() {
        return projectId;
    }
}
