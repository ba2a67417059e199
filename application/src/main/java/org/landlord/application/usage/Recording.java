package org.landlord.application.usage;

import java.util.List;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.out.IdGenerator;

/// What one caller wants to have recorded: all of it or nothing. What can be made ready is made ready by the
/// caller's thread, for there are many of those, and one that writes.
///
/// @param caller who
/// @param orgId whose usage
/// @param entries at least one
/// @param many true if they came as a batch: what is wrong is then named by its index
/// @param hardLimits what hard limits mean for it
record Recording(Caller caller, OrgId orgId, List<Entry> entries, boolean many, HardLimits hardLimits) {

    /// One event.
    ///
    /// @param command what the caller says of it
    /// @param eventId its id: the caller's, or else a new one
    /// @param series what it is added up with
    record Entry(RecordUsage command, EventId eventId, UsageSeries series) {

        /// True if the id is the caller's: the event may be known already.
        boolean isNamed() {
            return command.eventId() != null;
        }
    }

    static Recording of(
            Caller caller,
            OrgId orgId,
            List<RecordUsage> commands,
            boolean many,
            HardLimits hardLimits,
            IdGenerator ids) {
        return new Recording(
                caller,
                orgId,
                commands.stream().map(command -> entry(orgId, command, ids)).toList(),
                many,
                hardLimits);
    }

    /// How many series are named.
    int countSeries() {
        return (int) entries.stream().map(Entry::series).distinct().count();
    }

    private static Entry entry(OrgId orgId, RecordUsage command, IdGenerator ids) {
        EventId eventId = command.eventId() == null ? new EventId(ids.next("evt")) : command.eventId();
        return new Entry(
                command, eventId, UsageSeries.of(orgId, command.projectId(), command.metric(), command.unit()));
    }
}
