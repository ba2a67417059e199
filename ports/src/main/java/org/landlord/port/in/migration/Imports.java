package org.landlord.port.in.migration;

import org.landlord.domain.access.Caller;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Takes over the data of another control plane. For a process with the storage and the file.
public interface Imports {

    /// Imports a source: each row that Landlord does not have and that its rules allow. Rows that exist
    /// are never changed. Ids and times are kept. May be repeated, and continues after a process was
    /// killed: nothing is imported twice.
    ///
    /// An organization with the id of an existing one that was created at another time is another
    /// organization: neither it nor its rows are imported.
    ///
    /// Audited as `platform.import` in the log of the platform with the first change, and as
    /// `org.import` in the log of each organization after its rows.
    ///
    /// @param progress called after each unit of work
    /// @throws org.landlord.domain.failure.InvalidInput at `file`, if it cannot be read or is no such
    ///     source
    /// @throws org.landlord.domain.failure.Forbidden if the caller lacks any permission on the
    ///     platform: an import grants roles and stores identity providers
    @Needs(Operation.IMPORT_SOURCE)
    ImportReport run(Caller caller, ImportSource command, ImportProgress progress);
}
