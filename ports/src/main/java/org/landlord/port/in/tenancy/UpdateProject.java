package org.landlord.port.in.tenancy;

import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;

/// Changes a project.
public record UpdateProject(OrgId orgId, ProjectId projectId, Project.Patch patch, Precondition precondition) {}
