package org.landlord.application.usage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
/// @param series those of the entries
/// @param many true for a batch: failures name the index
record Recording(
        Caller caller, OrgId orgId, List<Entry> entries, Set<UsageSeries> series, boolean many, HardLimits hardLimits) {

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
        Map<UsageSeries, UsageSeries> series = new HashMap<>();
        List<Entry> entries = new ArrayList<>(commands.size());
        for (RecordUsage command : commands) {
            UsageSeries one = UsageSeries.of(orgId, command.projectId(), command.metric(), command.unit());
            // Entries of one series have one object, which later comparisons recognize at once.
            UsageSeries shared = series.putIfAbsent(one, one);
            entries.add(new Entry(command, eventId(command, ids), shared == null ? one : shared));
        }
        return new Recording(caller, orgId, entries, Set.copyOf(series.keySet()), many, hardLimits);
    }

    private static EventId eventId(RecordUsage command, IdGenerator ids) {
        return command.eventId() == null ? new EventId(ids.next("evt")) : command.eventId();
    }
}
