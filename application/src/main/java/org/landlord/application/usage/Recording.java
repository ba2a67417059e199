package org.landlord.application.usage;

import java.util.List;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.out.IdGenerator;

/// Events of one caller, recorded as a whole or not at all. It is prepared on the thread of the caller,
/// because there is only one thread that writes.
///
/// @param entries at least one
/// @param many true for a batch: failures name the index
record Recording(Caller caller, OrgId orgId, List<Entry> entries, boolean many, HardLimits hardLimits) {

    /// One event.
    ///
    /// @param eventId of the command, or a new one
    record Entry(RecordUsage command, EventId eventId, UsageSeries series) {

        /// True if the caller gave the id: the event may have been recorded before.
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

    int countSeries() {
        return (int) entries.stream().map(Entry::series).distinct().count();
    }

    private static Entry entry(OrgId orgId, RecordUsage command, IdGenerator ids) {
        EventId eventId = command.eventId() == null ? new EventId(ids.next("evt")) : command.eventId();
        return new Entry(
                command, eventId, UsageSeries.of(orgId, command.projectId(), command.metric(), command.unit()));
    }
}
