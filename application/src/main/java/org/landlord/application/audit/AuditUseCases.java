package org.landlord.application.audit;

import org.landlord.application.shared.UseCaseContext;
import org.landlord.port.in.audit.AuditTrail;

/// The door to the use cases of audit; what stands behind it is nobody else's business.
public final class AuditUseCases {

    private AuditUseCases() {}

    /// The use cases behind [AuditTrail].
    public static AuditTrail auditTrail(UseCaseContext ports) {
        return new AuditTrailUseCases(ports);
    }
}
