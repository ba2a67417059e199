package org.landlord.domain.workflow.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.AsStored;
import org.landlord.domain.shared.Text;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.workflow.Run;

/// The decision of one caller on an approval.
///
/// @param note the reason, at most [#MAX_NOTE_LENGTH] characters; null if there is none
/// @param value null unless it approves a request with options
public record Decision(
        Run.Actor decidedBy,
        boolean approved,
        @Nullable String note,
        @Nullable ApprovalValue value,
        Instant decidedAt) {

    public static final int MAX_NOTE_LENGTH = 2_000;

    /// @throws InvalidInput naming `note`, if it breaks a rule of texts
    public Decision {
        if (note != null && !AsStored.isRead()) {
            try {
                note = Text.checkVerbatim(note, MAX_NOTE_LENGTH);
            } catch (InvalidInput refused) {
                throw refused.at("note");
            }
        }
        decidedAt = Timestamps.check(decidedAt);
    }
}
