/// Use cases of audit: the lists of audit events and the audit export. `AuditEntry` writes an event, `Changes` says
/// what
/// changed, before and after.
@NullMarked
package org.landlord.application.audit;

import org.jspecify.annotations.NullMarked;
