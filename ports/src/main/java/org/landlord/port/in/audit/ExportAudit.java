package org.landlord.port.in.audit;

import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Window;

/// Exports an organization. The export is audited.
///
/// @param window of the usage summary and of the events
public record ExportAudit(OrgId orgId, Window window, AuditFormat format) {}
