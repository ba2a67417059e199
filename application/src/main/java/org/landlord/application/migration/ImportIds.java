package org.landlord.application.migration;

import org.landlord.domain.audit.AuditEventId;

/// The ids of imported events. They follow from the source, so that a second import finds them.
final class ImportIds {

    /// The name of the source in ids and in the audit log.
    static final String SOURCE = "smithers";

    static final String PREFIX = SOURCE + ":";

    private ImportIds() {}

    /// The id of a usage event or an audit event: `smithers:17`. Ids are unique in an organization.
    ///
    /// @param number of the event in the source, which never uses one again
    static String event(long number) {
        return PREFIX + number;
    }

    /// The id of the event in the log of an organization that tells of an import: `smithers:import:1`.
    ///
    /// @param number of the import into the organization, from 1 on
    static AuditEventId tale(int number) {
        return new AuditEventId(PREFIX + "import:" + number);
    }
}
