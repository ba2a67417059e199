package org.landlord.port.in.audit;

import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Window;

/// Takes an export away. That it was taken is an audit event itself.
///
/// @param orgId of which organization
/// @param window of which usage and which audit events
/// @param format as what
public record ExportAudit(OrgId orgId, Window window, AuditFormat format) {}
