package org.landlord.port.out.migration;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.migration.SourceTable;

/// An open database of another control plane, in one state: changes of other processes are not seen.
/// Rows are streamed, so the memory does not depend on their number; a consumer may read another table
/// meanwhile.
///
/// The adapter does not judge what it reads: values that break rules are returned as they are. All
/// methods throw [org.landlord.domain.failure.InvalidInput] at `file` if the file is damaged, and
/// [org.landlord.domain.failure.Unavailable] if another process has locked it.
public interface SourceStore extends AutoCloseable {

    /// The number of rows of all tables.
    long rows();

    /// The rows of [SourceTable#ORGS], by id.
    void organizations(Consumer<SourceRow> consumer);

    /// The rows of an organization by key; events in the order in which they were recorded.
    ///
    /// @param orgId the field `orgId` of the row of the organization, as it was read
    void rows(SourceTable table, @Nullable Object orgId, Consumer<SourceRow> consumer);

    /// The number of rows of an organization.
    long count(SourceTable table, @Nullable Object orgId);

    /// Rows whose organization does not exist, in no order.
    void orphans(SourceTable table, Consumer<SourceRow> consumer);

    @Override
    void close();
}
